// Runs worlds over the workers and says what they show: few while a lever is dragged, more when it rests, then all.
import type {
  Checked, CheckRequest, CompareAnswer, Core, Description, DifferenceAnswer, Given, Numbered, RunAnswer,
  SummariseAnswer, Where,} from "../core/contract";
import type {Channel} from "./channel";
import type {Crew} from "./crew";
import {hasAssumptions} from "./state";

/** What to run and whose worlds to look at. */
export interface Wanted {
  given: Given;
  preset: Given;     ///< what `given` stands on; the two differ after the present alone
  resumes: boolean;  ///< is the preset's past the baseline's?
  where: Where;
  settled: boolean;
  brief: boolean;  ///< the first of what is shown is enough, since the rest is out of sight
}

export interface View {
  wanted: Wanted;
  worlds: number;                        ///< that were run
  base: Numbered<SummariseAnswer>;       ///< the baseline, in all worlds
  own: Numbered<SummariseAnswer>|null;   ///< the baseline, in the worlds that are chosen; null: all are
  mine: Numbered<SummariseAnswer>|null;  ///< null: the baseline itself
  difference: Numbered<DifferenceAnswer>|null;
  ms: number;  ///< since the reader asked
}

/** The sets of an instance: the baseline, a preset with another past, the reader's policy, one that is only tried. */
const kBaseline = "baseline", kPreset = "preset", kMine = "mine", kTried = "tried";
const kBlock = 32;
const kDragged = 64, kReleased = 256;
const kMostBases = 16;  ///< summaries of the baseline that are remembered

/** A block that ran. */
type Ran = Numbered<RunAnswer>;

/** How far a set has come, and the blocks that the scribe lacks. */
interface Progress {
  given: Given;
  blocks: Set<number>;
  ran: Ran[]
}

class Stale extends Error {}

export class Study {
  private readonly done = new Map<string, Progress>();
  private readonly bases =
      new Map<string, Numbered<SummariseAnswer>>();  ///< what is said of the baseline, which does not change
  private last: View|undefined;
  private next: {wanted: Wanted; asked: number}|undefined;
  private working = false;
  private turn = 0;
  private losses = 0;  ///< workers that were replaced, and with them what they had kept
  private idle: Promise<void> = Promise.resolve();
  private readonly outputs: string[];

  constructor(
      private readonly crew: Crew, readonly description: Description, private readonly baseline: Given,
      readonly shown: string[], readonly outcomes: string[], private readonly show: (view: View) => void,
      private readonly refuse: (why: unknown) => void) {
    crew.lost = () => {
      this.done.clear();
      ++this.losses;
    };
    this.outputs = [...new Set([...shown, ...description.comparisonOutputs])];
  }

  /** Asks for a view; what was asked before and is not under way is dropped. */
  want(wanted: Wanted): void {
    this.next = {wanted, asked: performance.now()};
    ++this.turn;
    if (!this.working) void this.work();
  }

  check(given: CheckRequest): Promise<Checked> { return this.crew.keeper.ask("check", given); }
  ask<Answer>(call: keyof Core, request: object = {}): Promise<Answer> {
    return this.crew.scribe.ask<Answer>(call, request);
  }

  /** The sentences of `chokepoint compare` on the last scenario that was run. */
  compare(worlds: number, where: Where): Promise<CompareAnswer> {
    return this.crew.scribe.ask("compare", {reference: kBaseline, set: kMine, worlds, where});
  }

  /** What another scenario of the baseline's past does, beside what is shown: the first worlds alone. */
  tryOut(given: Given, outcome: string, where: Where, least: number): Promise<Numbered<DifferenceAnswer>> {
    const turn = this.tried.then(() => this.tryNow(given, outcome, where, least));
    this.tried = turn.catch(() => {});  // one after the other: they share a set
    return turn;
  }
  private tried: Promise<unknown> = Promise.resolve();

  private async tryNow(given: Given, outcome: string, where: Where, least: number):
      Promise<Numbered<DifferenceAnswer>> {
    while (this.working) await this.idle;
    const worlds = Math.min(hasAssumptions(where) ? Math.max(least, kReleased) : least, this.description.worlds);
    await this.runSet(kBaseline, this.baseline, worlds, "all", () => false);
    await this.runSet(kTried, given, worlds, "future", () => false);
    return this.crew.keeper.ask(
        "differences",
        {reference: kBaseline, set: kTried, outcomes: [outcome], worlds, ...(hasAssumptions(where) ? {where} : {})});
  }

  private async work(): Promise<void> {
    let rested = (): void => {};
    this.idle = new Promise((done) => {
      rested = done;
    });
    this.working = true;
    while (this.next) {
      const {wanted, asked} = this.next;
      const {losses} = this;
      this.next = undefined;
      try {
        await this.phases(wanted, asked);
      } catch (error) {
        if (this.losses !== losses)
          this.next ??= {wanted, asked};  // ask again, of the new worker
        else if (!(error instanceof Stale))
          this.refuse(error);
      }
    }
    this.working = false;
    rested();
  }

  private async phases(wanted: Wanted, asked: number): Promise<void> {
    const few = hasAssumptions(wanted.where) ? 2 * kDragged : kDragged;
    const phases = wanted.settled ? [few, kReleased, this.description.worlds] : [few];
    for (const [i, most] of phases.entries()) {
      if (i === 0 && wanted.settled && this.wasShown(wanted)) continue;
      const worlds = Math.min(most, this.description.worlds);
      await this.run(wanted, worlds, i > 0);
      const view = await this.see(wanted, worlds);
      view.ms = performance.now() - asked;
      if (worlds === this.description.worlds)
        for (const set of [kBaseline, kPreset, kMine]) this.handOver(set);
      this.last = view;
      this.show(view);
    }
  }

  /** Is this what a drag has just shown? Then a reader waits for more worlds, and not for these once more. */
  private wasShown({given, where}: Wanted): boolean {
    const last = this.last?.wanted;
    return last?.given.scenario === given.scenario && JSON.stringify(last.where) === JSON.stringify(where);
  }

  /** Runs what is missing for a view. A later phase stops, throwing Stale, if something else is wanted meanwhile. */
  private async run(wanted: Wanted, worlds: number, later: boolean): Promise<void> {
    const {turn} = this, stopped = () => later && turn !== this.turn;
    await this.runSet(kBaseline, this.baseline, worlds, "all", stopped);
    if (this.isBaseline(wanted)) return;
    const moved = wanted.given.scenario !== wanted.preset.scenario;
    if (!wanted.resumes && moved) await this.runSet(kPreset, wanted.preset, worlds, "all", stopped);
    await this.runSet(kMine, wanted.given, worlds, wanted.resumes || moved ? "future" : "all", stopped);
  }

  private isBaseline({given}: Wanted): boolean { return given.scenario === this.baseline.scenario; }

  /** How far a set of this scenario has come; anew for another. */
  private progress(set: string, given: Given): Progress {
    const had = this.done.get(set);
    if (had?.given.scenario === given.scenario) return had;
    const made: Progress = {given, blocks: new Set(), ran: []};
    this.done.set(set, made);
    return made;
  }

  /** Runs the blocks of a set that are missing. Throws Stale if it is stopped. */
  private async runSet(set: string, given: Given, worlds: number, months: "all"|"future", stopped: () => boolean):
      Promise<void> {
    const had = this.progress(set, given), last = Math.ceil(worlds / kBlock);
    const {outputs} = this, keeping: Promise<unknown>[] = [];
    await Promise.all(this.crew.runners.map(async (runner, w) => {
      for (let block = w; block < last && !stopped(); block += this.crew.runners.length) {
        if (had.blocks.has(block)) continue;
        const range = [block * kBlock + 1, Math.min((block + 1) * kBlock, this.description.worlds)];
        const answer = await runner.ask<Ran>("run", {...given, worlds: range, outputs, months});
        if (set !== kTried) had.ran.push(answer);
        keeping.push(this.keep(this.crew.keeper, set, given, answer).then(() => had.blocks.add(block)));
      }
    }));
    await Promise.all(keeping);
    if (stopped()) throw new Stale();
    if (this.done.get(set) !== had)
      return this.runSet(set, given, worlds, months, stopped);  // a worker that kept them was lost
  }

  private keep(channel: Channel, set: string, given: Given, {numbers, ...answer}: Ran): Promise<unknown> {
    return channel.ask("keep", {...given, set, answer}, numbers);
  }

  /** Gives the scribe what has run of a set. Nobody waits for it. */
  private handOver(set: string): void {
    const had = this.done.get(set);
    for (const answer of had?.ran.splice(0) ?? [])
      void this.keep(this.crew.scribe, set, had!.given, answer).catch(() => {});
  }

  private async see(wanted: Wanted, worlds: number): Promise<View> {
    const {where} = wanted, chosen = hasAssumptions(where), of = chosen ? {where} : {};
    const mine = this.isBaseline(wanted) ? null : kMine;
    const [base, own, found, difference] = await Promise.all([
      this.summariseBase(worlds, {}),
      chosen ? this.summariseBase(worlds, of) : null,
      mine && this.summarise(mine, worlds, of, wanted.brief),
      mine && this.crew.keeper.ask<Numbered<DifferenceAnswer>>("differences", {
        reference: kBaseline,
        set: mine,
        outcomes: wanted.brief ? this.outcomes.slice(0, 1) : this.outcomes,
        worlds,
        ...of
      }),
    ]);
    return {wanted, worlds, base, own, mine: found, difference, ms: 0};
  }

  private summarise(set: string, worlds: number, of: object, brief: boolean): Promise<Numbered<SummariseAnswer>> {
    return this.crew.keeper.ask(
        "summarise", {set, outputs: brief ? this.shown.slice(0, 1) : this.shown, worlds, ...of});
  }

  private async summariseBase(worlds: number, of: object): Promise<Numbered<SummariseAnswer>> {
    const key = `${worlds} ${JSON.stringify(of)}`, had = this.bases.get(key);
    if (had) return had;
    const found = await this.summarise(kBaseline, worlds, of, false);
    if (this.bases.size >= kMostBases) this.bases.clear();
    this.bases.set(key, found);
    return found;
  }
}

/** A statistic of an output over the months; undefined where the answer lacks it. */
export function series(answer: Numbered<SummariseAnswer>, output: string, statistic: string): Float64Array {
  return row(
      answer.numbers, answer.outputs.indexOf(output), (answer.statistics as readonly string[]).indexOf(statistic),
      answer.statistics.length, answer.months);
}

export function differenceSeries(answer: Numbered<DifferenceAnswer>, outcome: string, statistic: string): Float64Array {
  return row(
      answer.numbers, answer.outcomes.indexOf(outcome), (answer.statistics as readonly string[]).indexOf(statistic),
      answer.statistics.length, answer.months);
}

function row(numbers: Float64Array, item: number, statistic: number, statistics: number, months: number): Float64Array {
  const at = (item * statistics + statistic) * months;
  return numbers.subarray(at, at + months);
}
