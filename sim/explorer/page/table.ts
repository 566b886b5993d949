// The numbers as a table: what a reader looks for first comes first, how sure it is and how far worlds lie apart after.
import {h} from "./dom";
import {kMetric, readDifference} from "./finding";
import {monthIndex, monthInShort, monthsFrom} from "./months";
import {percent, rangeInWords, rounded} from "./numbers";
import {series, type View} from "./study";
import type {Description, Month} from "../core/contract";

interface Column {
  heading: string;
  cell(month: Month): string
}

const say = (value: number) => rounded(value, 3);

function columnsOf(view: View, soonest: Month): Column[] {
  const change = (heading: string, cell: (read: NonNullable<ReturnType<typeof readDifference>>) => string): Column[] =>
      (view.difference ? [{
        heading,
        cell: (month) => {
          const read = month >= soonest ? readDifference(view, month) : null;
          return read ? cell(read) : "";
        }
      }] :
                         []);
  const answers = ([["Your policy", view.mine], ["Your world", view.own], ["Baseline", view.base]] as const)
                      .flatMap(([name, answer]) => (answer ? [{name, answer}] : []));
  const middles: Column[] = [], spreads: Column[] = [];
  for (const {name, answer} of answers) {
    const at = (statistic: string, month: Month) =>
        series(answer, kMetric, statistic)[monthIndex(month) - monthIndex(answer.first)] ?? NaN;
    const one = (statistic: string) => (month: Month) =>
        (Number.isFinite(at(statistic, month)) ? say(at(statistic, month)) : "");
    const range = (low: string, high: string) => (month: Month) =>
        (Number.isFinite(at(low, month)) ? rangeInWords(at(low, month), at(high, month)) : "");
    middles.push({heading: name, cell: one("p50")});
    spreads.push(
        {heading: `${name}: half of the worlds`, cell: range("p25", "p75")},
        {heading: `${name}: nine in ten`, cell: range("p05", "p95")}, {heading: `${name}: mean`, cell: one("mean")});
  }
  return [
    ...middles, ...change("Change", ({mean}) => say(mean)),
    ...change("Change: 99 % interval", ({low, high}) => rangeInWords(low, high)),
    ...change("Worlds with more lag", ({above}) => percent(above)),
    ...change("Worlds with less", ({below}) => percent(below)), ...spreads
  ];
}

/** Decembers, and the month that is read. */
export function numbersTable(view: View, description: Description, soonest: Month, read: Month): HTMLTableElement {
  const columns = columnsOf(view, soonest), {first, last} = description.months;
  const months = monthsFrom(first, last).filter((month) => month.endsWith("-12") || month === read);
  return h(
      "table", {"aria-describedby": "table-caption"},
      h("thead", {},
        h("tr", {}, h("th", {scope: "col"}, "Month"), ...columns.map(({heading}) => h("th", {scope: "col"}, heading)))),
      h("tbody", {},
        ...months.map(
            (month) =>
                h("tr", {}, h("th", {scope: "row"}, monthInShort(month)),
                  ...columns.map(({cell}) => h("td", {}, cell(month)))))));
}
