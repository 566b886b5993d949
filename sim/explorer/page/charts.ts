// The charts of the page, drawn anew for every view.
import {kTitles, type ChartName} from "./chart/names";
import {axisOf, differenceChart, isCut, kAxes, toldIn} from "./chart/difference";
import {fanAxis, fanChart, isFanCut, type Pin} from "./chart/fan";
import {Legend} from "./chart/legend";
import {monthAt, type Plane, type Size} from "./chart/frame";
import {computeChart, linesChart, worldsChart} from "./chart/small";
import {button, byId, h} from "./dom";
import {howLittle, kMetric, kOutcome, readDifference, readLag} from "./finding";
import {monthInShort, monthInWords, monthsFrom, monthsLater} from "./months";
import {counted, inHundred, isLessThanADay, rangeInWords, rounded} from "./numbers";
import type {Page} from "./page";
import {series, type View} from "./study";
import type {Description, Month} from "../core/contract";

const kNames = Object.keys(kTitles) as ChartName[];
const kSmall = ["worlds", "serving", "compute", "money"] as const;
/** A phone keeps the chart in sight while levers scroll by: with all around it two fifths of a small one at most. */
const kPhoneHeight = 165;
const kCut = "The band goes on beyond the axis.";

export class Charts {
  month: Month;
  pin: Pin|null = null;
  private readonly plots = new Map(kNames.map((name) => [name, h("div", {class: "plot", id: `plot-${name}`})]));
  private readonly notes = new Map(kNames.map((name) => [name, h("p", {class: "note"})]));
  private readonly tabs: HTMLButtonElement[];
  private readonly pick: HTMLSelectElement;
  private readonly hover = h("p", {class: "hover", "aria-hidden": "true"});
  private readonly legend = new Legend();
  private chosenByReader = false;
  /** Does the reader see the small charts? Where not, they wait until a lever is let go. */
  smallInSight = false;

  constructor(private readonly page: Page) {
    const {months} = page.description;
    this.month = usualMonth(page.description);
    this.tabs = [this.tab("lag", "Lag"), this.tab("change", "What changes")];
    this.pick =
        h("select", {id: "month", "aria-label": "Month that is read", onchange: () => this.read(this.pick.value)},
          ...monthsFrom(page.library.soonest, months.last)
              .map((month) => h("option", {value: month}, monthInShort(month))));
    const read = h("label", {class: "month", "for": "month"}, h("span", {}, "Read in "), this.pick);
    byId("charts").append(
        h("div", {class: "tabs"}, ...this.tabs, read), this.legend.element, this.figure("lag"), this.figure("change"),
        this.hover);
    const smalls = h("div", {class: "smalls"}, ...kSmall.map((name) => this.figure(name)));
    byId("rest").append(smalls);
    new IntersectionObserver(([seen]) => {
      this.smallInSight = seen!.isIntersecting;
    }).observe(smalls);
    this.front("lag");
    new ResizeObserver(() => page.view && this.show(page.view)).observe(byId("charts"));
  }

  private tab(name: "lag"|"change", text: string): HTMLButtonElement {
    const press = () => {
      this.chosenByReader = true;
      this.front(name);
    };
    return button(text, press, {class: "tab", "data-tab": name, "aria-pressed": "false"});
  }

  private figure(name: ChartName): HTMLElement {
    const plot = this.plots.get(name)!;
    if (name === "lag" || name === "change") {
      plot.addEventListener("pointermove", (event) => this.point(name, event));
      plot.addEventListener("pointerleave", () => (this.hover.textContent = ""));
      plot.addEventListener("click", (event) => {
        const month = this.monthUnder(name, event);
        if (month) this.read(month);
      });
    }
    return h(
        "figure", {class: `figure-${name}`, "data-chart": name},
        h("figcaption", {}, h("b", {}, kTitles[name][0]), h("span", {class: "note"}, ` ${kTitles[name][1]}`)), plot,
        this.notes.get(name)!);
  }

  /** On a phone one of the two large charts is in front. */
  front(name: "lag"|"change"): void {
    byId("charts").dataset["front"] = name;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset["tab"] === name));
    if (this.page.view) this.show(this.page.view);
  }

  read(month: Month): void {
    this.month = month < this.page.library.soonest ? this.page.library.soonest : month;
    this.page.monthRead();
  }

  private readonly planes = new Map < ChartName, {
    plane: Plane;
    first: Month
  }
  > ();

  private monthUnder(name: ChartName, event: MouseEvent): Month|null {
    const drawn = this.planes.get(name);
    return drawn ? monthAt(drawn.plane, drawn.first, this.page.description.months.last, event.offsetX) : null;
  }

  private point(name: "lag"|"change", event: MouseEvent): void {
    const month = this.monthUnder(name, event), {view} = this.page;
    if (!month || !view) return;
    const parts = [`${monthInWords(month)}: baseline ${rounded(readLag(view, month))} months`];
    if (view.own) parts.push(`your world ${rounded(readLag(view, month, "p50", "own"))}`);
    if (view.mine) parts.push(`your policy ${rounded(readLag(view, month, "p50", "mine"))}`);
    const read = month >= this.page.library.soonest ? readDifference(view, month) : null;
    if (read)
      parts.push(
          isLessThanADay(read.mean) ? "change less than a day" :
                                      `change ${rounded(read.mean)} (${rangeInWords(read.low, read.high)})`);
    this.hover.textContent = parts.join(" · ");
  }

  show(view: View): void {
    const phone = window.innerWidth < 720;
    if (phone && view.difference && !this.chosenByReader && byId("charts").dataset["front"] === "lag")
      return this.front("change");
    this.pick.value = this.month;
    const width = byId("charts").clientWidth;
    this.put("lag", this.draw("lag", view, {width, height: phone ? kPhoneHeight : 270, short: phone}));
    this.put("change", this.draw("change", view, {width, height: phone ? kPhoneHeight : 210, short: phone}));
    this.legend.show(view, this.pin, width);
    if (!view.wanted.brief) this.showSmall(view, width);
    this.note(view, phone);
  }

  private showSmall(view: View, width: number): void {
    for (const name of kSmall)
      this.put(
          name, this.draw(name, view, {width: this.plots.get(name)!.clientWidth || width, height: 190, short: true}));
  }

  /** What is said under the charts. */
  private note(view: View, phone: boolean): void {
    const read = readDifference(view, this.month), at = monthInWords(this.month), from = this.firstShown(phone);
    const axis = fanAxis(view, kMetric, from, this.pin);
    this.say("lag", axis.usual ? "" : "This axis is longer than the usual one.", isFanCut(view, kMetric, from, axis));
    const same = !read ? "Move a lever: nothing differs yet. The axis is the same for every policy." :
        toldIn(view, kOutcome, this.month) ? "The axis is the same for every policy." :
                                             `Grey: in ${at} no difference from the baseline can be told.`;
    this.say(
        "change", axisOf(view, kOutcome, this.pin) === kAxes[0] ? same : "This axis is longer than the usual one.",
        isCut(view, kOutcome, this.pin));
    const little = read ? howLittle(read) : "", untold = little ? " untold" : "";
    this.notes.get("worlds")!.replaceChildren(
        ...(read && read.above + read.below > 0 ?
                [
                  `${at}: the lag `, h("b", {class: `grows-text${untold}`}, `grows in ${inHundred(read.above)}`),
                  " worlds, ", h("b", {class: `shrinks-text${untold}`}, `shrinks in ${inHundred(read.below)}`),
                  `${little}, and stays in the others.`
                ] :
                [!read               ? "Move a lever: nothing differs yet." :
                     read.mean === 0 ? `${at}: nothing differs.` :
                                       "These are other worlds than the baseline's: only means are compared."]));
    this.notes.get("compute")!.textContent = `${at}.`;
    this.notes.get("money")!.textContent = receiptsInWords(view, this.month);
  }

  /** A phone has room for what is cut off alone. */
  private say(name: ChartName, words: string, cut: boolean): void {
    this.notes.get(name)!.replaceChildren(h("span", {class: "roomy"}, words), cut ? ` ${kCut}` : "");
  }

  private firstShown(short: boolean): Month {
    const {months} = this.page.description;
    return short ? monthsLater(months.present, -20) : months.first;
  }

  private put(name: ChartName, svg: SVGSVGElement): void { this.plots.get(name)!.replaceChildren(svg); }

  /** A chart of a view, as the page and exports have it. */
  draw(name: ChartName, view: View, size: {width: number; height: number; short: boolean}): SVGSVGElement {
    const {description, library} = this.page, {month, pin} = this;
    const from = this.firstShown(size.short);
    switch (name) {
      case "lag": {
        const plane = fanChart(
            view, {...size, description, metric: kMetric, from, month, pin, axis: fanAxis(view, kMetric, from, pin)});
        this.planes.set(name, {plane, first: from});
        return plane.svg;
      }
      case "change": {
        const plane = differenceChart(view, {...size, description, outcome: kOutcome, month, pin});
        this.planes.set(name, {plane, first: library.soonest});
        return plane.svg;
      }
      case "worlds":
        return worldsChart(readDifference(view, month), size);
      case "compute":
        return computeChart(view, month, size);
      case "serving":
        return this.lines(
            view, size, "serving_capacity_cn_mtok_per_day", "p50", true, "serving_capacity_us_mtok_per_day");
      case "money":
        return this.lines(view, size, "china_revenue_usd_per_year", "mean", false);
    }
  }

  private lines(view: View, size: Size, metric: string, statistic: string, log: boolean, american?: string):
      SVGSVGElement {
    const {description} = this.page, first = view.base.first, base = view.own ?? view.base;
    const lines =
        [{values: series(base, metric, statistic), first, class: "base", label: american ? "China" : "baseline"}];
    if (american) lines.push({values: series(base, american, statistic), first, class: "us", label: "United States"});
    if (view.mine)
      lines.push({
        values: series(view.mine, metric, statistic),
        first,
        class: "mine",
        label: american ? "China, yours" : "your policy"
      });
    return linesChart({
             ...size,
             description,
             month: this.month,
             from: monthsLater(description.months.present, -20),
             lines,
             log,
             tick: (value) => (log ? counted(value) : `$${counted(value)}`),
             name: metric
           })
        .svg;
  }

  /** Keeps the line of now to be compared with what comes. */
  setPin(label: string|null): void {
    const {view} = this.page;
    if (!label || !view)
      this.pin = null;
    else {
      const shown = view.mine ?? view.own ?? view.base, {difference} = view;
      const mean = difference && (difference.statistics as readonly string[]).indexOf("mean");
      const at = difference ?
          (difference.outcomes.indexOf(kOutcome) * difference.statistics.length + mean!) * difference.months :
          0;
      this.pin = {
        label,
        first: shown.first,
        median: series(shown, kMetric, "p50").slice(),
        differenceFirst: difference?.first ?? shown.first,
        difference: difference ? difference.numbers.slice(at, at + difference.months) : null
      };
    }
    if (view) this.show(view);
  }
}

/** Sums below this are nothing to speak of. */
const kSmallestSum = 1e6;

/** What a policy brings to Washington in a month's reading; empty where nothing can be told. */
function receiptsInWords(view: View, month: Month): string {
  const read = readDifference(view, month, "receipts");
  if (!read?.told) return "";
  const by = `By ${monthInWords(month)} Washington takes`;
  if (Math.abs(read.mean) < kSmallestSum) return `${by} as much as under the baseline: nothing changes to speak of.`;
  return `${by} $${counted(Math.abs(read.mean))} ${read.mean > 0 ? "more" : "less"} than under the baseline.`;
}

/** The December two years after the present: what a policy of today has done by then. */
export function usualMonth(description: Description): Month {
  return `${Number(description.months.present.slice(0, 4)) + 2}-12`;
}
