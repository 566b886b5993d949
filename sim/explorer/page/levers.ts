// All levers: what may be sold, the first ones, and the rest by who decides; apart from them what nobody decides.
import {h} from "./dom";
import {LeverControl, type Moved} from "./lever";
import {kNobody, type Library} from "./library";
import {RuleControl} from "./rule";
import type {State} from "./state";
import {kFirstLevers} from "./words";

export class Levers {
  readonly element = h("div", {class: "lever-list"});
  private readonly controls: LeverControl[];
  private readonly rule: RuleControl;

  constructor(library: Library, moved: Moved, scrolled: () => void, ruled: (rule: State["rule"]) => void) {
    this.controls = library.description.levers.map((lever) => new LeverControl(lever, library, moved, scrolled));
    this.rule = new RuleControl(library, ruled);
    const decided = this.controls.filter(({lever}) => lever.actor !== kNobody);
    const happens = this.controls.filter(({lever}) => lever.actor === kNobody);
    this.element.append(
        h("h2", {}, "Levers"),
        h("p", {class: "hint"}, "What somebody could decide. The ends of the sliders are not equally hard to reach."),
        this.rule.element, ...first(decided), more("More levers", byActor(rest(decided))),
        h("h2", {}, "What may happen"),
        h("p", {class: "hint"}, "Nobody decides these: chance, nature or many people at once. Try what would follow."),
        ...first(happens), more("More that may happen", rest(happens).map(({element}) => element)));
  }

  show(state: State): void {
    for (const control of this.controls) control.show(state);
    this.rule.show(state);
  }
}

/** The ones that a reader meets first, in order. */
function first(controls: LeverControl[]): HTMLElement[] {
  return kFirstLevers.flatMap((name) => controls.find(({lever}) => lever.name === name)?.element ?? []);
}

function rest(controls: LeverControl[]): LeverControl[] {
  return controls.filter(({lever}) => !kFirstLevers.includes(lever.name));
}

function byActor(controls: LeverControl[]): HTMLElement[] {
  const actors = [...new Set(controls.map(({lever}) => lever.actor))];
  return actors.flatMap(
      (actor) =>
          [h("h3", {}, actor), ...controls.filter(({lever}) => lever.actor === actor).map(({element}) => element)]);
}

function more(title: string, elements: HTMLElement[]): HTMLElement {
  const levers = elements.filter((one) => one.classList.contains("lever")).length;
  return h("details", {class: "more"}, h("summary", {}, `${title} (${levers})`), ...elements);
}
