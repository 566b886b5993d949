// What the page may ask of the core, and what it answers. sim/explorer/README.md tells how the parts go together.
//
// Names: months are "YYYY-MM". Worlds are numbered from 1, as `chokepoint explain --replicate` numbers them; a range
// of worlds has both ends. An *output* is a metric, or `lever_NAME` for a lever in force. Undefined numbers are NaN
// in buffers and null in JSON.

import type {Description} from "./description";

export * from "./description";

export type Month = string;

/** One mistake in what was given, in the words of `chokepoint check`. */
export interface Fault {
  text: string;     ///< the whole of it, as the command line prints it
  pointer: string;  ///< JSON pointer to the place, "" if there is none
  line: number;
  column: number;  ///< 0 if there is none
  problem: string;
  allowed: string;     ///< "" if there is nothing to say
  suggestion: string;  ///< the nearest name; "" if none is near
}

/** Every call may answer this instead; nothing has changed then. */
export interface Refusal {
  faults: Fault[]
}

// --- check -----------------------------------------------------------------------------------------------------------

/** A scenario file, as text. `name`: as which it is known (default "mine"); the file would be NAME.json. */
export interface Given {
  scenario: string;
  name?: string
}

/** `present`: say where the scenario stands at the present too, which takes a run of one world. */
export interface CheckRequest extends Given {
  present?: boolean
}

export interface Checked {
  name: string;
  title: string;
  description: string;
  words: string;    ///< "12 policies, 1 reaction, 0 parameters set, to 2032-12"
  notes: string[];  ///< allowed and hardly meant; say them
  last: Month;
  effective: string;  ///< everything resolved; runs as it is
  /** Policies that begin after the present, as the file would have them: {id, from, lever, value, ...}. */
  moves: object[];
  claims: {[claim: string]: {[branch: string]: number}};  ///< weights in force, only where not the usual ones
  /** False if its past is not the baseline's (other moves before the present, parameters, roster, channels): it runs
   *  whole. */
  resumes: boolean;
  /** Where it has each lever in the month of the present, and the chip rule in force then; only if asked for. */
  present?: {levers: {[lever: string]: number}; chip_rule: object[] | null};
}

// --- run -------------------------------------------------------------------------------------------------------------

export interface RunRequest extends Given {
  worlds: [number, number];  ///< from, to; at most 64 at a time, best the blocks 1-64, 65-128, ...
  outputs: string[];
  /** "future": only what lies after the present, resumed from a state kept of these worlds, where a scenario with the
   *  same past has run; "all": every month. The same bits either way. A past that no set has yet is to be asked for
   *  once, or sets of it cannot be compared: the baseline's, and that of a scenario that does not resume (check). */
  months: "future"|"all";
}

/** numbers: Float64Array [output][month][world], months from `first` on. */
export interface RunAnswer {
  name: string;
  worlds: [number, number];
  outputs: string[];
  first: Month;
  months: number;
  /** Names the worlds of a past: blocks of one set, and two sets that are compared, may only be laid together if they
   *  agree. */
  past: string;
  seconds: number;
}

// --- sets: what one instance keeps of a scenario, to say something of it ---------------------------------------------

/** Hands a block of another worker (or of this one) to the instance that tells. A set is made by its first block; a
 *  block of another scenario text makes the set anew. Months before `first` are taken from a set that has them and the
 *  same past. */
export interface KeepRequest extends Given {
  set: string;
  answer: RunAnswer
}
export interface KeepAnswer {
  set: string;
  worlds: number
}  ///< worlds 1..worlds are complete

/** Which worlds count: those in which all of this holds. Nothing: all. */
export interface Where {
  claims?: {[claim: string]: string};                              ///< the branch
  parameters?: {[parameter: string]: [number|null, number|null]};  ///< from, to; null: open
}

export interface SummariseRequest {
  set: string;
  outputs: string[];
  worlds?: number;  ///< worlds: the first so many; default: all that are complete
  where?: Where;
}
/** numbers: Float64Array [output][statistic][month], all months that the set has; statistics in this order. */
export interface SummariseAnswer {
  statistics: ["n", "mean", "mean_se", "p05", "p25", "p50", "p75", "p95"];
  outputs: string[];
  first: Month;
  months: number;
  worlds: number;
}

export interface DifferenceRequest {
  reference: string;
  set: string;
  outcomes: string[];
  worlds?: number;
  where?: Where;
  from?: Month;  ///< only from this month on (default: the month after the present)
}
/** numbers: Float64Array [outcome][statistic][month]. low, high: the 99 % interval of the mean, clustered by ancestor.
 *  above, below: share of worlds in which the set has more, less. p05..p95: over worlds, NaN for stepwise outcomes. */
export interface DifferenceAnswer {
  statistics: ["n", "mean", "se", "low", "high", "above", "below", "p05", "p50", "p95"];
  outcomes: string[];
  first: Month;
  months: number;
  worlds: number;
  clearFrom: (Month|null)[];  ///< of each outcome: first month from which the difference stays clear of 0
}

// --- sentences: the very ones of `chokepoint run` and `chokepoint compare` -------------------------------------------

export interface Sentence {
  id: string;
  sentence: string;
  metric: string;
  unit: string;
  month: Month;
  value: number|null;
  low: number|null;
  high: number|null;
  interval: string;
  toldFromZero: boolean;
  lowest: number|null;
  highest: number|null;
  lowestAt: string;
  highestAt: string;
}

export interface TellRequest {
  set: string;
  worlds?: number;
  where?: Where
}
export interface TellAnswer {
  worlds: number;
  claims: Sentence[];
  hangsOn: string[];  ///< contested claims that decide the lag, a sentence each
}

export interface CompareRequest {
  reference: string;
  set: string;
  worlds?: number;
  where?: Where
}
export interface CompareAnswer {
  worlds: number;
  answer: string;  ///< the sentence at the top of the page of `chokepoint compare`
  claims: Sentence[];
  samePast: boolean;
  sameWorlds: boolean;
}

// --- one world -------------------------------------------------------------------------------------------------------

export interface StoryRequest extends Given {
  world: number
}
export interface StoryAnswer {
  title: string;
  remark: string;  ///< to be said before any story
  lines: {month: Month; actor: string; what: string; why: string; brief: boolean; move?: string}[];
  brief: string;
  full: string;  ///< as `chokepoint explain` prints it, without and with --full
}

/** numbers: Float64Array [parameters then claims][world]: what each embedded world has; branches by their number from
 *  0. */
export interface WorldsAnswer {
  parameters: string[];
  claims: string[];
  worlds: number
}

/** What the model makes of a fixed probe, as `chokepoint --version` has it: for tests, since it takes some 0.3 s. */
export interface ProbeAnswer {
  model: string
}

// --- the core --------------------------------------------------------------------------------------------------------

export type Numbered<Answer> = Answer&{numbers: Float64Array};

/** One instance of the WebAssembly module, in a worker or in Node. Every call throws Refused for bad input. */
export interface Core {
  describe(): Description;
  check(request: CheckRequest): Checked;
  run(request: RunRequest): Numbered<RunAnswer>;
  keep(request: KeepRequest, numbers: Float64Array): KeepAnswer;
  summarise(request: SummariseRequest): Numbered<SummariseAnswer>;
  differences(request: DifferenceRequest): Numbered<DifferenceAnswer>;
  tell(request: TellRequest): TellAnswer;
  compare(request: CompareRequest): CompareAnswer;
  story(request: StoryRequest): StoryAnswer;
  worlds(): Numbered<WorldsAnswer>;
  probe(): ProbeAnswer;
}

export class Refused extends Error {
  constructor(readonly faults: Fault[]) { super(faults.map((fault) => fault.text).join("\n")); }
}
