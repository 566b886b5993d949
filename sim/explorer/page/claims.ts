// Whose world: contested claims and uncertain circumstances, by which the worlds are chosen. No new run is needed for that.
import type { ContestedClaim, Parameter, Where } from "../core/contract";
import { button, h } from "./dom";
import type { Library } from "./library";
import { counted } from "./numbers";
import { sourceList } from "./sources";
import type { State } from "./state";

type Change = (where: Where) => void;

/** Parts of the worlds, by a circumstance. */
const kParts = {
  low: { label: "the lowest quarter", range: (one: Parameter): [number | null, number | null] => [null, one.p25] },
  middle: { label: "the middle half", range: (one: Parameter): [number | null, number | null] => [one.p25, one.p75] },
  high: { label: "the highest quarter", range: (one: Parameter): [number | null, number | null] => [one.p75, null] },
};

function sentence(text: string): string { return text.charAt(0).toUpperCase() + text.slice(1); }

export class Claims {
  readonly element = h("div", { class: "claims", id: "whose" });
  private readonly chosen = h("ul", { class: "chosen" });
  private readonly left = h("p", { class: "hint", role: "status" });
  private readonly radios = new Map<string, HTMLInputElement[]>();
  private where: Where = {};

  constructor(private readonly library: Library, private readonly change: Change) {
    const { description } = library;
    this.element.append(
      h("h2", {}, "Whose world?"),
      h("p", { class: "hint" }, "Not levers: nobody can decide these. Say what you believe, and only the worlds in which it holds are looked at."),
      this.left, this.chosen,
      h("div", { class: "claim-grid" }, ...description.claims.map((claim) => this.claim(claim))),
      h("details", { class: "more" }, h("summary", {}, `Circumstances (${description.parameters.length} uncertain numbers)`), this.circumstances()));
  }

  private claim(claim: ContestedClaim): HTMLElement {
    const all = Object.values(claim.branch_worlds).reduce((sum, count) => sum + count, 0);
    const radio = (branch: string, label: string) => {
      const id = `claim-${claim.name}-${branch || "any"}`;
      const input = h("input", { type: "radio", id, name: `claim-${claim.name}`, value: branch, onchange: () => this.take(claim.name, branch) });
      this.radios.set(claim.name, [...(this.radios.get(claim.name) ?? []), input]);
      return h("label", { class: "pill", for: id }, input, label);
    };
    return h("fieldset", { class: "claim", "data-claim": claim.name }, h("legend", {}, sentence(claim.description)),
      h("div", { class: "pills" }, radio("", "open"), ...Object.keys(claim.branches).map((branch) =>
        radio(branch, `${claim.branch_labels[branch]} (${Math.round((100 * claim.branch_worlds[branch]!) / all)} %)`))),
      h("details", { class: "about" }, h("summary", {}, "Sources"), sourceList(claim.sources, this.library)));
  }

  private circumstances(): HTMLElement {
    const { parameters } = this.library.description;
    const about = h("p", { class: "hint" }), parts = h("div", { class: "pills" });
    const pick = h("select", { id: "circumstance", onchange: () => choose() },
      ...[...parameters].sort((a, b) => a.label.localeCompare(b.label)).map((one) => h("option", { value: one.name }, one.label)));
    const choose = () => {
      const one = parameters.find((parameter) => parameter.name === pick.value)!;
      about.textContent = `${sentence(one.description)}. In the worlds of this page: half of them from ${counted(one.p25)} to ${counted(one.p75)}`
        + `${one.unit === "1" ? "" : ` ${one.unit}`}, nine in ten from ${counted(one.p05)} to ${counted(one.p95)}. ${sentence(one.status)}. ${one.rationale}`;
      parts.replaceChildren(...Object.values(kParts).map((part) => button(part.label, () => this.bound(one, part.range(one)))));
    };
    choose();
    return h("div", { class: "circumstances" }, h("label", { for: "circumstance" }, "Look at the worlds in which one of them is low or high"), pick, about, parts);
  }

  private take(claim: string, branch: string): void {
    const { [claim]: _, ...others } = this.where.claims ?? {};
    this.change({ ...this.where, claims: branch ? { ...others, [claim]: branch } : others });
  }

  private bound(one: Parameter, range: [number | null, number | null] | null): void {
    const { [one.name]: _, ...others } = this.where.parameters ?? {};
    this.change({ ...this.where, parameters: range ? { ...others, [one.name]: range } : others });
  }

  show(state: State): void {
    this.where = state.where;
    for (const [name, radios] of this.radios)
      for (const radio of radios) radio.checked = radio.value === (state.where.claims?.[name] ?? "");
    this.chosen.replaceChildren(...Object.entries(state.where.parameters ?? {}).map(([name, [low, high]]) => {
      const one = this.library.description.parameters.find((parameter) => parameter.name === name)!;
      const range = low === null ? `up to ${counted(high!)}` : high === null ? `from ${counted(low)}` : `${counted(low)} to ${counted(high)}`;
      return h("li", {}, `${one.label}: ${range} `, button("remove", () => this.bound(one, null), { class: "quiet" }));
    }));
  }

  showWorlds(seen: number, worlds: number): void {
    this.left.textContent = seen === worlds ? "" : `These assumptions hold in ${seen} of ${worlds.toLocaleString("en-GB")} worlds`
      + (seen < 30 ? ". That is few: little can be told." : ".");
  }
}

/** What is assumed, in words: for headings and exports. */
export function whereInWords(where: Where, library: Library): string {
  const claims = Object.entries(where.claims ?? {}).map(([name, branch]) => {
    const claim = library.description.claims.find((one) => one.name === name)!;
    return `${claim.description}: ${claim.branch_labels[branch]}`;
  });
  const ranges = Object.entries(where.parameters ?? {}).map(([name, [low, high]]) => `${name} ${low ?? "…"} to ${high ?? "…"}`);
  return [...claims, ...ranges].join("; ");
}
