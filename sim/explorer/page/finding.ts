// The finding: what the page says first. While a lever moves, from the numbers at once; when it rests, the core's own sentence.
import type { CompareAnswer, Month } from "../core/contract";
import { toldIn } from "./chart/difference";
import { monthIndex, monthInWords } from "./months";
import { inHundred, lengthInWords, rounded } from "./numbers";
import { differenceSeries, series, type View } from "./study";

export const kOutcome = "gap_pace", kMetric = "gap_pace_months";

/** What the difference says in a month; empty where there is none. */
export interface Read { mean: number; low: number; high: number; above: number; below: number; told: boolean }

export function readDifference(view: View, month: Month, outcome = kOutcome): Read | null {
  if (!view.difference) return null;
  const at = monthIndex(month) - monthIndex(view.difference.first);
  const of = (name: string) => differenceSeries(view.difference!, outcome, name)[at]!;
  return { mean: of("mean"), low: of("low"), high: of("high"), above: of("above"), below: of("below"), told: toldIn(view, outcome, month) };
}

export function readLag(view: View, month: Month, statistic = "p50", which: "base" | "own" | "mine" = "base"): number {
  const answer = view[which] ?? view.base;
  return series(answer, kMetric, statistic)[monthIndex(month) - monthIndex(answer.first)]!;
}

/** How many of the worlds that were run are looked at. */
export function worldsSeen(view: View): number {
  const answer = view.mine ?? view.own ?? view.base;
  return series(answer, kMetric, "n").at(-1)!;
}

function baselineInWords(view: View, month: Month): string {
  const which = view.own ? "own" : "base";
  const [low, middle, high] = ["p05", "p50", "p95"].map((name) => rounded(readLag(view, month, name, which)));
  return `If current policy goes on, China's best model trails the American one by ${middle} months in ${monthInWords(month)}; nine worlds in ten lie between ${low} and ${high}.`
    + (view.own ? " That is in the worlds of your assumptions." : " Move a lever to change that.");
}

/** In how many worlds it goes which way; other worlds than the baseline's have no counterpart there. */
function inWorlds(read: { above: number; below: number }): string {
  if (read.above === 0 && read.below === 0) return "These are other worlds than the baseline's, so that only means are compared.";
  return `The lag grows in ${inHundred(read.above)} worlds and shrinks in ${inHundred(read.below)}.`;
}

/** The page's own sentence, for a month. */
export function quickFinding(view: View, month: Month): string {
  const read = readDifference(view, month);
  if (!read) return baselineInWords(view, month);
  const when = monthInWords(month), interval = `99 % interval ${rounded(read.low)} to ${rounded(read.high)} months`;
  if (read.mean === 0 && read.low === 0 && read.high === 0) return `In ${when} nothing changes, in any of the worlds.`;
  if (!read.told)
    return `No difference can be told in ${when}: what it changes is too small beside chance in ${Math.round(worldsSeen(view))} worlds (${interval}).`;
  return `In ${when} China trails ${lengthInWords(read.mean)} ${read.mean > 0 ? "more" : "less"} on average (${interval}). ${inWorlds(read)}`;
}

/** The core's sentence without the name of what it is held against, which the page shows anyway. */
export function coreFinding(answer: CompareAnswer, title: string): string {
  const against = `Against "${title}", `;
  const sentence = answer.answer.startsWith(against) ? answer.answer.slice(against.length) : answer.answer;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What is said below the finding: how long that is, and of how many worlds. */
export function besides(view: View, month: Month, bySentence: boolean, most: number): string {
  const read = readDifference(view, month), parts: string[] = [];
  if (bySentence && read?.told)
    parts.push(`In ${monthInWords(month)}: ${lengthInWords(read.mean)} ${read.mean > 0 ? "more" : "less"}, on average. ${inWorlds(read)}`);
  else if (bySentence && read) parts.push(`In ${monthInWords(month)} it is too little to tell from nothing.`);
  const seen = Math.round(worldsSeen(view));
  parts.push(`${seen.toLocaleString("en-GB")} worlds${seen === view.worlds ? "" : ` of ${view.worlds.toLocaleString("en-GB")}, by your assumptions`}${view.worlds < most ? "; more are running" : ""}.`);
  return parts.join(" ");
}
