// The lag over time: the spread over worlds, and three lines.
import {area, line} from "d3-shape";
import {s} from "../dom";
import {series, type View} from "../study";
import {monthIndex} from "../months";
import {endLabels, kNarrow, plane, reading, type Plane, type Size} from "./frame";
import type {Description, Month, Numbered, SummariseAnswer} from "../../core/contract";

export interface Pin {
  label: string;
  first: Month;
  median: Float64Array;
  difference: Float64Array|null;
  differenceFirst: Month
}

export interface FanOptions extends Size {
  description: Description;
  metric: string;
  from: Month;   ///< first month shown
  month: Month;  ///< that is read
  pin: Pin|null;
  axis: Axis;
}

/** `usual`: is it the one that holds for nearly all policies? */
export interface Axis {
  low: number;
  high: number;
  usual: boolean
}

/** What one sees of a series from a month on. */
function seen(values: Float64Array, first: Month, from: Month): number[] {
  return [...values.subarray(Math.max(0, monthIndex(from) - monthIndex(first)))].filter(Number.isFinite);
}

/** An axis that holds nine worlds in ten of the baseline, with room: the same for nearly all policies. It is longer
 *  where a line, or the pinned one, would leave it. */
export function fanAxis(view: View, metric: string, from: Month, pin: Pin|null): Axis {
  const of = (answer: Numbered<SummariseAnswer>, statistic: string) =>
      seen(series(answer, metric, statistic), answer.first, from);
  const usual = {
    low: outward(Math.min(0, 1.25 * Math.min(...of(view.base, "p05")))),
    high: outward(1.25 * Math.max(...of(view.base, "p95")))
  };
  const lines = [
    ...[view.own, view.mine].flatMap((answer) => (answer ? of(answer, "p50") : [])),
    ...(pin ? seen(pin.median, pin.first, from) : [])
  ];
  const low = Math.min(usual.low, outward(Math.min(0, ...lines))),
        high = Math.max(usual.high, outward(Math.max(0, ...lines)));
  return {low, high, usual: low === usual.low && high === usual.high};
}

/** To a half-year further from zero. */
function outward(value: number): number { return (value < 0 ? Math.floor(value / 6) : Math.ceil(value / 6)) * 6; }

/** Which spread is drawn as a band. */
function spreadOf(view: View): Numbered<SummariseAnswer> { return view.mine ?? view.own ?? view.base; }

/** Does the band go on beyond the axis? */
export function isFanCut(view: View, metric: string, from: Month, axis: Axis): boolean {
  const spread = spreadOf(view);
  const of = (statistic: string) => seen(series(spread, metric, statistic), spread.first, from);
  return Math.max(...of("p95")) > axis.high || Math.min(...of("p05")) < axis.low;
}

export function fanChart(view: View, options: FanOptions): Plane {
  const {description, metric, axis, pin} = options, wide = options.width > kNarrow;
  const made = plane({
    ...options,
    first: options.from,
    last: description.months.last,
    present: description.months.present,
    low: axis.low,
    high: axis.high,
    tick: String,
    right: wide ? 104 : 14,
    unit: "China's lag, months",
    name: `China's lag in months, ${options.from} to ${
        description.months.last}: spread over worlds and medians. The table has the numbers.`
  });
  const first = monthIndex(view.base.first), start = monthIndex(options.from), spread = spreadOf(view);
  const of = (answer: typeof spread, statistic: string) => [...series(answer, metric, statistic)];
  const shown = (values: number[], from = first) =>
      values.map((value, i) => ({month: from + i, value}))
          .filter((one) => one.month >= start && Number.isFinite(one.value));
  const clamp = (value: number) => made.y(Math.max(Math.min(value, axis.high), axis.low));
  for (const [low, high, name] of [["p05", "p95", "outer"], ["p25", "p75", "inner"]] as const) {
    const lows = of(spread, low),
          points = shown(of(spread, high)).map((one) => ({...one, low: lows[one.month - first]!}));
    const band = area<(typeof points)[0]>()
                     .x((one) => made.x(one.month))
                     .y0((one) => clamp(one.low))
                     .y1((one) => clamp(one.value));
    made.marks.append(s("path", {class: `band ${name}${view.mine ? "" : " plain"}`, d: band(points) ?? ""}));
  }
  reading(made, options.month);
  const path = line<{month: number; value: number}>().x((one) => made.x(one.month)).y((one) => clamp(one.value));
  const ends: {y: number; text: string; class: string}[] = [];
  const draw = (values: number[], name: string, label: string, from = first) => {
    const points = shown(values, from);
    made.marks.append(s("path", {class: `line ${name}`, d: path(points) ?? ""}));
    if (points.length) ends.push({y: clamp(points.at(-1)!.value), text: label, class: name});
  };
  draw(of(view.base, "p50"), "base", "baseline");
  if (pin) draw([...pin.median], "pin", pin.label, monthIndex(pin.first));
  if (view.own) draw(of(view.own, "p50"), "own", "your world");
  if (view.mine) draw(of(view.mine, "p50"), "mine", "your policy");
  if (wide) endLabels(made.labels, ends, made.right + 6, made.top, made.bottom);
  if (axis.low < 0)  // on the spot, since a lag below zero says little by itself
    made.labels.append(
        s("text", {class: "note below", x: made.right - 4, y: made.y(0) + 13, "text-anchor": "end"},
          "below 0: China leads"));
  made.labels.append(
      s("text", {class: "note", x: made.x(monthIndex(description.months.present)) + 5, y: made.bottom - 6}, "future"));
  return made;
}
