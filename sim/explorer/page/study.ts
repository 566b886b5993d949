// Runs worlds over the workers and says what they show: few while a lever is dragged, more when it rests, then all.
import type { Checked, CheckRequest, CompareAnswer, Core, Description, DifferenceAnswer, Given, Numbered, RunAnswer, SummariseAnswer, Where,
} from "../core/contract";
import { Channel, type Opening } from "./channel";
import { hasAssumptions } from "./state";

/** What to run and whose worlds to look at. */
export interface Wanted { given: Given; where: Where; settled: boolean }

export interface View {
  wanted: Wanted;
  worlds: number;                              ///< that were run
  base: Numbered<SummariseAnswer>;             ///< the baseline, in all worlds
  own: Numbered<SummariseAnswer> | null;       ///< the baseline, in the worlds that are chosen; null: all are
  mine: Numbered<SummariseAnswer> | null;      ///< null: the baseline itself
  difference: Numbered<DifferenceAnswer> | null;
  ms: number;                                  ///< since the reader asked
}

/** The sets of an instance: the baseline, the reader's policy, and one that is only tried. */
const kBaseline = "baseline", kMine = "mine", kTried = "tried";
const kBlock = 32;
const kDragged = 64, kReleased = 256;

class Stale extends Error {}

export class Study {
  private readonly runners: Channel[];
  private readonly keeper: Channel;            ///< has both sets: sums up
  private readonly scribe: Channel;            ///< has them too: writes sentences, which takes longer
  private readonly done = new Map<string, { text: string; blocks: number }>();
  private next: { wanted: Wanted; asked: number } | undefined;
  private working = false;
  private turn = 0;
  private losses = 0;                          ///< workers that were replaced, and with them what they had kept
  private idle: Promise<void> = Promise.resolve();
  readonly outputs: string[];
  readonly times: { [phase: string]: number[] } = { drag: [], release: [], all: [] };

  constructor(opening: Opening, readonly description: Description, private readonly baseline: Given, shown: string[],
              readonly outcomes: string[], private readonly show: (view: View) => void,
              private readonly refuse: (why: unknown) => void) {
    const count = Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2));
    this.runners = Array.from({ length: count }, () => new Channel(opening));
    const lost = () => { this.done.clear(); ++this.losses; };
    this.keeper = new Channel(opening, lost);
    this.scribe = new Channel(opening, lost);
    this.outputs = [...new Set([...shown, ...description.comparisonOutputs])];
  }

  /** Asks for a view; what was asked before and is not under way is dropped. */
  want(wanted: Wanted): void {
    this.next = { wanted, asked: performance.now() };
    ++this.turn;
    if (!this.working) void this.work();
  }

  check(given: CheckRequest): Promise<Checked> { return this.keeper.ask("check", given); }
  ask<Answer>(call: keyof Core, request: object = {}): Promise<Answer> { return this.scribe.ask<Answer>(call, request); }
  get restarts(): number { return [...this.runners, this.keeper, this.scribe].reduce((sum, one) => sum + one.restarts, 0); }

  /** The sentences of `chokepoint compare` on the last scenario that was run. */
  compare(worlds: number, where: Where): Promise<CompareAnswer> {
    return this.scribe.ask("compare", { reference: kBaseline, set: kMine, worlds, where });
  }

  /** What another scenario does, beside what is shown: the first worlds alone, held against the baseline. */
  async tryOut(given: Given, where: Where, worlds: number): Promise<Numbered<DifferenceAnswer>> {
    while (this.working) await this.idle;
    if (hasAssumptions(where)) worlds = Math.max(worlds, kReleased);
    await this.runSet(kBaseline, this.baseline, Math.min(worlds, this.description.worlds), () => false);
    await this.runSet(kTried, given, Math.min(worlds, this.description.worlds), () => false);
    return this.keeper.ask("differences", { reference: kBaseline, set: kTried, outcomes: this.outcomes, worlds: Math.min(worlds, this.description.worlds),
      ...(hasAssumptions(where) ? { where } : {}) });
  }

  private async work(): Promise<void> {
    let rested = (): void => {};
    this.idle = new Promise((done) => { rested = done; });
    this.working = true;
    while (this.next) {
      const { wanted, asked } = this.next;
      const { losses } = this;
      this.next = undefined;
      try {
        await this.phases(wanted, asked);
      } catch (error) {
        if (this.losses !== losses) this.next ??= { wanted, asked }; // ask again, of the new worker
        else if (!(error instanceof Stale)) this.refuse(error);
      }
    }
    this.working = false;
    rested();
  }

  private async phases(wanted: Wanted, asked: number): Promise<void> {
    const few = hasAssumptions(wanted.where) ? 2 * kDragged : kDragged;
    const phases = wanted.settled ? [few, kReleased, this.description.worlds] : [few];
    const isBaseline = wanted.given.scenario === this.baseline.scenario;
    for (const [i, most] of phases.entries()) {
      const worlds = Math.min(most, this.description.worlds);
      await this.run(kBaseline, this.baseline, worlds, i > 0);
      if (!isBaseline) await this.run(kMine, wanted.given, worlds, i > 0);
      const view = await this.see(wanted, worlds, isBaseline);
      view.ms = performance.now() - asked;
      (wanted.settled ? this.times[i === 1 ? "release" : i === 2 ? "all" : "drag"] : this.times["drag"])!.push(view.ms);
      this.show(view);
    }
  }

  /** Runs the blocks of a set that are missing. Throws Stale if something else is wanted meanwhile, where that may be. */
  private run(set: string, given: Given, worlds: number, mayStop: boolean): Promise<void> {
    const turn = this.turn;
    return this.runSet(set, given, worlds, () => mayStop && turn !== this.turn);
  }

  private async runSet(set: string, given: Given, worlds: number, stopped: () => boolean): Promise<void> {
    let had = this.done.get(set);
    if (!had || had.text !== given.scenario) this.done.set(set, (had = { text: given.scenario, blocks: 0 }));
    const checked = set === kBaseline ? null : await this.check(given);
    const months = checked?.resumes ? "future" : "all";
    const last = Math.ceil(worlds / kBlock);
    const keeping: Promise<unknown>[] = [];
    await Promise.all(this.runners.map(async (runner, w) => {
      for (let block = had.blocks; block < last && !stopped(); ++block) {
        if (block % this.runners.length !== w) continue;
        const range = [block * kBlock + 1, Math.min((block + 1) * kBlock, this.description.worlds)];
        const answer = await runner.ask<Numbered<RunAnswer>>("run", { ...given, worlds: range, outputs: this.outputs, months });
        const { numbers, ...rest } = answer;
        keeping.push(this.keeper.ask("keep", { ...given, set, answer: rest }, numbers));
        void this.scribe.ask("keep", { ...given, set, answer: rest }, numbers).catch(() => {}); // nobody waits for it: it may be writing
      }
    }));
    await Promise.all(keeping);
    if (stopped()) throw new Stale();
    if (this.done.get(set) !== had) return this.runSet(set, given, worlds, stopped); // a worker that kept them was lost
    had.blocks = Math.max(had.blocks, last);
  }

  private async see(wanted: Wanted, worlds: number, isBaseline: boolean): Promise<View> {
    const { where } = wanted, chosen = hasAssumptions(where);
    const summarise = (set: string, of: object) =>
      this.keeper.ask<Numbered<SummariseAnswer>>("summarise", { set, outputs: this.outputs, worlds, ...of });
    const [base, own, mine, difference] = await Promise.all([
      summarise(kBaseline, {}),
      chosen ? summarise(kBaseline, { where }) : null,
      isBaseline ? null : summarise(kMine, chosen ? { where } : {}),
      isBaseline ? null : this.keeper.ask<Numbered<DifferenceAnswer>>("differences",
        { reference: kBaseline, set: kMine, outcomes: this.outcomes, worlds, ...(chosen ? { where } : {}) }),
    ]);
    return { wanted, worlds, base, own, mine, difference, ms: 0 };
  }
}

/** A statistic of an output over the months; undefined where the answer lacks it. */
export function series(answer: Numbered<SummariseAnswer>, output: string, statistic: string): Float64Array {
  return row(answer.numbers, answer.outputs.indexOf(output), (answer.statistics as readonly string[]).indexOf(statistic),
    answer.statistics.length, answer.months);
}

export function differenceSeries(answer: Numbered<DifferenceAnswer>, outcome: string, statistic: string): Float64Array {
  return row(answer.numbers, answer.outcomes.indexOf(outcome), (answer.statistics as readonly string[]).indexOf(statistic),
    answer.statistics.length, answer.months);
}

function row(numbers: Float64Array, item: number, statistic: number, statistics: number, months: number): Float64Array {
  const at = (item * statistics + statistic) * months;
  return numbers.subarray(at, at + months);
}
