// The lag over time: the spread over worlds, and three lines.
import { area, line } from "d3-shape";
import { s } from "../dom";
import { series, type View } from "../study";
import { monthIndex } from "../months";
import { endLabels, plane, reading, type Plane, type Size } from "./frame";
import type { Description, Month } from "../../core/contract";

export interface Pin { label: string; first: Month; median: Float64Array; difference: Float64Array | null; differenceFirst: Month }

export interface FanOptions extends Size {
  description: Description;
  metric: string;
  from: Month;                ///< first month shown
  month: Month;               ///< that is read
  pin: Pin | null;
  top: number;                ///< of the axis: the same for all policies
}

/** A top for the axis that holds nine worlds in ten of the baseline, with room. */
export function fanTop(view: View, metric: string, from: Month): number {
  const high = series(view.base, metric, "p95").subarray(monthIndex(from) - monthIndex(view.base.first));
  return Math.ceil((1.25 * Math.max(...high)) / 6) * 6;
}

/** A bottom for it: 0, or less where China is ahead in some of these worlds. */
export function fanBottom(view: View, metric: string, from: Month): number {
  const low = series(view.base, metric, "p05").subarray(monthIndex(from) - monthIndex(view.base.first));
  return Math.min(Math.floor((1.25 * Math.min(...low)) / 6) * 6, 0);
}

export function fanChart(view: View, options: FanOptions): Plane {
  const { description, metric } = options, wide = options.width > 480, bottom = fanBottom(view, metric, options.from);
  const made = plane({ ...options, first: options.from, last: description.months.last, present: description.months.present, low: bottom,
    high: options.top, tick: String, right: wide ? 104 : 14, unit: "China's lag, months",
    name: `China's lag in months, ${options.from} to ${description.months.last}: spread over worlds and medians. The table has the numbers.` });
  const first = monthIndex(view.base.first), start = monthIndex(options.from);
  const spread = view.mine ?? view.own ?? view.base;
  const of = (answer: typeof spread, statistic: string) => [...series(answer, metric, statistic)];
  const shown = (values: number[], from = first) => values.map((value, i) => ({ month: from + i, value })).filter((one) => one.month >= start && Number.isFinite(one.value));
  const clamp = (value: number) => made.y(Math.max(Math.min(value, options.top), bottom));
  for (const [low, high, name] of [["p05", "p95", "outer"], ["p25", "p75", "inner"]] as const) {
    const lows = of(spread, low), highs = of(spread, high);
    const points = shown(highs).map((one) => ({ ...one, low: lows[one.month - first]! }));
    const band = area<(typeof points)[0]>().x((one) => made.x(one.month)).y0((one) => clamp(one.low)).y1((one) => clamp(one.value));
    made.marks.append(s("path", { class: `band ${name}${view.mine ? "" : " plain"}`, d: band(points) ?? "" }));
  }
  reading(made, options.month);
  const path = line<{ month: number; value: number }>().x((one) => made.x(one.month)).y((one) => clamp(one.value));
  const ends: { y: number; text: string; class: string }[] = [];
  const draw = (values: number[], name: string, label: string, from = first) => {
    const points = shown(values, from);
    made.marks.append(s("path", { class: `line ${name}`, d: path(points) ?? "" }));
    if (points.length) ends.push({ y: clamp(points.at(-1)!.value), text: label, class: name });
  };
  draw(of(view.base, "p50"), "base", "baseline");
  if (options.pin) draw([...options.pin.median], "pin", options.pin.label, monthIndex(options.pin.first));
  if (view.own) draw(of(view.own, "p50"), "own", "your world");
  if (view.mine) draw(of(view.mine, "p50"), "mine", "your policy");
  if (wide) endLabels(made.labels, ends, made.right + 6, made.top, made.bottom);
  made.labels.append(s("text", { class: "note", x: made.x(monthIndex(description.months.present)) + 5, y: made.bottom - 6 }, "future"));
  return made;
}
