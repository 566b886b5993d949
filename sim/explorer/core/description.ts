// What describe() answers: what there is to move and to see.
import type {Month} from "./contract";

export interface Description {
  format: 1;
  version: string;
  commit: string;                                                      ///< of the program that wrote the page
  posterior: string;                                                   ///< digest, "sha256:..."
  seed: string;                                                        ///< of the worlds: "0"
  worlds: number;                                                      ///< how many are embedded (1,000)
  kernel: "scalar"|"native";                                           ///< what runs here; the same bits
  months: {first: Month; present: Month; last: Month; count: number};  ///< of the baseline; count from first to last
  baseline: string;  ///< name of the scenario that everything is held against
  start: string;     ///< name of the scenario that the page opens with; may be the baseline
  levers: Lever[];
  chipRules: ChipRule[];
  claims: ContestedClaim[];
  parameters: Parameter[];
  metrics: Metric[];
  outcomes: Outcome[];                        ///< what two scenarios are compared on
  groups: {name: string; heading: string}[];  ///< of scenarios, in order
  scenarios: Scenario[];
  sources: {[id: string]: Source};  ///< what `sources` of the above name, where the record knows it
  /** The outputs that compare() and tell() need; run() must have given all of them for all months. */
  comparisonOutputs: string[];
}

// Levers, claims, parameters, metrics and outcomes are what `chokepoint list ... --json` prints, with some members
// more.

export interface Lever {
  name: string;
  label: string;  ///< the label is a question: "May China buy fast memory?"
  description: string;
  actor: string;  ///< "United States", "China", "Allies": the group
  unit: string;
  min: number;
  max: number;
  default: number;
  today: number;      ///< today: in the baseline, in the month of the present
  scheduled: string;  ///< what the baseline's later moves make of it: "0.27 from 2026-10"; empty: nothing
  ramps: boolean;     ///< false: takes its value at once, and a policy's `ramp_months` is refused
  moves: string[];    ///< metrics that it moves first
  /** Policies ({lever, value} or {chip_rule}) under which it acts at all, each without id and from; often empty. */
  test_context: object[];
  mechanism: string;  ///< "MODEL.md 3.2.5"
  sources: string[];
}

/** A chip rule of the timeline: what may be sold to China. Use `chip_rule` as that of a policy. */
export interface ChipRule {
  id: string;
  month: Month;
  event: string;
  description: string;
  chip_rule: object[];
  in_force: boolean;  ///< at the present, in the baseline
}

export interface ContestedClaim {
  name: string;
  label: string;
  description: string;
  branches: {[branch: string]: number};  ///< weights before the evidence, in order
  branch_labels: {[branch: string]: string};
  branch_worlds: {[branch: string]: number};  ///< how many of the page's worlds have it
  mechanism: string;
  sources: string[];
}

export interface Parameter {
  name: string;
  label: string;
  description: string;
  unit: string;
  min: number;
  max: number;
  default: string;  ///< its prior in words
  prior: object;    ///< as a scenario's `parameters` takes it
  status: string;
  rationale: string;  ///< of the prior: documented, inferred or assumption
  /** Over the page's worlds: after the evidence. */
  p05: number;
  p25: number;
  p50: number;
  p75: number;
  p95: number;
  mechanism: string;
  sources: string[];
}

/** How numbers of a unit are said. */
export type UnitKind = "months"|"share"|"usd"|"count"|"dex"|"factor";

export interface Metric {
  name: string;
  label: string;  ///< a noun in lower case: "standing lag"
  description: string;
  unit: string;
  kind: UnitKind;
  observable: boolean;       ///< is there a figure that shows it?
  moved_first_by: string[];  ///< levers
  source: string;            ///< "MODEL.md 3.2.5"
}

export interface Outcome {
  name: string;
  label: string;
  description: string;
  output: string;  ///< that it is read from
  unit: string;
  difference_unit: string;  ///< "ln": the difference is of logarithms; exp(x) - 1 is the relative change
  kind: UnitKind;
  stepwise: boolean;  ///< world by world it is 0 or large: tell its mean, and no quantile of it
}

export interface Scenario {
  name: string;
  title: string;
  question: string;
  group: string;
  description: string;
  sources: string[];
  text: string;  ///< the file, which may extend others of this list by their names
}

export interface Source {
  title: string;
  address: string;
  tier: string;
  paraphrase: string
}
