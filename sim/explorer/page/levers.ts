// All levers: what may be sold, the first ones, and the rest by who decides.
import { h } from "./dom";
import { LeverControl, type Moved } from "./lever";
import type { Library } from "./library";
import { monthInShort, monthsFrom } from "./months";
import type { State } from "./state";
import { kFirstLevers } from "./words";

export class Levers {
  readonly element = h("div", { class: "lever-list" });
  private readonly controls: LeverControl[];
  private readonly rule: HTMLSelectElement;
  private readonly ruleFrom: HTMLSelectElement;

  constructor(private readonly library: Library, moved: Moved, ruled: (rule: State["rule"]) => void) {
    const controls = new Map(library.description.levers.map((lever) => [lever.name, new LeverControl(lever, library, moved)]));
    this.controls = [...controls.values()];
    const tell = () => ruled(this.rule.value ? { id: this.rule.value, from: this.ruleFrom.value } : null);
    this.rule = h("select", { id: "rule", onchange: tell }, h("option", { value: "" }, "as it stands without you"),
      ...library.rules.map((rule) => h("option", { value: rule.id }, rule.label)));
    this.ruleFrom = h("select", { id: "rule-from", "aria-label": "What may be sold: from", onchange: tell },
      ...monthsFrom(library.soonest, library.description.months.last).map((month) => h("option", { value: month }, monthInShort(month))));
    const first = kFirstLevers.flatMap((name) => controls.get(name) ?? []);
    const rest = this.controls.filter((control) => !first.includes(control));
    const actors = [...new Set(rest.map((control) => control.lever.actor))];
    this.element.append(
      h("h2", {}, "Levers"),
      h("p", { class: "hint" }, "What somebody could decide. The ends of the sliders are not equally hard to reach."),
      h("div", { class: "lever rule" },
        h("div", { class: "lever-head" }, h("label", { for: "rule" }, "Which American chips may be sold to China?")), this.rule,
        h("div", { class: "lever-foot" }, h("span", { class: "pair" }, h("span", { class: "unit" }, "from"), this.ruleFrom))),
      ...first.map((control) => control.element),
      h("details", { class: "more" }, h("summary", {}, `More levers (${rest.length})`),
        ...actors.flatMap((actor) => [h("h3", {}, actor), ...rest.filter((control) => control.lever.actor === actor).map((control) => control.element)])));
  }

  show(state: State): void {
    for (const control of this.controls) control.show(state);
    this.rule.value = state.rule?.id ?? "";
    this.ruleFrom.value = state.rule?.from ?? this.library.soonest;
  }
}
