// Which lever matters most? Each lever alone, pushed to either end, held against the baseline.
import type {Month} from "../core/contract";
import {button, h, s} from "./dom";
import {kOutcome, type Read} from "./finding";
import {monthIndex, monthInWords} from "./months";
import {isLessThanADay, rounded} from "./numbers";
import type {Page} from "./page";
import {givenOf} from "./scenario";
import {hasAssumptions, opening, type State} from "./state";
import {differenceSeries} from "./study";
import {leverValue} from "./values";
import {kFirstLevers} from "./words";

export type Effect = Read;

/** What a state does to the lag in a month, in some worlds; `where` of the state counts. */
export async function effectOf(
    page: Page, state: State, month: Month, worlds = hasAssumptions(state.where) ? 256 : 128): Promise<Effect> {
  const answer = await page.study.tryOut(
      givenOf(state, page.library), kOutcome, state.where, Math.min(worlds, page.description.worlds));
  const at = monthIndex(month) - monthIndex(answer.first),
        of = (name: string) => differenceSeries(answer, kOutcome, name)[at]!;
  const low = of("low"), high = of("high");
  return {mean: of("mean"), low, high, above: of("above"), below: of("below"), told: low > 0 || high < 0};
}

/** A baseline in which one lever stands elsewhere from the first month that can be changed. */
export function alone(page: Page, lever: string, value: number, state: State = opening(page.description)): State {
  return {
    ...state,
    preset: page.description.baseline,
    rule: null,
    settings: {[lever]: {value, from: page.library.soonest, context: false}}
  };
}

/** "+0.4"; what is shorter than a day is nothing to speak of. */
function signed(months: number): string {
  return isLessThanADay(months) ? "0" : `${months > 0 ? "+" : ""}${rounded(months)}`;
}

interface Row {
  label: string;
  value: string;
  effect: Effect
}

export class Rank {
  readonly element: HTMLElement;
  private readonly plot = h("div", {id: "rank-plot"});
  private readonly said = h("p", {class: "hint", role: "status"});
  private readonly start: HTMLButtonElement;

  constructor(private readonly page: Page) {
    this.start = button("Try every lever", () => void this.run(), {id: "rank"});
    this.element = h(
        "div", {class: "why", id: "which"}, h("h2", {}, "Which lever matters most?"),
        h("p", {class: "hint"},
          "Each lever alone, pushed from where current policy has it (whatever is chosen above) to either end, in 128 worlds (with assumptions in " +
              "those of 256 that hold them): the numbers above are of more worlds, and so a little others. The " +
              "line is the 99 % interval; grey cannot be told from nothing."),
        this.start, this.said, this.plot);
  }

  private async run(): Promise<void> {
    const {page} = this, month = page.charts.month, rows: Row[] = [];
    this.start.disabled = true;
    try {
      for (const name of kFirstLevers) {
        const lever = page.library.levers.get(name);
        if (!lever) continue;
        this.said.textContent = `Trying: ${lever.label}`;
        const rest = page.library.rest(page.description.baseline, name).value;
        for (const value of [lever.min, lever.max])
          if (value !== rest)
            rows.push({
              label: lever.label,
              value: leverValue(lever, value),
              effect: await effectOf(page, alone(page, name, value, page.state), month)
            });
        this.show(rows, month);
      }
      this.said.textContent = `Months of lag in ${monthInWords(month)}, the strongest first.`;
    } catch (error) {
      this.said.textContent = error instanceof Error ? error.message : String(error);
    }
    this.start.disabled = false;
  }

  private show(rows: Row[], month: Month): void {
    const sorted = [...rows].sort(
        (a, b) => Number(b.effect.told) - Number(a.effect.told) || Math.abs(b.effect.mean) - Math.abs(a.effect.mean));
    const width = Math.min(this.element.clientWidth, 860), text = width > 560 ? 360 : 0, row = text ? 26 : 44;
    const most = Math.max(0.5, ...sorted.flatMap(({effect}) => [Math.abs(effect.low), Math.abs(effect.high)]));
    const x = (value: number) => text + 8 + ((value + most) / (2 * most)) * (width - text - 70);
    const svg = s("svg", {
      width,
      height: sorted.length * row + 30,
      class: "chart",
      role: "img",
      "aria-label": `Effect of each lever alone on the lag in ${month}: ${
          sorted.map((one) => `${one.label} ${one.value}: ${rounded(one.effect.mean)}`).join("; ")}`
    });
    svg.append(
        s("line", {class: "zero", x1: x(0), x2: x(0), y1: 0, y2: sorted.length * row}),
        s("text", {class: "tick", x: x(0) - 8, y: sorted.length * row + 18, "text-anchor": "end"}, "← China closer"),
        s("text", {class: "tick", x: x(0) + 8, y: sorted.length * row + 18}, "further behind →"));
    sorted.forEach(({label, value, effect}, i) => {
      const y = i * row + (text ? 14 : 30), name = effect.told ? (effect.mean > 0 ? "grows" : "shrinks") : "stays";
      svg.append(
          s("text", {class: `rank-label${effect.told ? "" : " untold"}`, x: 0, y: text ? y + 4 : y - 14},
            `${label} ${value}`),
          s("line", {class: "whisker", x1: x(effect.low), x2: x(effect.high), y1: y, y2: y}),
          s("circle", {class: name, cx: x(effect.mean), cy: y, r: 5}),
          s("text", {class: "tick", x: width - 52, y: y + 4}, signed(effect.mean)));
    });
    this.plot.replaceChildren(svg);
  }
}
