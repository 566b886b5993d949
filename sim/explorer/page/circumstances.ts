// Circumstances: uncertain numbers of the world, found by a word, of which a reader takes the low, middle or high part.
import type {Parameter} from "../core/contract";
import {kParts, partOf} from "./words/circumstance_words";
import {button, h} from "./dom";
import {meaningOf, type Library} from "./library";
import {rangeInWords} from "./numbers";
import {plainWords, sentence} from "./words/plain";
import {sourceList} from "./sources";
import {quantity} from "./values";

export type Range = [number | null, number | null];

/** Parts of the worlds, by a circumstance. */
const kSlices: {label: string; range(one: Parameter): Range}[] = [
  {label: "the lowest quarter", range: (one) => [null, one.p25]},
  {label: "the middle half", range: (one) => [one.p25, one.p75]},
  {label: "the highest quarter", range: (one) => [one.p75, null]},
];

/** "from $3 bn to $5 bn a year". */
export function rangeOf({unit}: Parameter, [low, high]: Range): string {
  if (low === null) return `up to ${quantity(high!, unit)}`;
  if (high === null) return `from ${quantity(low, unit)}`;
  const between = unit.startsWith("months since") ? `${quantity(low, unit)} to ${quantity(high, unit)}` : null;
  return between ?? rangeInWords(low, high, (value) => quantity(value, unit));
}

interface Choice {
  one: Parameter;
  row: HTMLElement;
  input: HTMLInputElement;
  text: string
}

export class Circumstances {
  readonly element: HTMLElement;
  private readonly panel = h("div", {class: "circumstance"});
  private readonly choices: Choice[];
  private readonly parts: HTMLDetailsElement[] = [];
  private readonly none = h("p", {class: "hint", hidden: true}, "No circumstance has this word.");

  constructor(private readonly library: Library, private readonly bound: (one: Parameter, range: Range) => void) {
    this.choices =
        library.description.parameters.map((one) => this.choice(one)).sort((a, b) => a.text.localeCompare(b.text));
    const find = h("input", {type: "search", id: "find-circumstance", oninput: () => this.filter(find.value)});
    for (const name of [...new Set([...kParts.map(([, title]) => title), "Others"])]) this.addPart(name);
    this.element =
        h("details", {class: "more", id: "circumstances"},
          h("summary", {}, `Circumstances (${this.choices.length} uncertain numbers)`),
          h("p", {class: "hint"}, "Look at the worlds in which one of them is low or high. Choose one:"),
          h("label", {class: "find", "for": "find-circumstance"}, "Find by a word", find), this.none, ...this.parts);
  }

  private choice(one: Parameter): Choice {
    const text = sentence(plainWords(meaningOf(one), this.library)), id = `circumstance-${one.name}`;
    const input =
        h("input", {type: "radio", name: "circumstance", id, value: one.name, onchange: () => this.open(one)});
    return {one, input, text, row: h("div", {class: "choice"}, h("label", {"for": id}, input, h("span", {}, text)))};
  }

  private addPart(name: string): void {
    const rows = this.choices.filter(({one}) => partOf(one.mechanism) === name).map(({row}) => row);
    if (rows.length)
      this.parts.push(h("details", {class: "part"}, h("summary", {}, `${name} (${rows.length})`), ...rows));
  }

  private filter(word: string): void {
    const wanted = word.trim().toLowerCase();
    for (const {row, text} of this.choices) row.hidden = !text.toLowerCase().includes(wanted);
    for (const part of this.parts) {
      part.hidden = !part.querySelector(".choice:not([hidden])");
      part.open = wanted !== "" && !part.hidden;
    }
    this.none.hidden = this.parts.some((part) => !part.hidden);
  }

  /** Says what one of them is, below its name. */
  private open(one: Parameter): void {
    const {row} = this.choices.find((choice) => choice.one === one)!;
    const half = rangeOf(one, [one.p25, one.p75]), most = rangeOf(one, [one.p05, one.p95]);
    this.panel.replaceChildren(
        h("p", {class: "hint"},
          `In the worlds of this page half have ${half}, nine in ten ${most}. ` +
              `${sentence(one.status)}. ${plainWords(one.rationale, this.library)}`),
        h("div", {class: "pills"},
          ...kSlices.map((slice) => button(slice.label, () => this.bound(one, slice.range(one))))),
        sourceList(one.sources, this.library));
    row.after(this.panel);
  }
}
