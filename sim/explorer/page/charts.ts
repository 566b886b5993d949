// The charts of the page, drawn anew for every view.
import { fanChart, fanTop, type Pin } from "./chart/fan";
import { axisOf, differenceChart, kAxes, toldIn } from "./chart/difference";
import { byId, h } from "./dom";
import { kMetric, kOutcome, readDifference } from "./finding";
import { monthInWords } from "./months";
import { inHundred } from "./numbers";
import type { Page } from "./page";
import type { View } from "./study";
import type { Month } from "../core/contract";

export class Charts {
  month: Month = "2028-12";
  pin: Pin | null = null;
  private readonly fan = h("div", { class: "plot", id: "fan" });
  private readonly difference = h("div", { class: "plot", id: "difference" });
  private readonly note = h("p", { class: "note" });
  private readonly split = h("p", { class: "split" });

  constructor(private readonly page: Page) {
    byId("charts").append(
      h("figure", { class: "main" }, h("figcaption", {}, h("b", {}, "China's lag"), " in months, at the present pace"), this.fan),
      h("figure", { class: "second" }, h("figcaption", {}, h("b", {}, "What your policy changes"), " in months, world by world"), this.difference,
        this.note, this.split));
    new ResizeObserver(() => page.view && this.show(page.view)).observe(byId("charts"));
  }

  show(view: View): void {
    const { description } = this.page, width = this.fan.clientWidth, phone = window.innerWidth < 720;
    const size = { width, height: phone ? 170 : 300 };
    const from = phone ? "2025-01" : description.months.first;
    this.fan.replaceChildren(fanChart(view, { ...size, description, metric: kMetric, from, month: this.month, pin: this.pin, top: fanTop(view, kMetric, from) }).svg);
    this.difference.replaceChildren(differenceChart(view, { width, height: phone ? 170 : 220, description, outcome: kOutcome, month: this.month, pin: this.pin }).svg);
    this.note.textContent = axisOf(view, kOutcome) === kAxes[0] ? "The axis is the same for every policy." : "This one needs a longer axis than the usual.";
    const read = readDifference(view, this.month);
    this.split.textContent = read ? `${monthInWords(this.month)}: the lag grows in ${inHundred(read.above)} worlds, shrinks in ${inHundred(read.below)}.` : "";
    this.difference.classList.toggle("untold", !toldIn(view, kOutcome, this.month));
  }
}
