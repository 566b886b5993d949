// What a reader takes along: the scenario file, the command that gives the same numbers, pictures, data.
import type {Description} from "../core/contract";
import {kTitles, type ChartName} from "./chart/names";
import {whereInWords} from "./claims";
import {byId, download, s} from "./dom";
import {kMetric, kOutcome, worldsSeen} from "./finding";
import {monthIndex, monthInWords, monthsFrom, monthsLater} from "./months";
import type {Page} from "./page";
import {commandOf, fileOf, givenOf, isMoved, movedInWords} from "./scenario";
import {posteriorInShort} from "./share";
import {differenceSeries, series, type View} from "./study";

/** Where the numbers come from, in a line. */
export function originOf(description: Description, worlds: number): string {
  return `Chokepoint ${description.version}, ${worlds.toLocaleString("en-GB")} worlds, seed ${
      description.seed}, posterior ${posteriorInShort(description)}`;
}

const kStyles = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "font-weight", "font-size", "paint-order"
];

/** A chart by itself, with title and origin; its colours written into it, since no style sheet goes with it. */
export function standalone(page: Page, name: ChartName): string {
  const view = page.view!, width = 760, [title, unit] = kTitles[name];
  const root = document.documentElement;
  root.dataset["theme"] = "light";
  const chart = page.charts.draw(name, view, {width: width - 40, height: 360, short: false});
  const holder = byId("export-room");
  holder.replaceChildren(chart);
  for (const element of chart.querySelectorAll<SVGElement>("*")) {
    const style = getComputedStyle(element);
    for (const property of kStyles) element.setAttribute(property, style.getPropertyValue(property));
    element.removeAttribute("class");
  }
  chart.removeAttribute("class");
  delete root.dataset["theme"];
  const lines = wrapped(describeState(page), kLineLetters);
  const height = Number(chart.getAttribute("height")) + 92 + kLine * lines.length,
        family = "Open Sans, Segoe UI, Arial, sans-serif";
  chart.setAttribute("x", "20");
  chart.setAttribute("y", "68");
  const text = (y: number, size: number, fill: string, words: string, weight = "400") =>
      s("text", {x: 20, y, "font-size": size, fill, "font-weight": weight}, words);
  const picture =
      s("svg",
        {xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": family},
        s("title", {}, `${title}, ${unit}`), s("rect", {width, height, fill: "#ffffff"}),
        text(30, 18, "#1a1a1a", title, "700"), text(52, 12, "#5c5c5c", unit), chart,
        ...lines.map((line, i) => text(height - 8 - kLine * (lines.length - i), 11, "#5c5c5c", line)),
        text(height - 8, 11, "#5c5c5c", originOf(page.description, view.worlds)));
  holder.replaceChildren();
  return new XMLSerializer().serializeToString(picture);
}

/** What fits beside each other in a picture, and how far lines are apart. */
const kLineLetters = 120, kLine = 16;

/** A text in lines of so many letters at most, between words. */
export function wrapped(text: string, most: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length <= most || !lines.at(-1))
      lines[lines.length - 1] = line;
    else
      lines.push(word);
  }
  return lines;
}

export function describeState(page: Page): string {
  const {state, library} = page, where = whereInWords(state.where, library);
  const policy = isMoved(state) ? movedInWords(state, library) : library.title(state.preset);
  return where ? `${policy} | ${where}` : policy;
}

export async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;
  await image.decode();
  const canvas = document.createElement("canvas"), scale = 2;
  canvas.width = image.width * scale;
  canvas.height = image.height * scale;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(
      (done, failed) => canvas.toBlob(
          (blob) => (blob ? done(blob) : failed(new Error("the picture could not be made"))), "image/png"));
}

/** The rows of the two large charts: a month each. */
export function tableOf(view: View, description: Description): {columns: string[]; rows: (string | number)[][]} {
  const columns = ["month"], values: {from: number; values: Float64Array}[] = [];
  const add = (name: string, first: string, found: Float64Array) => {
    columns.push(name);
    values.push({from: monthIndex(first), values: found});
  };
  for (const [name, answer] of [["baseline", view.base], ["your_world", view.own], ["your_policy", view.mine]] as const)
    if (answer)
      for (const statistic of ["p05", "p25", "p50", "p75", "p95", "mean"])
        add(`${name}_lag_months_${statistic}`, answer.first, series(answer, kMetric, statistic));
  if (view.difference)
    for (const statistic of ["mean", "low", "high", "above", "below"])
      add(`change_${statistic}`, view.difference.first, differenceSeries(view.difference, kOutcome, statistic));
  const rows = monthsFrom(description.months.first, description.months.last)
                   .map((month) => [month, ...values.map((one) => one.values[monthIndex(month) - one.from] ?? "")]);
  return {columns, rows};
}

export function csvOf(view: View, description: Description): string {
  const {columns, rows} = tableOf(view, description);
  return [
    columns, ...rows
  ].map((row) => row.map((cell) => (typeof cell === "number" && !Number.isFinite(cell) ? "" : cell)).join(","))
             .join("\n") +
      "\n";
}

export function saveScenario(page: Page): void {
  const given = givenOf(page.state, page.library);
  download(`${given.name}.json`, given.scenario, "application/json");
}

export function commandText(page: Page): string {
  const {state, library, description, charts} = page;
  return commandOf(state, library, page.view?.worlds ?? description.worlds, charts.month).join("\n");
}

/** What the program does not do as the page does, a sentence each. */
export function commandNotes({state, description, view}: Page): string[] {
  const notes: string[] = [], {present, last} = description.months, {claims, parameters} = state.where;
  if (fileOf(state) === description.baseline) {
    const soon = monthsLater(present, 24), months = [present, ...(soon < last ? [soon] : []), last].map(monthInWords);
    notes.push(
        `It prints ${months.slice(0, -1).join(", ")} and ${months.at(-1)}; summary.csv in its folder has every month.`);
  }
  if (view && claims && Object.keys(claims).length) {
    const [seen, all] = [worldsSeen(view), view.worlds].map((count) => Math.round(count).toLocaleString("en-GB"));
    notes.push(`This page tells of the ${seen} of its ${all} worlds in which your assumptions hold; the program draws ${
        all} worlds of its own in which they hold. The two differ by chance, the more so the fewer worlds there are.`);
  }
  if (parameters && Object.keys(parameters).length)
    notes.push("The program has no option for circumstances: it tells of all worlds, whatever you chose of those.");
  return notes;
}
