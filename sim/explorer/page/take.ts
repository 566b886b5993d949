// The part of the page where one takes things along: share, save, cite, and the numbers as a table.
import {kTitles, type ChartName} from "./chart/names";
import {button, download, h} from "./dom";
import {commandNotes, commandText, csvOf, originOf, pictureOf, saveScenario, standalone} from "./export";
import type {Page} from "./page";
import {addressOf} from "./share";
import {numbersTable} from "./table";

/** How long a message stands. */
const kSaidForMs = 5_000;

export class Take {
  readonly element: HTMLElement;
  private readonly command = h("pre", {class: "command", tabindex: 0});
  private readonly note = h("p", {class: "hint"});
  private readonly link =
      h("input", {type: "text", readonly: true, id: "share-link", "aria-label": "Address of this page as it stands"});
  private readonly frame =
      h("textarea",
        {readonly: true, rows: 3, id: "frame-code", "aria-label": "Code that shows one chart in another page"});
  private readonly said = h("p", {class: "hint said-briefly", role: "status"});
  private readonly table =
      h("div", {class: "table", tabindex: 0, role: "region", "aria-label": "The numbers as a table"});
  private readonly chart =
      h("select", {id: "take-chart", "aria-label": "Chart", onchange: () => this.show()},
        ...Object.entries(kTitles).map(([name, [title]]) => h("option", {value: name}, title)));

  constructor(private readonly page: Page) {
    const details = h(
        "details", {class: "more", id: "table", ontoggle: () => this.showTable()},
        h("summary", {}, "The numbers as a table"),
        h("p", {class: "hint", id: "table-caption"},
          "China's lag in months: medians and the mean change first, then how sure that is and how far worlds lie apart. " +
              "Decembers and the month that is read; every month is in the CSV. Below zero China leads."),
        this.table);
    this.element =
        h("div", {class: "take"}, h("h2", {id: "share"}, "Share, save, cite"),
          h("p", {class: "hint"},
            "The address holds all that you have chosen, and can be read. Nothing is sent anywhere."),
          h("div", {class: "row"}, this.link,
            button("Copy the address", () => void this.copy(this.link.value), {id: "copy-link"})),
          h("div", {class: "row"}, this.chart, button("SVG", () => this.save("svg"), {id: "save-svg"}),
            button("PNG", () => this.save("png"), {id: "save-png"}),
            button("CSV", () => this.save("csv"), {id: "save-csv"}),
            button("Scenario file", () => saveScenario(page), {id: "save-scenario"})),
          this.said, h("p", {class: "hint"}, "The command that gives the same numbers, beside the scenario file:"),
          this.command, this.note,
          h("details", {class: "about"}, h("summary", {}, "Show this chart in another page"), this.frame), details);
  }

  private async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.tell("Copied.");
    } catch {
      this.link.select();
      this.tell("Copy it from the field.");
    }
  }

  /** Says something for a while; emptied first, so that it is announced again. */
  private tell(text: string): void {
    window.clearTimeout(this.timer);
    this.said.textContent = "";
    this.timer = window.setTimeout(() => {
      this.said.textContent = text;
      this.timer = window.setTimeout(() => (this.said.textContent = ""), kSaidForMs);
    }, 50);
  }
  private timer = 0;

  private save(kind: "svg"|"png"|"csv"): void {
    const {view, description} = this.page, name = this.chart.value as ChartName;
    if (!view) return;
    if (kind === "csv") return download("explorer.csv", csvOf(view, description), "text/csv");
    const svg = standalone(this.page, name);
    if (kind === "svg") return download(`explorer-${name}.svg`, svg, "image/svg+xml");
    pictureOf(svg).then(
        (picture) => download(`explorer-${name}.png`, picture, "image/png"),
        (error: unknown) => this.tell(String(error)));
  }

  show(): void {
    const {page} = this, here = location.href.split("#")[0]!;
    this.link.value = here + addressOf(page.state, page.library, page.charts.month);
    this.command.textContent = commandText(page);
    this.note.textContent = [...commandNotes(page), `${originOf(page.description, page.view?.worlds ?? 0)}.`].join(" ");
    const only = addressOf(page.state, page.library, page.charts.month, this.chart.value);
    this.frame.value = `<iframe src="${here.split("/").at(-1)}${only}" width="720" height="420" title="${
        kTitles[this.chart.value as ChartName][0]}"></iframe>`;
    this.showTable();
  }

  private showTable(): void {
    const {view, description} = this.page;
    if (!view || !this.element.querySelector<HTMLDetailsElement>("#table")?.open) return;
    const {charts, library} = this.page;
    this.table.replaceChildren(numbersTable(view, description, library.soonest, charts.month));
  }
}
