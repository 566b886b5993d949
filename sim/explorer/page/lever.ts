// One lever: a slider, a number, a month from which it holds, and what today's value is.
import type {Lever, Month} from "../core/contract";
import {button, h} from "./dom";
import {kNobody, type Library} from "./library";
import {monthInShort, monthsFrom} from "./months";
import {placeInModel, plainWords, sentence} from "./words/plain";
import {sourceList} from "./sources";
import type {Setting, State} from "./state";
import {Touch} from "./touch";
import {fieldUnit, fromField, leverValue, toField} from "./values";
import {kEnds} from "./words";

/** What a lever's control tells the page. `settled`: the reader has let go. */
export type Moved = (lever: string, setting: Setting|null, settled: boolean) => void;

const kSteps = 100;

/** Long ranges without a natural step are run through by the cube, so that small values can be reached too. */
function isLong(lever: Lever): boolean { return lever.min >= 0 && lever.max >= 1000; }

function toStep(lever: Lever, value: number): number {
  const share = (value - lever.min) / (lever.max - lever.min);
  return Math.round(kSteps * (isLong(lever) ? Math.cbrt(share) : share));
}

function fromStep(lever: Lever, step: number): number {
  const share = step / kSteps, span = lever.max - lever.min;
  if (step === 0) return lever.min;
  if (step === kSteps) return lever.max;
  return Number((lever.min + span * (isLong(lever) ? share ** 3 : share)).toPrecision(isLong(lever) ? 2 : 6));
}

export class LeverControl {
  readonly element: HTMLElement;
  private readonly range: HTMLInputElement;
  private readonly touch: Touch;
  private readonly number: HTMLInputElement;
  private readonly month: HTMLSelectElement;
  private readonly said: HTMLOutputElement;
  private readonly rest: HTMLElement;
  private readonly back: HTMLButtonElement;
  private readonly context: HTMLInputElement;

  /** `scrolled`: told when a finger on the slider scrolled the page, so that nothing is moved. */
  constructor(
      readonly lever: Lever, private readonly library: Library, private readonly moved: Moved, scrolled: () => void) {
    const id = `lever-${lever.name}`, ends = kEnds[lever.name];
    this.range = h("input", {
      type: "range",
      id,
      min: 0,
      max: kSteps,
      step: 1,
      "aria-describedby": `${id}-rest`,
      oninput: () => this.slid(false),
      onchange: () => this.slid(true)
    });
    this.touch = new Touch(this.range, scrolled);
    this.number = h("input", {
      type: "number",
      id: `${id}-number`,
      min: toField(lever, lever.min),
      max: toField(lever, lever.max),
      step: "any",
      inputmode: "decimal",
      "aria-label": `${lever.label} Value`,
      onchange: () => this.fromNumber(),
      onblur: () => this.showNumber()
    });
    this.month = h(
        "select", {id: `${id}-from`, "aria-label": `${lever.label} From`, onchange: () => this.tell(this.value, true)},
        ...monthsFrom(library.soonest, library.description.months.last)
            .map((month) => h("option", {value: month}, monthInShort(month))));
    this.context = h("input", {type: "checkbox", id: `${id}-context`, onchange: () => this.tell(this.value, true)});
    this.said = h("output", {"for": id, class: "said"});
    this.rest = h("span", {id: `${id}-rest`, class: "rest-value"});
    this.back = button(
        "back", () => this.moved(lever.name, null, true),
        {class: "quiet", "aria-label": `${lever.label} Back to where it was`});
    const needs = lever.test_context.length ?
        h("label", {class: "context", "for": `${id}-context`}, this.context,
          h("span", {}, `Alone it does little or nothing. Also set: ${contextInWords(lever, library)}`)) :
        null;
    this.element = h(
        "div", {class: "lever", "data-lever": lever.name},
        h("div", {class: "lever-head"}, h("label", {"for": id}, lever.label), this.said), this.range,
        ends ? h("div", {class: "ends", "aria-hidden": "true"}, h("span", {}, ends[0]), h("span", {}, ends[1])) : null,
        h("div", {class: "lever-foot"},
          h("span", {class: "pair"}, this.number, h("span", {class: "unit"}, fieldUnit(lever))),
          h("span", {class: "pair"}, h("span", {class: "unit"}, "from"), this.month), this.rest, this.back),
        needs,
        h("details", {class: "about"}, h("summary", {}, "What is this?"), h("p", {}, describe(lever, library)),
          sourceList(lever.sources, library)));
  }

  private value = 0;
  private beside = "";

  private slid(settled: boolean): void {
    if (!this.touch.isScroll()) this.tell(fromStep(this.lever, Number(this.range.value)), settled);
  }

  private fromNumber(): void {
    const given = fromField(this.lever, Number(this.number.value));
    const inside =
        Number.isFinite(given) && given >= this.lever.min && given <= this.lever.max && this.number.value !== "";
    this.number.setAttribute("aria-invalid", String(!inside));
    if (inside)
      this.tell(given, true);
    else
      this.rest.textContent =
          `from ${leverValue(this.lever, this.lever.min)} to ${leverValue(this.lever, this.lever.max)}`;
  }

  /** The number that is used, and what it is without the reader. */
  private showNumber(): void {
    this.number.value = String(toField(this.lever, this.value));
    this.number.removeAttribute("aria-invalid");
    this.rest.textContent = this.beside;
  }

  private tell(value: number, settled: boolean): void {
    this.value = value;
    this.moved(this.lever.name, {value, from: this.month.value as Month, context: this.context.checked}, settled);
  }

  /** Shows a state. */
  show(state: State): void {
    const setting = state.settings[this.lever.name], rest = this.library.rest(state.preset, this.lever.name);
    this.value = setting?.value ?? rest.value;
    const step = String(toStep(this.lever, this.value)), text = leverValue(this.lever, this.value);
    if (document.activeElement !== this.range || this.range.value !== step) this.range.value = step;
    this.range.setAttribute("aria-valuetext", text);
    this.beside = setting ? `without you ${leverValue(this.lever, rest.value)}` : "";
    this.showNumber();
    this.month.value = setting?.from ?? rest.from ?? this.library.soonest;
    this.context.checked = setting?.context ?? false;
    this.said.textContent = text;
    this.back.hidden = !setting;
    this.element.classList.toggle("moved", Boolean(setting));
  }
}

/** The rules without which a lever hardly acts, as a list. */
function contextInWords(lever: Lever, library: Library): string {
  return (lever.test_context as {
           lever?: string;
           value?: number;
           chip_rule?: object[]
         }[])
      .map((needed) => {
        if (needed.chip_rule) return `which chips may be sold: ${library.ruleInWords(needed.chip_rule)}`;
        const other = library.levers.get(needed.lever!)!;
        return `${other.label} ${leverValue(other, needed.value!)}`;
      })
      .join("; ");
}

function describe(lever: Lever, library: Library): string {
  const decided = lever.actor === kNobody ? "Nobody decides it" : `Decided by: ${lever.actor}`;
  return `${sentence(plainWords(lever.description, library))}. ${decided}. ${placeInModel(lever.mechanism)}.`;
}
