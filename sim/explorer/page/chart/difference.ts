// What a policy changes, world by world: the mean with its 99 % interval, on an axis that stays.
import {area, line} from "d3-shape";
import {s} from "../dom";
import {differenceSeries, type View} from "../study";
import {monthIndex, monthsLater} from "../months";
import {kNarrow, plane, reading, type Plane, type Size} from "./frame";
import type {Pin} from "./fan";
import type {Description, Month} from "../../core/contract";

export interface DifferenceOptions extends Size {
  description: Description;
  outcome: string;
  month: Month;
  pin: Pin|null;
}

/** Ends of the axis, in months. The first holds nearly every lever; a larger one is taken only where it must be, and
 *  is said. */
export const kAxes = [3, 12, 48, 192];

/** Room for the words that say which way is which: the line of the month that is read must not strike them through. */
const kWayWidth = 170;

/** The most that some statistics of a difference go from zero. */
function farthest(view: View, outcome: string, statistics: string[]): number {
  if (!view.difference) return 0;
  const values = statistics.flatMap((name) => [...differenceSeries(view.difference!, outcome, name)]);
  return Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
}

/** The shortest axis that holds the mean with its interval, and the pinned line. */
export function axisOf(view: View, outcome: string, pin: Pin|null): number {
  const most = Math.max(farthest(view, outcome, ["low", "high"]), ...[...(pin?.difference ?? [])].map(Math.abs));
  return kAxes.find((axis) => axis >= most) ?? kAxes.at(-1)!;
}

/** Do single worlds, or even the mean, go beyond the axis? */
export function isCut(view: View, outcome: string, pin: Pin|null): boolean {
  return farthest(view, outcome, ["low", "high", "p05", "p95"]) > axisOf(view, outcome, pin);
}

/** Is zero outside of the interval in this month? */
export function toldIn(view: View, outcome: string, month: Month): boolean {
  if (!view.difference) return false;
  const at = monthIndex(month) - monthIndex(view.difference.first);
  const [low, high] = ["low", "high"].map((name) => differenceSeries(view.difference!, outcome, name)[at]!);
  return low! > 0 || high! < 0;
}

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${- value}` : "0");

export function differenceChart(view: View, options: DifferenceOptions): Plane {
  const {description, outcome, pin} = options, end = axisOf(view, outcome, pin);
  const first = monthsLater(description.months.present, 1), start = monthIndex(first);
  const made = plane({
    ...options,
    first,
    last: description.months.last,
    present: description.months.present,
    low: -end,
    high: end,
    tick: signed,
    right: options.width > kNarrow ? 104 : 14,
    unit: "change of the lag, months",
    name: "Difference of the lag to the baseline, in months: mean and 99 % interval. The table has the numbers."
  });
  const crossed = made.x(monthIndex(options.month)) < made.left + kWayWidth;
  const at = crossed ? {x: made.right - 4, "text-anchor": "end"} : {x: made.left + 4};
  made.labels.append(
      s("text", {class: "note way", ...at, y: made.top + 10}, "↑ China further behind"),
      s("text", {class: "note way", ...at, y: made.bottom - 6}, "↓ China closer"));
  reading(made, options.month);
  const points = (values: Float64Array) => [...values]
                                               .map((value, i) => ({month: start + i, value}))
                                               .filter((one) => Number.isFinite(one.value));
  const clamp = (value: number) => made.y(Math.max(-end, Math.min(end, value)));
  const path = line<{month: number; value: number}>().x((one) => made.x(one.month)).y((one) => clamp(one.value));
  if (pin?.difference) made.marks.append(s("path", {class: "line pin", d: path(points(pin.difference)) ?? ""}));
  if (!view.difference) return made;
  const of = (name: string) => differenceSeries(view.difference!, outcome, name);
  const told = toldIn(view, outcome, options.month) ? "" : " untold";
  const band = (low: string, high: string, name: string) => {
    const lows = of(low), found = points(of(high));
    const shape = area<(typeof found)[0]>()
                      .x((one) => made.x(one.month))
                      .y0((one) => clamp(lows[one.month - start]!))
                      .y1((one) => clamp(one.value));
    made.marks.append(s("path", {class: `band ${name}${told}`, d: shape(found) ?? ""}));
  };
  band("p05", "p95", "outer");
  band("low", "high", "sure");
  made.marks.append(s("path", {class: `line mine${told}`, d: path(points(of("mean"))) ?? ""}));
  return made;
}
