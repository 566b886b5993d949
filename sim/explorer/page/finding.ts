// The finding: what the page says first, a short sentence with its interval, whatever the number of worlds. The core's own
// sentence, which tells of later months and of money too, unfolds below the charts when all worlds have run.
import type {CompareAnswer, Month} from "../core/contract";
import {toldIn} from "./chart/difference";
import {monthIndex, monthInShort, monthInWords} from "./months";
import {inHundred, isLessThanADay, lengthInWords, monthsRange, rangeInWords, rounded} from "./numbers";
import {differenceSeries, series, type View} from "./study";

export const kOutcome = "gap_pace", kMetric = "gap_pace_months";

/** What the difference says in a month; empty where there is none. */
export interface Read {
  mean: number;
  low: number;
  high: number;
  above: number;
  below: number;
  told: boolean
}

export function readDifference(view: View, month: Month, outcome = kOutcome): Read|null {
  if (!view.difference?.outcomes.includes(outcome)) return null;
  const at = monthIndex(month) - monthIndex(view.difference.first);
  const of = (name: string) => differenceSeries(view.difference!, outcome, name)[at]!;
  return {
    mean: of("mean"),
    low: of("low"),
    high: of("high"),
    above: of("above"),
    below: of("below"),
    told: toldIn(view, outcome, month)
  };
}

export function readLag(view: View, month: Month, statistic = "p50", which: "base"|"own"|"mine" = "base"): number {
  const answer = view[which] ?? view.base;
  return series(answer, kMetric, statistic)[monthIndex(month) - monthIndex(answer.first)]!;
}

/** How many of the worlds that were run are looked at. */
export function worldsSeen(view: View): number {
  const answer = view.mine ?? view.own ?? view.base;
  return series(answer, kMetric, "n").at(-1)!;
}

function baselineInWords(view: View, month: Month): string {
  const which = view.own ? "own" : "base", middle = rounded(readLag(view, month, "p50", which));
  const range =
      rangeInWords(readLag(view, month, "p05", which), readLag(view, month, "p95", which)).replace(" to ", " and ");
  return `If current policy goes on, China's best model trails the American one by ${middle} months in ${
             monthInWords(month)}; ` +
      `nine worlds in ten lie between ${range}${range.includes("−") ? " (below zero China leads)" : ""}.` +
      (view.own ? " That is in the worlds of your assumptions." : " Move a lever to change that.");
}

/** What must be said with shares of worlds where the mean is next to nothing; empty where it is not. */
export function howLittle(read: Read): string {
  if (!read.told) return ", by amounts too small to tell";
  return isNothing(read) ? ", by less than a day on average" : "";
}

/** In how many worlds it goes which way; other worlds than the baseline's have no counterpart there. */
function inWorlds(read: Read): string {
  if (read.above === 0 && read.below === 0)
    return "These are other worlds than the baseline's, so that only means are compared.";
  return `The lag grows in ${inHundred(read.above)} worlds and shrinks in ${inHundred(read.below)}${howLittle(read)}.`;
}

/** Is the whole interval shorter than a day on either side? */
function isNothing(read: Read): boolean { return [read.mean, read.low, read.high].every(isLessThanADay); }

/** "1.2 months more lag". */
function changeInWords(read: Read): string { return `${lengthInWords(read.mean)} ${read.mean > 0 ? "more" : "less"}`; }

/** The interval as the change is said: "1.2 months less (0.9 to 1.5 months)". */
function intervalOf({low, high, mean, told}: Read): string {
  return told && mean < 0 ? monthsRange(-high, -low, -mean) : monthsRange(low, high, mean);
}

/** Does nothing at all differ? */
function isSame(read: Read): boolean { return [read.mean, read.low, read.high].every((value) => value === 0); }

/** Is a month read that comes before anything differs? */
export function isTooEarly(view: View, month: Month, begins: Month|null): boolean {
  const read = readDifference(view, month);
  return begins !== null && begins > month && read !== null && isSame(read);
}

/** The page's own sentence, for a month. */
export function quickFinding(view: View, month: Month, begins: Month|null = null): string {
  const read = readDifference(view, month);
  if (!read) return baselineInWords(view, month);
  const when = monthInWords(month), interval = `99 % interval ${intervalOf(read)}`;
  if (isTooEarly(view, month, begins))
    return `This begins in ${monthInWords(begins!)}, after the month that is read (${when}).`;
  if (isSame(read)) return `In ${when} nothing changes, in any of the worlds.`;
  if (isNothing(read)) return `In ${when} it changes China's lag by less than a day: nothing to speak of.`;
  if (!read.told)
    return `No difference can be told in ${when}: what it changes is too small beside chance in ` +
        `${Math.round(worldsSeen(view))} worlds (${interval}).`;
  return `In ${when} China trails ${changeInWords(read)} on average (${interval}).`;
}

/** The same in a line, to stay in sight while a reader moves on. */
export function briefFinding(view: View, month: Month): string {
  const read = readDifference(view, month), when = monthInShort(month), world = view.own ? " in your worlds" : "";
  if (!read)
    return `${when}: a lag of ${rounded(readLag(view, month, "p50", view.own ? "own" : "base"))} months${world}`;
  if (isNothing(read)) return `${when}: no change to speak of${world}`;
  if (!read.told) return `${when}: no difference can be told${world}`;
  return `${when}: ${changeInWords(read)} lag${world} (${intervalOf(read)})`;
}

/** "(0 to 0": an interval whose ends are printed alike tells nothing, and the page says it in days. */
const kEndsAlike = /\((−?[\d.]+) to \1\b/;
/** ". By December 2028 Washington receives $3 less: ..." to the end: sums below a million are nothing to speak of. */
const kSmallChange = /\. By [A-Z]\w+\s\d{4} [^.$]*\$[\d.]+(\sk)? (more|less)\b.*$/;

/** The core's sentence without the name of what it is held against; null where the page says it better. */
export function coreFinding(answer: CompareAnswer, title: string): string|null {
  if (kEndsAlike.test(answer.answer)) return null;
  const against = `Against "${title}", `;
  const said = answer.answer.startsWith(against) ? answer.answer.slice(against.length) : answer.answer;
  return said.charAt(0).toUpperCase() + said.slice(1).replace(kSmallChange, ".");
}

/** What is said below the finding: in how many worlds it goes which way, and of how many worlds all this is. */
export function besides(view: View, month: Month, most: number): string {
  const read = readDifference(view, month), parts: string[] = [];
  if (read && !isNothing(read)) parts.push(inWorlds(read));
  const seen = Math.round(worldsSeen(view)), all = view.worlds.toLocaleString("en-GB");
  const of = seen === view.worlds ? "" : ` of ${all}, by your assumptions`;
  parts.push(`${seen.toLocaleString("en-GB")} worlds${of}${view.worlds < most ? "; more are running" : ""}.`);
  return parts.join(" ");
}

/** What unfolds below the charts. */
export function inFull(view: View, core: string|null, waits: boolean): string {
  if (!view.difference)
    return "Move a lever: then the whole answer stands here, with later months, money, and for whom it is worth it.";
  if (waits) return "The whole answer comes when all worlds have run.";
  return core ?? "The sentence above says all that can be told.";
}
