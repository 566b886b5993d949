// What every chart shares: a plane with axes. Charts are functions of what they show and their size, so that the
// screen, exports and print draw the same.
import {scaleLinear, type ScaleContinuousNumeric} from "d3-scale";
import {s} from "../dom";
import {monthIndex, monthOf} from "../months";
import type {Month} from "../../core/contract";

/** A chart this wide, or less, has no room for names at the ends of its lines. */
export const kNarrow = 480;

export interface Size {
  width: number;
  height: number
}

export interface Plane {
  svg: SVGSVGElement;
  marks: SVGGElement;  ///< for what the chart draws, below the labels
  labels: SVGGElement;
  x: (month: number) => number;  ///< of a month's index
  y: ScaleContinuousNumeric<number, number>;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface PlaneOptions extends Size {
  first: Month;
  last: Month;
  present: Month;
  low: number;
  high: number;
  y?: ScaleContinuousNumeric<number, number>;  ///< instead of a linear scale
  ticks?: number[];
  tick: (value: number) => string;
  name: string;    ///< for who does not see it
  unit?: string;   ///< what the axis counts, for a narrow screen, which has no room for a caption
  right?: number;  ///< room for labels at the ends of lines
}

const kTop = 14, kBottom = 24;

export function plane(options: PlaneOptions): Plane {
  const {width, height} = options;
  const right = width - (options.right ?? 12), bottom = height - kBottom;
  const y = (options.y ?? scaleLinear().domain([options.low, options.high])).range([bottom, kTop]);
  const ticks = options.ticks ?? y.ticks(height < 170 ? 3 : 5);
  const left = Math.max(...ticks.map((tick) => options.tick(tick).length)) * 6.6 + 10;
  const months = [monthIndex(options.first), monthIndex(options.last)] as const;
  const x = (month: number) => left + ((month - months[0]) / (months[1] - months[0])) * (right - left);
  const svg =
      s("svg",
        {width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": options.name, class: "chart"});
  const frame = s("g", {class: "frame"});
  for (const tick of ticks) {
    const at = y(tick);
    frame.append(
        s("line", {class: tick === 0 ? "zero" : "grid", x1: left, x2: right, y1: at, y2: at}),
        s("text", {class: "tick", x: left - 6, y: at + 4, "text-anchor": "end"}, options.tick(tick)));
  }
  const present = monthIndex(options.present);
  if (present >= months[0])  // else it would lie on the numbers of the axis
    frame.append(s("line", {class: "present", x1: x(present), x2: x(present), y1: kTop, y2: bottom}));
  for (const year of yearsOf(months, right - left))
    frame.append(s("text", {class: "tick", x: x(year * 12), y: bottom + 17, "text-anchor": "middle"}, String(year)));
  if (options.unit && width <= kNarrow) frame.append(s("text", {class: "tick", x: 0, y: kTop - 4}, options.unit));
  const marks = s("g"), labels = s("g");
  svg.append(frame, marks, labels);
  return {svg, marks, labels, x, y, left, right, top: kTop, bottom};
}

function yearsOf([from, to]: readonly[number, number], width: number): number[] {
  const first = Math.ceil(from / 12), last = Math.floor(to / 12);
  const step = (last - first + 1) * 38 > width ? 2 : 1;
  const years: number[] = [];
  for (let year = last; year >= first; year -= step) years.push(year);
  return years;
}

/** Labels at the ends of lines, moved apart where they would lie on each other. */
export function endLabels(
    target: SVGGElement, at: {y: number; text: string; class: string}[], x: number, top: number, bottom: number): void {
  const kApart = 14, sorted = [...at].sort((a, b) => a.y - b.y);
  let below = top - kApart;
  for (const label of sorted) below = label.y = Math.max(label.y, below + kApart);
  let above = bottom + kApart;
  for (const label of sorted.reverse()) above = label.y = Math.min(label.y, above - kApart);
  for (const label of sorted) target.append(s("text", {class: `end ${label.class}`, x, y: label.y + 4}, label.text));
}

export function monthAt(plane: Plane, first: Month, last: Month, offset: number): Month {
  const from = monthIndex(first), to = monthIndex(last);
  const share = (offset - plane.left) / (plane.right - plane.left);
  return monthOf(Math.min(to, Math.max(from, Math.round(from + share * (to - from)))));
}

/** The vertical line of the month that is read. */
export function reading(plane: Plane, month: Month): void {
  const at = plane.x(monthIndex(month));
  plane.marks.append(s("line", {class: "reading", x1: at, x2: at, y1: plane.top, y2: plane.bottom}));
}
