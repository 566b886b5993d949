// What the core describes, by name; and what a preset makes of the levers.
import type {Checked, Description, Lever, Month, Parameter, Scenario} from "../core/contract";
import {chipRules, type Rule, ruleInWords} from "./chip_rules";
import {kCircumstances} from "./words/circumstance_words";
import {monthsLater} from "./months";

/** A policy of a checked scenario. */
export interface Move {
  id: string;
  from: Month;
  to?: Month;
  announced?: Month;
  lever?: string;
  value?: number;
  chip_rule?: object[];
  ramp_months?: number;
}

/** Where a preset has a lever if nobody touches it. */
export interface Rest {
  value: number;
  from: Month|null;
  ids: string[]
}

/** The actor of levers that nobody decides. */
export const kNobody = "Circumstance";

/** What stands behind a metric in a sentence. */
const kUnits: Record<string, string> = {
  "months": ", in months,",
  "USD/year": ", in dollars a year,"
};

export class Library {
  readonly levers: Map<string, Lever>;
  readonly scenarios: Map<string, Scenario>;
  /** The first month that a policy can change. */
  readonly soonest: Month;
  private readonly presets = new Map<string, Checked>();
  private readonly meanings: Map<string, string>;
  readonly rules: Rule[];

  constructor(readonly description: Description) {
    const {levers, scenarios, parameters, claims, metrics} = description;
    this.levers = new Map(levers.map((lever) => [lever.name, lever]));
    this.scenarios = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
    this.meanings = new Map([
      ...metrics.map((one) => [one.name, one.label + (kUnits[one.unit] ?? "")] as const),
      ...levers.map((one) => [`lever_${one.name}`, one.description] as const),
      ...[...levers, ...claims].map((one) => [one.name, one.description] as const),
      ...parameters.map((one) => [one.name, meaningOf(one)] as const),
    ]);
    this.soonest = monthsLater(description.months.present, 1);
    this.rules = chipRules(description, this.soonest);
  }

  /** What a name of a lever, circumstance, claim or metric means. */
  meaningOf(name: string): string|undefined { return this.meanings.get(name); }

  /** `checked` says where the preset stands at the present. */
  learn(name: string, checked: Checked): void { this.presets.set(name, checked); }
  knows(name: string): boolean { return this.presets.has(name); }
  preset(name: string): Checked { return this.presets.get(name)!; }
  title(name: string): string { return this.scenarios.get(name)!.title; }

  /** Where the baseline stands at the present. */
  today(): NonNullable<Checked["present"]> {
    const {levers, chipRules} = this.description;
    return {
      levers: Object.fromEntries(levers.map((lever) => [lever.name, lever.today])),
      chip_rule: chipRules.find((rule) => rule.in_force)?.chip_rule ?? null
    };
  }

  /** Where a preset leaves a lever, from when, and the policies that bring it there. */
  rest(preset: string, lever: string): Rest {
    const moves = this.moves(preset).filter((move) => move.lever === lever);
    const lasting = moves.filter((move) => !move.to).at(-1);
    const value = lasting?.value ?? this.preset(preset).present!.levers[lever]!;
    return {value, from: lasting?.from ?? null, ids: moves.map((move) => move.id)};
  }

  /** The policies that change what may be sold, of a preset. */
  ruleIds(preset: string): string[] { return this.ruleMoves(preset).map((move) => move.id); }

  /** What may be sold under a preset if nobody touches it, and from when, if it is not so already. */
  standingRule(preset: string): {clauses: object[]; from: Month | null} {
    const lasting = this.ruleMoves(preset).filter((move) => !move.to).at(-1);
    if (lasting) return {clauses: lasting.chip_rule!, from: lasting.from};
    return {clauses: this.preset(preset).present!.chip_rule ?? [], from: null};
  }

  /** A chip rule in words. */
  ruleInWords(clauses: object[]): string { return ruleInWords(this.rules, clauses); }

  /** When a preset first does other than the baseline, by its policies; null if its past is another. */
  differsFrom(preset: string, baseline: string): Month|null {
    const text = (name: string) =>
        new Map(this.moves(name).map((move) => [JSON.stringify(move), move.announced ?? move.from]));
    const [one, other] = [text(preset), text(baseline)];
    const months = [...one, ...other].filter(([move]) => one.has(move) !== other.has(move)).map(([, month]) => month);
    return this.preset(preset).resumes && months.length ? months.sort()[0]! : null;
  }

  private moves(preset: string): Move[] { return this.preset(preset).moves as Move[]; }
  private ruleMoves(preset: string): Move[] { return this.moves(preset).filter((move) => move.chip_rule); }
}

/** What a circumstance is, where the registry's words need those of the row before. */
export function meaningOf(parameter: Parameter): string {
  return kCircumstances[parameter.name] ?? parameter.description;
}
