// On paper: what is seen now, from the browser's menu, or the questions alone, as a worksheet.
import {byId} from "./dom";
import {describeState, originOf} from "./export";
import type {Page} from "./page";

/** Prints the questions alone. */
export function printSheet(): void {
  document.body.classList.add("sheet");
  window.print();
}

/** What is printed holds the table of numbers, whether it is unfolded or not, and what is said below the charts. */
export function readyToPrint(page: Page): void {
  const folded: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    byId("on-paper").textContent = `${describeState(page)}. ${originOf(page.description, page.view?.worlds ?? 0)}.`;
    for (const id of ["table", "in-full"]) {
      const part = byId<HTMLDetailsElement>(id);
      if (!part.open) folded.push(part);
      part.open = true;
      part.dispatchEvent(new Event("toggle"));  // its own comes too late
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of folded.splice(0)) part.open = false;
    document.body.classList.remove("sheet");
  });
}
