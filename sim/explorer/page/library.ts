// What the core describes, by name; and what a preset makes of the levers.
import type { Checked, Description, Lever, Month, Scenario } from "../core/contract";
import { monthsLater } from "./months";

/** A policy of a checked scenario. */
export interface Move {
  id: string; from: Month; to?: Month; lever?: string; value?: number; chip_rule?: object[]; ramp_months?: number;
}

/** Where a preset has a lever if nobody touches it. */
export interface Rest { value: number; from: Month | null; ids: string[] }

/** A way to say what may be sold to China. */
export interface Rule { id: string; label: string; clauses: object[] }

export class Library {
  readonly levers: Map<string, Lever>;
  readonly scenarios: Map<string, Scenario>;
  /** The first month that a policy can change. */
  readonly soonest: Month;
  private readonly presets = new Map<string, Checked>();
  readonly rules: Rule[];

  constructor(readonly description: Description) {
    this.levers = new Map(description.levers.map((lever) => [lever.name, lever]));
    this.scenarios = new Map(description.scenarios.map((scenario) => [scenario.name, scenario]));
    this.soonest = monthsLater(description.months.present, 1);
    this.rules = description.chipRules.map((rule) => ({
      id: rule.id, label: `${rule.event} (${rule.month.slice(0, 4)})${rule.in_force ? ": in force today" : ""}`,
      clauses: rule.chip_rule }));
    for (const scenario of description.scenarios) this.addRuleOf(scenario);
  }

  /** A library scenario that brings a chip rule of its own offers it. */
  private addRuleOf(scenario: Scenario): void {
    const policies = (JSON.parse(scenario.text) as { policies?: Move[] }).policies ?? [];
    const own = policies.filter((policy) => policy.chip_rule && policy.from >= this.soonest);
    if (own.length !== 1) return;
    const clauses = own[0]!.chip_rule!;
    if (this.rules.some((rule) => JSON.stringify(rule.clauses) === JSON.stringify(clauses))) return;
    this.rules.push({ id: scenario.name, label: scenario.title, clauses });
  }

  learn(name: string, checked: Checked): void { this.presets.set(name, checked); }
  knows(name: string): boolean { return this.presets.has(name); }
  preset(name: string): Checked { return this.presets.get(name)!; }
  title(name: string): string { return this.scenarios.get(name)!.title; }

  /** Where a preset leaves a lever, from when, and the policies that bring it there. */
  rest(preset: string, lever: string): Rest {
    const moves = (this.preset(preset).moves as Move[]).filter((move) => move.lever === lever);
    const lasting = moves.filter((move) => !move.to).at(-1);
    return { value: lasting?.value ?? this.levers.get(lever)!.today, from: lasting?.from ?? null, ids: moves.map((move) => move.id) };
  }

  /** The policies that change what may be sold, of a preset. */
  ruleIds(preset: string): string[] {
    return (this.preset(preset).moves as Move[]).filter((move) => move.chip_rule).map((move) => move.id);
  }
}
