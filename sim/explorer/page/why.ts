// Why: one world's story under the policy, what a lever moves first, and where it comes from.
import type {StoryAnswer} from "../core/contract";
import {button, h} from "./dom";
import type {Page} from "./page";
import {givenOf} from "./scenario";
import {placeInModel, plainWords} from "./words/plain";
import {sourceList} from "./sources";
import {storyOf} from "./story";

export class Why {
  readonly element: HTMLElement;
  private readonly channels = h("div", {class: "channels"});
  private readonly lines = h("ol", {class: "story-lines"});
  private readonly story =
      h("div", {class: "story", tabindex: 0, hidden: true, role: "region", "aria-label": "One world's story"},
        this.lines);
  private readonly remark = h("p", {class: "hint", role: "status"});
  private readonly world: HTMLInputElement;

  constructor(private readonly page: Page) {
    this.world = h("input", {type: "number", id: "world", min: 1, max: page.description.worlds, value: 1});
    this.element =
        h("div", {class: "why", id: "why"}, h("h2", {}, "Why?"), this.channels,
          h("p", {}, "A world is a history. Read one, as it goes on under your policy:"),
          h("div", {class: "row"}, h("label", {"for": "world"}, "World"), this.world,
            button("Tell its story", () => void this.tell(), {id: "tell"})),
          this.remark, this.story);
  }

  private async tell(): Promise<void> {
    const {page} = this;
    const world = Number(this.world.value), most = this.page.description.worlds;
    if (!Number.isInteger(world) || world < 1 || world > most) {
      this.remark.textContent = `There are worlds 1 to ${most.toLocaleString("en-GB")}.`;
      this.story.hidden = true;
      return;
    }
    this.remark.textContent = "Running this world…";
    try {
      const answer = await page.study.ask<StoryAnswer>("story", {...givenOf(page.state, page.library), world});
      this.remark.textContent = answer.remark;
      this.lines.replaceChildren(...storyOf(answer, `${page.description.months.present.slice(0, 4)}-01`, page.library));
      this.story.hidden = false;
    } catch (error) {
      this.remark.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  show(): void {
    const {page} = this, {library} = page;
    const label = (metric: string) =>
        plainWords(page.description.metrics.find((one) => one.name === metric)?.description ?? metric, library);
    this.channels.replaceChildren(...Object.keys(page.state.settings).map((name) => {
      const lever = library.levers.get(name)!;
      return h(
          "div", {class: "channel"}, h("h3", {}, lever.label),
          h("p", {}, `It moves first: ${lever.moves.map(label).join("; ")}. ${placeInModel(lever.mechanism)}.`),
          sourceList(lever.sources, library));
    }));
  }
}
