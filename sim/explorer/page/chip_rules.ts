// Chip rules that a reader may choose: those of the record, and those that scenarios of the library bring.
import type {Description, Month} from "../core/contract";

/** A way to say what may be sold to China. */
export interface Rule {
  id: string;
  label: string;
  clauses: object[]
}

const kNoRule = "no rule: every chip may be sold";

interface Policy {
  from: Month;
  chip_rule?: object[]
}

/** What a rule says, whatever the order of its words and its remarks. */
function meaning(clauses: object[]): string {
  return JSON.stringify(clauses.map((clause) => Object.entries(clause).filter(([key]) => key !== "$comment").sort()));
}

export function ruleOf(rules: Rule[], clauses: object[]): Rule|undefined {
  return rules.find((rule) => meaning(rule.clauses) === meaning(clauses));
}

export function ruleInWords(rules: Rule[], clauses: object[]): string {
  if (!clauses.length) return kNoRule;
  return ruleOf(rules, clauses)?.label ?? "a rule of this scenario's own";
}

/** Each rule once: under the name of its event, or of the scenario that has least beside it and comes first. */
export function chipRules({chipRules, scenarios}: Description, soonest: Month): Rule[] {
  const rules: Rule[] = chipRules.map(
      ({id, event, month, chip_rule}) =>
          ({id, label: `${event.replace(/ \(\d+ FR \d+\)/, "")} (${month.slice(0, 4)})`, clauses: chip_rule}));
  const brought = scenarios.flatMap(({name, title, text}) => {
    const policies = (JSON.parse(text) as {policies?: Policy[]}).policies ?? [];
    const own = policies.filter((policy) => policy.chip_rule && policy.from >= soonest);
    return own.length === 1 ? [{name, title, count: policies.length, from: own[0]!.from, clauses: own[0]!.chip_rule!}] :
                              [];
  });
  brought.sort((a, b) => a.count - b.count || a.from.localeCompare(b.from));
  for (const {name, title, clauses} of brought)
    if (!ruleOf(rules, clauses)) rules.push({id: name, label: clauses.length ? title : kNoRule, clauses});
  return rules;
}
