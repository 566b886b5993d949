// The bar above everything: presets, undo, reset.
import { button, byId, h } from "./dom";
import type { Page } from "./page";
import { opening, type State } from "./state";

export class Bar {
  private readonly preset: HTMLSelectElement;
  private readonly undo: HTMLButtonElement;

  constructor(private readonly page: Page) {
    const { description } = page;
    this.preset = h("select", { id: "preset", onchange: () => this.choose(this.preset.value) },
      ...description.groups.map((group) => h("optgroup", { label: group.heading },
        ...description.scenarios.filter((one) => one.group === group.name).map((one) => h("option", { value: one.name }, one.title)))));
    this.undo = button("Undo", () => page.history.undo(), { id: "undo" });
    byId("bar").append(
      h("label", { class: "preset" }, h("span", {}, "Start from"), this.preset), this.undo,
      button("Reset", () => page.history.set(opening(description)), { id: "reset" }));
  }

  private choose(preset: string): void { this.page.history.set({ ...opening(this.page.description), preset }); }

  show(state: State): void {
    this.preset.value = state.preset;
    this.undo.disabled = !this.page.history.canUndo;
  }
}
