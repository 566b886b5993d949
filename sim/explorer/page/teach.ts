// For classes: guess first, then let the model answer; a worksheet; words; a view for the wall.
import {branchInWords} from "./claims";
import {button, h} from "./dom";
import {lengthInWords, inHundred} from "./numbers";
import type {Page} from "./page";
import {alone, effectOf, type Effect} from "./rank";
import {usualMonth} from "./charts";
import {monthInWords} from "./months";
import {present, presenting} from "./presenting";
import {kGlossary} from "./words/glossary";
import {printSheet} from "./print";

interface Found {
  right: number;
  because: string
}
interface Mission {
  question: string;
  options: string[];
  answer(page: Page): Promise<Found>
}

function said(effect: Effect): string {
  return effect.told ? `${lengthInWords(effect.mean)} ${effect.mean > 0 ? "more" : "less"} lag` :
                       "no difference that can be told";
}

const size = (effect: Effect) => (effect.told ? Math.abs(effect.mean) : 0);

/** The stronger of two: 0, 1, or 2 if their intervals overlap or neither can be told. */
function stronger(a: Effect, b: Effect): number {
  if (!a.told && !b.told) return 2;
  const apart = a.low > b.high || b.low > a.high || a.told !== b.told;
  return apart ? (size(a) > size(b) ? 0 : 1) : 2;
}

/** A lever at its highest value in the baseline. */
function top(page: Page, lever: string) { return alone(page, lever, page.library.levers.get(lever)!.max); }

/** Worlds in which a question is answered. */
const kMissionWorlds = 512;

export const kMissions: Mission[] = [
  {
    question: "Washington can close one gap more: rented compute abroad, or the last fast memory (HBM). " +
        "Which adds more to the lag?",
    options: ["rented compute", "fast memory", "they cannot be told apart"],
    async answer(page) {
      const month = usualMonth(page.description),
            rent = await effectOf(page, top(page, "remote_access_rule"), month, kMissionWorlds);
      const memory = await effectOf(page, top(page, "hbm_ban"), month, kMissionWorlds);
      return {
        right: stronger(rent, memory),
        because: `Closing rented compute: ${said(rent)}. Stopping all fast memory: ${said(memory)}.`
      };
    }
  },
  {
    question: "Suppose that distillation carries little. Does closing access to it do more or less than " +
        "the model thinks on average?",
    options: ["less", "about the same", "more"],
    async answer(page) {
      const month = usualMonth(page.description), state = top(page, "distillation_rule"),
            all = await effectOf(page, state, month, kMissionWorlds);
      const claim = page.description.claims.find((one) => one.name === "distillation_weight")!, branch = "little";
      const few = await effectOf(page, {...state, where: {claims: {[claim.name]: branch}}}, month, kMissionWorlds);
      const which = stronger(all, few);
      return {
        right: which === 2 ? 1 :
            which === 0    ? 0 :
                             2,
        because: `Over all worlds: ${said(all)}. Where it carries ${branchInWords(claim, branch)}: ${said(few)}.`
      };
    }
  },
  {
    question: "All rented compute is closed. In how many of a hundred worlds does the lag grow?",
    options: ["fewer than 50", "50 to 89", "90 or more"],
    async answer(page) {
      const effect =
          await effectOf(page, top(page, "remote_access_rule"), usualMonth(page.description), kMissionWorlds);
      return {
        right: effect.above < 0.5 ? 0 :
            effect.above < 0.895  ? 1 :
                                    2,
        because: `It grows in ${inHundred(effect.above)} worlds, and shrinks in ${inHundred(effect.below)}.`
      };
    }
  },
  {
    question: "Beijing opens its gate to American chips for good. What becomes of the lag?",
    options: ["it shrinks", "no difference can be told", "it grows"],
    async answer(page) {
      const effect =
          await effectOf(page, top(page, "cn_import_approval"), usualMonth(page.description), kMissionWorlds);
      return {right: effect.told ? (effect.mean < 0 ? 0 : 2) : 1, because: `The model finds ${said(effect)}.`};
    }
  },
  {
    question: "All rented compute is closed. When does it matter more: two years on, or at the end of the period?",
    options: ["two years on", "at the end", "it cannot be told"],
    async answer(page) {
      const soon = usualMonth(page.description), late = page.description.months.last,
            state = top(page, "remote_access_rule");
      const [a, b] =
          [await effectOf(page, state, soon, kMissionWorlds), await effectOf(page, state, late, kMissionWorlds)];
      return {
        right: stronger(a, b),
        because: `In ${monthInWords(soon)}: ${said(a)}. In ${monthInWords(late)}: ${said(b)}.`
      };
    }
  },
];

/** A question on the page. */
class Asked {
  readonly element: HTMLElement;
  private readonly reveal = h("p", {class: "answer", role: "status"});
  private readonly pick: HTMLButtonElement;
  private readonly radios: HTMLInputElement[];
  private turn = 0;  ///< an answer that comes after another guess is of no use

  constructor(private readonly page: Page, private readonly mission: Mission, number: number) {
    const {question, options} = mission;
    this.pick = button("Let the model answer", () => void this.answer(), {disabled: true});
    this.radios = options.map((option, i) => h("input", {
                                type: "radio",
                                name: `mission-${number}`,
                                id: `mission-${number}-${i}`,
                                value: option,
                                onchange: () => this.forget()
                              }));
    this.element =
        h("fieldset", {class: "claim mission"}, h("legend", {}, `${number}. ${question}`),
          h("div", {class: "pills"},
            ...options.map(
                (option, i) => h("label", {class: "pill", "for": this.radios[i]!.id}, this.radios[i]!, option))),
          h("div", {class: "row"}, this.pick), this.reveal, h("p", {class: "lines", "aria-hidden": "true"}));
  }

  /** What was answered holds of the guess before. */
  private forget(): void {
    ++this.turn;
    this.reveal.textContent = "";
    delete this.reveal.dataset["right"];
    this.pick.disabled = !this.radios.some((radio) => radio.checked);
  }

  clear(): void {
    for (const radio of this.radios) radio.checked = false;
    this.forget();
  }

  private async answer(): Promise<void> {
    const turn = ++this.turn, {page, radios, reveal, mission: {answer, options}} = this;
    this.pick.disabled = true;
    reveal.textContent = "The model is running…";
    let text = "", right: boolean|null = null;
    try {
      const found = await answer(page);
      right = found.right === radios.findIndex((radio) => radio.checked);
      text = `${right ? "As you guessed" : "Not as you guessed"}: ${options[found.right]}. ${found.because}`;
    } catch (error) {
      text = error instanceof Error ? error.message : String(error);
    }
    if (turn !== this.turn) return;
    reveal.textContent = text;
    if (right !== null) reveal.dataset["right"] = String(right);
    this.pick.disabled = false;
  }
}

export function teaching(page: Page): HTMLElement {
  const asked = kMissions.map((one, i) => new Asked(page, one, i + 1));
  presenting();
  return h(
      "div", {class: "teach", id: "missions"}, h("h2", {}, "Guess first"),
      h("p", {class: "sheet-only name-line"}, "Name: "),
      h("p", {class: "hint screen-only"},
        "Five questions. Guess, then let the model answer: it runs each question now, in 512 " +
            "worlds, always against current policy, so nothing here is written in advance."),
      h("p", {class: "sheet-only"},
        "Tick your guess and write down why. Then see what the model answers. The lag is how far China's best AI model " +
            "is behind the American one; every question is asked against current policy."),
      ...asked.map(({element}) => element),
      h("div", {class: "row"}, button("Clear my answers", () => asked.forEach((one) => one.clear()), {id: "clear"}),
        button("Print as a worksheet", printSheet, {id: "worksheet"}),
        button("View for the wall", () => present(true), {id: "present"})),
      h("details", {class: "more", id: "glossary"}, h("summary", {}, `Words (${kGlossary.length})`),
        h("dl", {}, ...kGlossary.flatMap(([word, meaning]) => [h("dt", {}, word), h("dd", {}, meaning)]))));
}
