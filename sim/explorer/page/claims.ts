// Whose world: contested claims and uncertain circumstances, by which worlds are chosen. No new run is needed for that.
import type {ContestedClaim, Parameter, Where} from "../core/contract";
import {Circumstances, rangeOf, type Range} from "./circumstances";
import {button, h} from "./dom";
import {meaningOf, type Library} from "./library";
import {plainWords, sentence} from "./words/plain";
import {sourceList} from "./sources";
import type {State} from "./state";
import {kBranches, kClaims} from "./words";

type Change = (where: Where) => void;

function claimInWords(claim: ContestedClaim): string { return kClaims[claim.name] ?? sentence(claim.description); }

/** Those that words.ts has, as it has them, then the others. */
function inOrder(claims: ContestedClaim[]): ContestedClaim[] {
  const names = Object.keys(kClaims),
        place = ({name}: ContestedClaim) => (names.indexOf(name) + names.length + 1) % (names.length + 1);
  return [...claims].sort((a, b) => place(a) - place(b));
}

export function branchInWords(claim: ContestedClaim, branch: string): string {
  return kBranches[claim.name]?.[branch] ?? claim.branch_labels[branch] ?? branch;
}

export class Claims {
  readonly element = h("div", {class: "claims", id: "whose"});
  /** What follows, once more: it stays in sight while a reader chooses. */
  readonly finding = h("p", {class: "brief again"});
  private readonly chosen = h("ul", {class: "chosen"});
  private readonly left = h("p", {class: "hint", role: "status"});
  private readonly radios = new Map<string, HTMLInputElement[]>();
  private where: Where = {};

  constructor(private readonly library: Library, private readonly change: Change) {
    const circumstances = new Circumstances(library, (one, range) => this.bound(one, range));
    this.element.append(
        h("h2", {}, "Whose world?"), this.finding,
        h("p", {class: "hint"},
          "Not levers: nobody can decide these. Say what you believe, and only the worlds in which it " +
              "holds are looked at."),
        this.left, this.chosen,
        h("div", {class: "claim-grid"}, ...inOrder(library.description.claims).map((claim) => this.claim(claim))),
        circumstances.element);
  }

  private claim(claim: ContestedClaim): HTMLElement {
    const all = Object.values(claim.branch_worlds).reduce((sum, count) => sum + count, 0);
    const radio = (branch: string, label: string) => {
      const id = `claim-${claim.name}-${branch || "any"}`;
      const input = h("input", {
        type: "radio",
        id,
        name: `claim-${claim.name}`,
        value: branch,
        onchange: () => this.take(claim.name, branch)
      });
      this.radios.set(claim.name, [...(this.radios.get(claim.name) ?? []), input]);
      return h("label", {class: "pill", "for": id}, input, label);
    };
    const share = (branch: string) => Math.round((100 * claim.branch_worlds[branch]!) / all);
    return h(
        "fieldset", {class: "claim", "data-claim": claim.name}, h("legend", {}, claimInWords(claim)),
        h("div", {class: "pills"}, radio("", "leave open"),
          ...Object.keys(claim.branches)
              .map((branch) => radio(branch, `${branchInWords(claim, branch)} (${share(branch)} %)`))),
        h("details", {class: "about"}, h("summary", {}, "Sources"), sourceList(claim.sources, this.library)));
  }

  private take(claim: string, branch: string): void {
    const {[claim]: _, ...others} = this.where.claims ?? {};
    this.change({...this.where, claims: branch ? {...others, [claim]: branch} : others});
  }

  private bound(one: Parameter, range: Range|null): void {
    const {[one.name]: _, ...others} = this.where.parameters ?? {};
    this.change({...this.where, parameters: range ? {...others, [one.name]: range} : others});
  }

  show(state: State): void {
    this.where = state.where;
    for (const [name, radios] of this.radios)
      for (const radio of radios) radio.checked = radio.value === (state.where.claims?.[name] ?? "");
    this.chosen.replaceChildren(...Object.entries(state.where.parameters ?? {}).map(([name, range]) => {
      const one = this.library.description.parameters.find((parameter) => parameter.name === name)!;
      return h(
          "li", {}, `${rangeText(one, range, this.library)} `,
          button("remove", () => this.bound(one, null), {class: "quiet"}));
    }));
  }

  showWorlds(seen: number, worlds: number): void {
    this.left.textContent = seen === worlds ?
        "" :
        `These assumptions hold in ${seen} of ${worlds.toLocaleString("en-GB")} worlds` +
            (seen < 30 ? ". That is few: little can be told." : ".");
  }
}

function rangeText(one: Parameter, range: Range, library: Library): string {
  return `${sentence(plainWords(meaningOf(one), library))}: ${rangeOf(one, range)}`;
}

/** What is assumed, in words: for headings and exports. */
export function whereInWords(where: Where, library: Library): string {
  const {claims, parameters} = library.description;
  const said = Object.entries(where.claims ?? {}).map(([name, branch]) => {
    const claim = claims.find((one) => one.name === name)!;
    return `${claimInWords(claim)} ${branchInWords(claim, branch)}`;
  });
  const ranges = Object.entries(where.parameters ?? {})
                     .map(([name, range]) => rangeText(parameters.find((one) => one.name === name)!, range, library));
  return [...said, ...ranges].join("; ");
}
