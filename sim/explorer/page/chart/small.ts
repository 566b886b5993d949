// The small charts: in how many worlds the lag grows, who can serve what, compute by source, money.
import {scaleLinear, scaleLog} from "d3-scale";
import {line} from "d3-shape";
import {s} from "../dom";
import {howLittle, type Read} from "../finding";
import {monthIndex} from "../months";
import {counted} from "../numbers";
import {series, type View} from "../study";
import {endLabels, plane, reading, type Plane, type Size} from "./frame";
import type {Description, Month} from "../../core/contract";

/** A hundred worlds as squares: the lag grows, stays, shrinks. In grey where the mean is next to nothing. */
export function worldsChart(read: Read|null, {width}: Size): SVGSVGElement {
  const columns = 20, gap = 2, size = Math.max(4, Math.min(16, Math.floor((width - gap * columns) / columns))),
        rows = 100 / columns;
  const svg = s("svg", {
    width: columns * (size + gap),
    height: rows * (size + gap),
    class: "chart",
    role: "img",
    "aria-label": "A hundred worlds: in how many the lag grows, stays or shrinks"
  });
  const untold = !read || howLittle(read) ? " untold" : "";
  const grows = read ? Math.round(100 * read.above) : 0, shrinks = read ? Math.round(100 * read.below) : 0;
  for (let i = 0; i < 100; ++i) {
    const name = (i < grows ? "grows" : i >= 100 - shrinks ? "shrinks" : "stays") + untold;
    svg.append(s("rect", {
      class: name,
      x: Math.floor(i / rows) * (size + gap),
      y: (i % rows) * (size + gap),
      width: size,
      height: size,
      rx: 2
    }));
  }
  return svg;
}

export interface LinesOptions extends Size {
  description: Description;
  month: Month;
  from: Month;
  name: string;
  lines: {values: Float64Array; first: Month; class: string; label: string}[];
  log: boolean;
  tick: (value: number) => string;
}

/** Lines over time, on a logarithmic or linear axis. */
export function linesChart(options: LinesOptions): Plane {
  const start = monthIndex(options.from);
  const isShown = ({month, value}: {month: number; value: number}) =>
      month >= start && Number.isFinite(value) && (!options.log || value > 0);
  const shown = options.lines.map((one) => {
    const all = [...one.values].map((value, i) => ({month: monthIndex(one.first) + i, value}));
    return {...one, points: all.filter(isShown)};
  });
  const values = shown.flatMap((one) => one.points.map((point) => point.value));
  const low = options.log ? Math.min(...values) : 0, high = Math.max(...values, options.log ? low * 10 : 1e-9) * 1.05;
  const y = options.log ? scaleLog().domain([low, high]) : scaleLinear().domain([low, high]);
  const powers: number[] = [];
  if (options.log)
    for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high); ++power) powers.push(10 ** power);
  const {first: _, ...months} = options.description.months;
  const made = plane({
    ...options,
    ...months,
    first: options.from,
    low,
    high,
    y,
    ...(options.log ? {ticks: powers.length > 5 ? powers.filter((__, i) => i % 2 === 0) : powers} : {}),
    right: 96
  });
  reading(made, options.month);
  const path =
      line<{month: number; value: number}>().x((point) => made.x(point.month)).y((point) => made.y(point.value));
  for (const one of shown) made.marks.append(s("path", {class: `line ${one.class}`, d: path(one.points) ?? ""}));
  endLabels(
      made.labels,
      shown.filter((one) => one.points.length)
          .map((one) => ({y: made.y(one.points.at(-1)!.value), text: one.label, class: one.class})),
      made.right + 5, made.top, made.bottom);
  return made;
}

export const kSources: {metric: string; label: string}[] = [
  {metric: "compute_domestic_cn_h100e", label: "made in China"},
  {metric: "compute_legal_cn_h100e", label: "bought legally"},
  {metric: "compute_offshore_cn_h100e", label: "rented abroad"},
  {metric: "compute_smuggled_cn_h100e", label: "smuggled"},
];

/** China's compute by source in a month: a bar for the baseline, and one for the policy. Means, since they add up. */
export function computeChart(view: View, month: Month, {width}: Size): SVGSVGElement {
  const bars = [{label: view.own ? "baseline, your world" : "baseline", answer: view.own ?? view.base}];
  if (view.mine) bars.push({label: "your policy", answer: view.mine});
  const at = (answer: View["base"], metric: string) =>
      series(answer, metric, "mean")[monthIndex(month) - monthIndex(answer.first)]!;
  const totals = bars.map((bar) => kSources.reduce((sum, source) => sum + at(bar.answer, source.metric), 0));
  const kBar = 26, kRow = 52, x = scaleLinear().domain([0, Math.max(...totals)]).range([0, width - 84]);
  const svg = s("svg", {
    width,
    height: kRow * bars.length + 44,
    class: "chart",
    role: "img",
    "aria-label": `China's computing power by source: ${
        kSources.map((source) => `${source.label} ${counted(at(bars.at(-1)!.answer, source.metric))}`)
            .join(", ")} H100e`
  });
  bars.forEach((bar, b) => {
    svg.append(s("text", {class: "tick", x: 0, y: b * kRow + 12}, bar.label));
    let done = 0;
    kSources.forEach((source, i) => {
      const value = at(bar.answer, source.metric);
      svg.append(
          s("rect",
            {class: `source-${i}`, x: x(done), y: b * kRow + 18, width: Math.max(0, x(value) - 0.5), height: kBar},
            s("title", {}, `${source.label}: ${counted(value)} H100e`)));
      done += value;
    });
    svg.append(s("text", {class: "tick", x: x(totals[b]!) + 6, y: b * kRow + 36}, `${counted(totals[b]!)}`));
  });
  const foot = kRow * bars.length, column = Math.min(150, width / 2);
  kSources.forEach((source, i) => {
    const left = (i % 2) * column, top = foot + 4 + Math.floor(i / 2) * 20;
    svg.append(
        s("rect", {class: `source-${i}`, x: left, y: top, width: 12, height: 12}),
        s("text", {class: "tick", x: left + 18, y: top + 11}, source.label));
  });
  return svg;
}
