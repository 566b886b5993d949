// The bar above everything: presets, undo, reset.
import { button, byId, h } from "./dom";
import type { Page } from "./page";
import { opening, type State } from "./state";

export class Bar {
  private readonly preset: HTMLSelectElement;
  private readonly undo: HTMLButtonElement;
  private readonly pin: HTMLButtonElement;

  constructor(private readonly page: Page) {
    const { description } = page;
    this.preset = h("select", { id: "preset", onchange: () => this.choose(this.preset.value) },
      ...description.groups.map((group) => h("optgroup", { label: group.heading },
        ...description.scenarios.filter((one) => one.group === group.name).map((one) => h("option", { value: one.name }, one.title)))));
    this.undo = button("Undo", () => page.history.undo(), { id: "undo" });
    this.pin = button("Pin this line", () => this.togglePin(), { id: "pin", title: "Keeps the line of now, to compare it with what you try next" });
    byId("bar").append(
      h("label", { class: "preset" }, h("span", {}, "Start from"), this.preset), this.undo,
      this.pin,
      button("Reset", () => page.history.set(opening(description)), { id: "reset" }),
      h("a", { class: "button", href: "#share", onclick: (event: Event) => { event.preventDefault(); byId("share").scrollIntoView(); } }, "Share and save"));
  }

  private choose(preset: string): void { this.page.history.set({ ...opening(this.page.description), preset }); }

  private togglePin(): void {
    const { charts } = this.page;
    charts.setPin(charts.pin ? null : "pinned");
    this.pin.textContent = charts.pin ? "Unpin" : "Pin this line";
    this.pin.setAttribute("aria-pressed", String(charts.pin !== null));
  }

  show(state: State): void {
    this.preset.value = state.preset;
    this.undo.disabled = !this.page.history.canUndo;
  }
}
