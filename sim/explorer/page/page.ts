// Puts the parts together.
import type {CompareAnswer, Description} from "../core/contract";
import {Bar} from "./bar";
import type {Opening} from "./channel";
import {Charts} from "./charts";
import {Claims} from "./claims";
import {Crew} from "./crew";
import {byId} from "./dom";
import {Levers} from "./levers";
import {Library} from "./library";
import {readyToPrint} from "./print";
import {baselineOf, beginsIn, givenOf, isMoved} from "./scenario";
import {keepInSight, Later} from "./sight";
import {hasAssumptions, History, opening, same, type Setting, type State} from "./state";
import {addressOf, faultsInWords, readAddress} from "./share";
import {Study, type View} from "./study";
import {Rank} from "./rank";
import {Take} from "./take";
import {teaching} from "./teach";
import {Why} from "./why";
import {
  besides,
  briefFinding,
  coreFinding,
  inFull,
  isTooEarly,
  kOutcome,
  quickFinding,
  worldsSeen,
} from "./finding";

export const kShown = [
  "gap_pace_months", "serving_capacity_cn_mtok_per_day", "serving_capacity_us_mtok_per_day", "compute_legal_cn_h100e",
  "compute_domestic_cn_h100e", "compute_smuggled_cn_h100e", "compute_offshore_cn_h100e", "china_revenue_usd_per_year",
  "revenue_share_receipts_usd_per_year"
];
export const kOutcomes = [kOutcome, "serving_cn", "sales_to_china", "receipts"];

export class Page {
  readonly library: Library;
  readonly study: Study;
  readonly history: History;
  readonly charts: Charts;
  readonly levers: Levers;
  readonly bar: Bar;
  readonly claims: Claims;
  readonly take: Take;
  readonly why: Why;
  view: View|null = null;
  comparison: CompareAnswer|null = null;
  private readonly later: Later;

  constructor(crew: Crew, readonly description: Description) {
    this.library = new Library(description);
    const baseline = baselineOf(this.library);
    this.study = new Study(
        crew, description, baseline, kShown, kOutcomes, (view) => this.seen(view), (why) => this.refused(why));
    this.history = new History(opening(description), (state, settled) => void this.changed(state, settled));
    this.charts = new Charts(this);
    this.levers = new Levers(
        this.library, (lever, setting, settled) => this.move(lever, setting, settled), () => this.history.takeBack(),
        (rule) => this.history.set({...this.state, rule}));
    this.bar = new Bar(this);
    this.claims = new Claims(this.library, (where) => this.history.set({...this.state, where}));
    this.take = new Take(this);
    byId("levers").append(this.levers.element);
    this.why = new Why(this);
    this.later = new Later(this.charts, description.months.last);
    keepInSight(byId("view"));
    readyToPrint(this);
    byId("rest").append(
        this.claims.element, new Rank(this).element, this.why.element, teaching(this), this.take.element);
  }

  get state(): State { return this.history.now; }

  /** Takes a lever somewhere, or back (null). */
  move(lever: string, setting: Setting|null, settled: boolean): void {
    const {[lever]: _, ...others} = this.state.settings;
    this.history.set({...this.state, settings: setting ? {...others, [lever]: setting} : others}, settled);
  }

  async changed(state: State, settled: boolean): Promise<void> {
    await Promise.all([...new Set([state.preset, this.description.baseline])].map((preset) => this.learn(preset)));
    if (!same(state, this.state)) return;
    this.levers.show(state);
    this.bar.show(state);
    this.claims.show(state);
    this.why.show();
    if (settled) this.remember();
    const {text} = this.library.scenarios.get(state.preset)!, {resumes} = this.library.preset(state.preset);
    this.study.want({
      given: givenOf(state, this.library),
      preset: {name: state.preset, scenario: text},
      resumes,
      where: state.where,
      settled,
      brief: !settled && !this.charts.smallInSight
    });
  }

  /** Asks once what a preset makes of the levers. The description has said it of the baseline, for the first view. */
  private async learn(preset: string): Promise<void> {
    if (this.library.knows(preset)) return;
    const {text} = this.library.scenarios.get(preset)!, isBaseline = preset === this.description.baseline;
    const checked = await this.study.check({name: preset, scenario: text, present: !isBaseline});
    this.library.learn(preset, isBaseline ? {...checked, present: this.library.today()} : checked);
  }

  /** The address in the browser's bar follows what is chosen. */
  private remember(): void {
    const address = addressOf(this.state, this.library, this.charts.month, document.body.dataset["only"]);
    this.address = address;
    try {
      history.replaceState(null, "", address);
    } catch {
      location.replace(address);
    }
  }
  private address = "";

  /** Takes what an address says; says what it could not take. */
  follow(hash: string): void {
    if (hash === this.address) return;
    const shared = readAddress(hash, this.library), lines: string[] = [];
    if (shared.otherPosterior)
      lines.push(`This address was made with another set of worlds (posterior ${
          shared.otherPosterior}): the numbers here differ from those of who sent it.`);
    if (shared.faults.length) lines.push(faultsInWords(shared.faults));
    byId("warning").textContent = lines.join(" ");
    if (shared.month) this.charts.month = shared.month;
    if (shared.only) document.body.dataset["only"] = shared.only;
    this.history.set(shared.state);
  }

  monthRead(): void {
    if (!this.view) return;
    this.charts.show(this.view);
    this.say(this.view);
    this.remember();
    this.take.show();
  }

  seen(view: View): void {
    this.view = view;
    this.comparison = null;
    this.charts.show(view);
    this.claims.showWorlds(worldsSeen(view), view.worlds);
    this.say(view);
    if (!view.wanted.settled) return;
    this.take.show();
    if (!view.difference || view.worlds < this.description.worlds) return;
    const chosen = hasAssumptions(view.wanted.where);
    this.study.compare(view.worlds, chosen ? view.wanted.where : {})
        .then(
            (answer) => {
              if (this.view !== view) return;
              this.comparison = answer;
              this.say(view);
            },
            (why) => {
              if (this.view === view) this.refused(why);
            });
  }

  /** The finding, and what unfolds below it. */
  private say(view: View): void {
    const {comparison, charts: {month}} = this, finding = byId("finding");
    const core = comparison && coreFinding(comparison, this.library.title(this.description.baseline));
    const begins = beginsIn(this.state, this.library);
    const sentence = unbroken(quickFinding(view, month, begins));
    finding.setAttribute("aria-live", view.wanted.settled ? "polite" : "off");
    if (finding.textContent !== sentence) finding.textContent = sentence;
    byId("besides").textContent = besides(view, month, this.description.worlds);
    byId("whole").textContent = unbroken(inFull(view, core, !comparison));
    this.later.show(isTooEarly(view, month, begins) ? begins : null);
    const brief = unbroken(briefFinding(view, month));
    for (const place of [byId("brief"), this.claims.finding]) place.textContent = brief;
    byId("notice").textContent = "";
    const {dataset} = document.body;
    dataset["worlds"] = String(view.worlds);
    dataset["moved"] = String(isMoved(this.state));
    dataset["told"] = comparison ? String(comparison.worlds) : "";
    dataset["ms"] = view.ms.toFixed(0);
  }

  private refused(why: unknown): void { byId("notice").textContent = why instanceof Error ? why.message : String(why); }
}

/** No line ends between a number and its sign. */
function unbroken(text: string): string { return text.replaceAll(" %", "\u00a0%"); }

export async function openPage(opened: Opening): Promise<Page> {
  const crew = new Crew(opened), description = await crew.keeper.ask<Description>("describe");
  const page = new Page(crew, description);
  page.follow(location.hash || "#v1");
  window.addEventListener("hashchange", () => page.follow(location.hash));
  return page;
}
