// What a reader sees first, and stays in sight: the charts, and a way to a month in which something can be seen.
import type {Month} from "../core/contract";
import type {Charts} from "./charts";
import {button, byId} from "./dom";
import {monthInWords, monthsLater} from "./months";

const kEdge = 12;

/** The finding and its charts stay while levers scroll by. Where they are higher than the window, their end stays. */
export function keepInSight(view: HTMLElement): void {
  const place = () => {
    view.style.top = `${Math.min(kEdge, window.innerHeight - view.offsetHeight - kEdge)}px`;
  };
  new ResizeObserver(place).observe(view);
  window.addEventListener("resize", place);
}

/** A policy needs as long before models of its time are released. */
const kMonthsToTell = 24;

/** A button that reads a later month, where a policy begins after the month that is read. */
export class Later {
  private month: Month = "";
  private readonly press: HTMLButtonElement;

  constructor(charts: Charts, private readonly last: Month) {
    this.press = button("", () => charts.read(this.month), {id: "later", hidden: true});
    byId("besides").after(this.press);
  }

  /** `begins`: when the policy begins; null: nothing is to be offered. */
  show(begins: Month|null): void {
    this.press.hidden = begins === null;
    if (begins === null) return;
    const wanted = monthsLater(begins, kMonthsToTell);
    this.month = wanted < this.last ? wanted : this.last;
    this.press.textContent = `Read ${monthInWords(this.month)}`;
  }
}
