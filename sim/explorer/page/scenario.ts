// A state as a scenario file: what the page runs, shares and exports is this text.
import type {Given, Month} from "../core/contract";
import type {Library} from "./library";
import {monthInWords} from "./months";
import type {State} from "./state";
import {leverValue} from "./values";

interface Policy {
  id: string;
  from: string;
  lever?: string;
  value?: number;
  chip_rule?: object[]
}

export const kName = "mine";

/** Is anything changed beside the preset? */
export function isMoved(state: State): boolean { return Object.keys(state.settings).length > 0 || state.rule !== null; }

/** When a state first does other than the baseline; null if it never does, or its past is another. */
export function beginsIn(state: State, library: Library): Month|null {
  const {baseline} = library.description;
  const own = [...Object.values(state.settings), ...(state.rule ? [state.rule] : [])].map(({from}) => from);
  if (state.preset === baseline) return own.sort()[0] ?? null;
  const preset = library.differsFrom(state.preset, baseline);
  return preset && [preset, ...own].sort()[0]!;
}

function policiesOf(state: State, library: Library): {policies: Policy[]; without: string[]} {
  const policies: Policy[] = [], without: string[] = [];
  if (state.rule) {
    const rule = library.rules.find((one) => one.id === state.rule!.id);
    if (rule) policies.push({id: "my-chip-rule", from: state.rule.from, chip_rule: rule.clauses});
    without.push(...library.ruleIds(state.preset));
  }
  for (const [name, setting] of Object.entries(state.settings)) {
    without.push(...library.rest(state.preset, name).ids);
    policies.push({id: `my-${name}`, lever: name, from: setting.from, value: setting.value});
    if (!setting.context) continue;
    library.levers.get(name)!.test_context.forEach((given, i) => {
      const {lever, value, chip_rule} = given as Partial<Policy>;
      if (lever && state.settings[lever]) return;  // the reader's own setting counts
      if (chip_rule && state.rule) return;
      policies.push({id: `my-${name}-needs-${i + 1}`, from: setting.from, ...(lever ? {lever, value} : {chip_rule})});
    });
  }
  return {policies, without: [...new Set(without)]};
}

/** The levers of a state, in words: "May China buy fast memory? 100 % stopped from January 2027". */
export function movedInWords(state: State, library: Library): string {
  const parts = Object.entries(state.settings).map(([name, {value, from}]) => {
    const lever = library.levers.get(name)!;
    return `${lever.label} ${leverValue(lever, value)} from ${monthInWords(from)}`;
  });
  const rule = library.rules.find((one) => one.id === state.rule?.id);
  if (rule) parts.unshift(`What may be sold: ${rule.label} from ${monthInWords(state.rule!.from)}`);
  return parts.join("; ");
}

/** What a state runs as. A state without own moves is its preset, as that stands in the library. */
export function givenOf(state: State, library: Library): Given {
  if (!isMoved(state)) return {name: state.preset, scenario: library.scenarios.get(state.preset)!.text};
  const {policies, without} = policiesOf(state, library);
  const file = {
    format_version: 1,
    title: "My policy",
    description: `Made in the explorer from "${library.title(state.preset)}": ${movedInWords(state, library)}`,
    extends: state.preset,
    ...(without.length ? { without } : {}),
    policies,
  };
  return {name: kName, scenario: JSON.stringify(file, null, 2) + "\n"};
}

export function baselineOf(library: Library): Given {
  const {baseline} = library.description;
  return {name: baseline, scenario: library.scenarios.get(baseline)!.text};
}

/** What the reader's state, and where it is held against the baseline, is called at the command line. */
export function fileOf(state: State): string { return isMoved(state) ? `${kName}.json` : state.preset; }

/** The month that `compare` reads unless it is told another, where policies begin before it. */
const kUsualMonth = "2028-12";

/** The command lines that give the numbers of the page. */
export function commandOf(state: State, library: Library, worlds: number, month: Month): string[] {
  const {baseline, seed} = library.description;
  const name = fileOf(state), begins = beginsIn(state, library) ?? library.soonest;
  const at = month === kUsualMonth && begins < kUsualMonth ? "" : ` --at ${month}`;
  const chosen = Object.entries(state.where.claims ?? {})
                     .map(([claim, branch]) => ` --set hypothesis.${claim}=${branch}`)
                     .join("");
  const more = ` --replicates ${worlds}${seed === "0" ? "" : ` --seed ${seed}`}${chosen}`;
  return name === baseline ? [`chokepoint run ${baseline}${more}`] :
                             [`chokepoint compare ${baseline} ${name}${at}${more}`];
}
