// Puts the parts together.
import type { CompareAnswer, Description } from "../core/contract";
import { Bar } from "./bar";
import { Channel, type Opening } from "./channel";
import { Charts } from "./charts";
import { byId } from "./dom";
import { Levers } from "./levers";
import { Library } from "./library";
import { isMoved, baselineOf, givenOf } from "./scenario";
import { hasAssumptions, History, opening, same, type Setting, type State } from "./state";
import { Study, type View } from "./study";
import { coreFinding, kOutcome, quickFinding } from "./finding";
import { plural } from "./numbers";

export const kShown = ["gap_pace_months", "serving_capacity_cn_mtok_per_day", "serving_capacity_us_mtok_per_day", "compute_legal_cn_h100e",
  "compute_domestic_cn_h100e", "compute_smuggled_cn_h100e", "compute_offshore_cn_h100e", "china_revenue_usd_per_year",
  "revenue_share_receipts_usd_per_year"];
export const kOutcomes = [kOutcome, "serving_cn", "sales_to_china", "receipts"];

export class Page {
  readonly library: Library;
  readonly study: Study;
  readonly history: History;
  readonly charts: Charts;
  readonly levers: Levers;
  readonly bar: Bar;
  view: View | null = null;
  comparison: CompareAnswer | null = null;

  constructor(opened: Opening, readonly description: Description) {
    this.library = new Library(description);
    const baseline = baselineOf(this.library);
    this.study = new Study(opened, description, baseline, kShown, kOutcomes, (view) => this.seen(view), (why) => this.refused(why));
    this.history = new History(opening(description), (state, settled) => void this.changed(state, settled));
    this.charts = new Charts(this);
    this.levers = new Levers(this.library, (lever, setting, settled) => this.move(lever, setting, settled),
      (rule) => this.history.set({ ...this.state, rule }));
    this.bar = new Bar(this);
    byId("levers").append(this.levers.element);
  }

  get state(): State { return this.history.now; }

  /** Takes a lever somewhere, or back (null). */
  move(lever: string, setting: Setting | null, settled: boolean): void {
    const { [lever]: _, ...others } = this.state.settings;
    this.history.set({ ...this.state, settings: setting ? { ...others, [lever]: setting } : others }, settled);
  }

  async changed(state: State, settled: boolean): Promise<void> {
    if (!this.library.knows(state.preset)) {
      const scenario = this.library.scenarios.get(state.preset)!;
      this.library.learn(state.preset, await this.study.check({ name: state.preset, scenario: scenario.text }));
    }
    if (!same(state, this.state)) return;
    this.levers.show(state);
    this.bar.show(state);
    this.study.want({ given: givenOf(state, this.library), where: state.where, settled });
  }

  seen(view: View): void {
    this.view = view;
    this.comparison = null;
    this.charts.show(view);
    this.say(quickFinding(view, this.charts.month), view);
    const chosen = hasAssumptions(view.wanted.where);
    if (view.wanted.settled && view.difference && view.worlds >= Math.min(256, this.description.worlds))
      this.study.compare(view.worlds, chosen ? view.wanted.where : {}).then((answer) => {
        if (this.view !== view) return;
        this.comparison = answer;
        this.say(coreFinding(answer, this.description, this.library.title(this.description.baseline)), view);
      }, () => {});
  }

  private say(sentence: string, view: View): void {
    const finding = byId("finding");
    finding.setAttribute("aria-live", view.wanted.settled ? "polite" : "off");
    if (finding.textContent !== sentence) finding.textContent = sentence;
    byId("notice").textContent = "";
    document.body.dataset["worlds"] = String(view.worlds);
    document.body.dataset["moved"] = String(isMoved(this.state));
  }

  private refused(why: unknown): void {
    byId("notice").textContent = why instanceof Error ? why.message : String(why);
  }

  worldsInWords(): string { return plural(this.view?.worlds ?? 0, "world", "worlds"); }
}

export async function openPage(opened: Opening): Promise<Page> {
  const first = new Channel(opened);
  const description = await first.ask<Description>("describe");
  const page = new Page(opened, description);
  page.history.set(opening(description));
  return page;
}
