// The bar above everything: presets, undo, reset, places of the page.
import {button, byId, h} from "./dom";
import {monthInWords} from "./months";
import type {Page} from "./page";
import {plainWords} from "./words/plain";
import {opening, type State} from "./state";

const kPlaces = [
  ["whose", "Whose world?"],
  ["which", "Which lever matters most?"],
  ["why", "Why?"],
  ["missions", "Guess first"],
  ["glossary", "Words"],
  ["share", "Share and save"],
] as const;

/** Goes to a place without touching the address, which holds the state. What unfolds there is unfolded. */
function jump(event: Event, id: string): void {
  event.preventDefault();
  const place = byId(id);
  if (place instanceof HTMLDetailsElement) place.open = true;
  place.setAttribute("tabindex", "-1");
  place.focus({preventScroll: true});
  place.scrollIntoView({behavior: "instant"});  // smoothly it would take seconds on a phone
}

export class Bar {
  private readonly preset: HTMLSelectElement;
  private readonly about = h("p", {id: "preset-words", class: "preset-words"});
  private readonly undo: HTMLButtonElement;
  private readonly pin: HTMLButtonElement;

  constructor(private readonly page: Page) {
    const {description} = page;
    this.preset =
        h("select", {id: "preset", onchange: () => this.choose(this.preset.value)},
          ...description.groups.map(
              (group) =>
                  h("optgroup", {label: group.heading},
                    ...description.scenarios.filter((one) => one.group === group.name)
                        .sort((a, b) => a.title.localeCompare(b.title))
                        .map((one) => h("option", {value: one.name}, one.title)))));
    this.undo = button("Undo", () => page.history.undo(), {id: "undo"});
    this.pin = button(
        "Pin this line", () => this.togglePin(),
        {id: "pin", title: "Keeps the line of now, to compare it with what you try next"});
    byId("bar").append(
        h("label", {class: "preset"}, h("span", {}, "Start from"), this.preset), this.undo, this.pin,
        button(
            "Reset", () => this.reset(),
            {id: "reset", title: "Puts levers and assumptions back to current policy, and takes the pinned line away"}),
        h("nav", {class: "places", "aria-label": "Places of this page"},
          ...kPlaces.map(
              ([id, text]) =>
                  h("a", {class: "button", href: `#${id}`, onclick: (event: Event) => jump(event, id)}, text))));
    byId("bar").after(this.about);
  }

  private choose(preset: string): void { this.page.history.set({...opening(this.page.description), preset}); }

  private reset(): void {
    if (this.page.charts.pin) this.togglePin();
    this.page.history.set(opening(this.page.description));
  }

  private togglePin(): void {
    const {charts} = this.page;
    charts.setPin(charts.pin ? null : "pinned");
    this.pin.textContent = charts.pin ? "Unpin" : "Pin this line";
    this.pin.setAttribute("aria-pressed", String(charts.pin !== null));
  }

  show(state: State): void {
    const {library, description} = this.page, scenario = library.scenarios.get(state.preset)!;
    this.preset.value = state.preset;
    this.undo.disabled = !this.page.history.canUndo;
    this.about.hidden = state.preset === description.baseline;
    const past = scenario.group === "past" ?
        ` It changes the past too, which the chart of the lag shows; what it changes is read from ${
            monthInWords(library.soonest)} on.` :
        "";
    this.about.replaceChildren(h("b", {}, `${scenario.title}.`), ` ${plainWords(scenario.question, library)}${past}`);
  }
}
