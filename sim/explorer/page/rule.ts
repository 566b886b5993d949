// Which American chips may be sold to China: a rule of the record or of a scenario, from a month on.
import {h} from "./dom";
import type {Library} from "./library";
import {monthInShort, monthInWords, monthsFrom} from "./months";
import {sentence} from "./words/plain";
import type {State} from "./state";

export class RuleControl {
  readonly element: HTMLElement;
  private readonly rule: HTMLSelectElement;
  private readonly from: HTMLSelectElement;
  private readonly without: HTMLOptionElement;
  private readonly stands = h("p", {class: "hint", id: "rule-stands"});

  constructor(private readonly library: Library, ruled: (rule: State["rule"]) => void) {
    const tell = () => ruled(this.rule.value ? {id: this.rule.value, from: this.from.value} : null);
    const months = monthsFrom(library.soonest, library.description.months.last);
    this.without = h("option", {value: ""});
    this.rule =
        h("select", {id: "rule", "aria-describedby": "rule-stands", onchange: tell}, this.without,
          ...library.rules.map((rule) => h("option", {value: rule.id}, sentence(rule.label))));
    this.from =
        h("select", {id: "rule-from", "aria-label": "What may be sold: from", onchange: tell},
          ...months.map((month) => h("option", {value: month}, monthInShort(month))));
    this.element =
        h("div", {class: "lever rule"},
          h("div", {class: "lever-head"}, h("label", {"for": "rule"}, "Which American chips may be sold to China?")),
          this.rule, this.stands,
          h("div", {class: "lever-foot"}, h("span", {class: "pair"}, h("span", {class: "unit"}, "from"), this.from)));
  }

  show(state: State): void {
    const {clauses, from} = this.library.standingRule(state.preset), words = this.library.ruleInWords(clauses);
    this.without.textContent = `As it stands without you: ${words}`;
    this.stands.textContent = `Without you: ${words}${from ? `, from ${monthInWords(from)}` : ""}.`;
    this.rule.value = state.rule?.id ?? "";
    this.from.value = state.rule?.from ?? this.library.soonest;
    this.element.classList.toggle("moved", Boolean(state.rule));
  }
}
