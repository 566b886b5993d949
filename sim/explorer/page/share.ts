// A state as the readable end of an address: #v1;post=DIGEST;remote_access_rule=1@2027-01;if.distillation_weight=little
import type {Description, Month} from "../core/contract";
import type {Library} from "./library";
import {isChart} from "./chart/names";
import {isMonth} from "./months";
import {opening, type State} from "./state";

/** Faults that are told one by one, and how much of each. */
const kMostFaults = 3, kMostLetters = 40;

export interface Shared {
  state: State;
  month: Month|null;
  only: string|null;            ///< one chart alone
  faults: string[];             ///< what the address says that this page does not know
  otherPosterior: string|null;  ///< it was made with other worlds
}

/** The digest in short. */
export function posteriorInShort(description: Description): string {
  return description.posterior.replace(/^sha256:/, "").slice(0, 12);
}

export function addressOf(state: State, library: Library, month: Month, only?: string): string {
  const {description} = library, parts = ["v1", `post=${posteriorInShort(description)}`];
  if (state.preset !== description.start) parts.push(`from=${state.preset}`);
  if (state.rule) parts.push(`chip_rule=${state.rule.id}@${state.rule.from}`);
  for (const [name, {value, from, context}] of Object.entries(state.settings))
    parts.push(`${name}=${value}@${from}${context ? "+needs" : ""}`);
  for (const [name, branch] of Object.entries(state.where.claims ?? {})) parts.push(`if.${name}=${branch}`);
  for (const [name, [low, high]] of Object.entries(state.where.parameters ?? {}))
    parts.push(`if.${name}=${low ?? ""}..${high ?? ""}`);
  parts.push(`month=${month}`);
  if (only) parts.push(`only=${only}`);
  return `#${parts.join(";")}`;
}

export function readAddress(hash: string, library: Library): Shared {
  const shared:
      Shared = {state: opening(library.description), month: null, only: null, faults: [], otherPosterior: null};
  const given = hash.replace(/^#/, ""), whole = decoded(given);  // a mail program may have encoded the ; too
  const [version, ...parts] = (whole ?? given).split(";");
  if (!version) return shared;
  if (version !== "v1") return {...shared, faults: [`it begins with "${clip(version)}", where this page reads "v1"`]};
  for (const raw of parts) {
    const part = (whole === null ? decoded(raw) : raw) ?? raw, at = part.indexOf("=");
    const problem = at < 0 ? "there is no =" : readPart(part.slice(0, at), part.slice(at + 1), shared, library);
    if (problem) shared.faults.push(`"${clip(part)}": ${problem}`);
  }
  return shared;
}

/** Without the percent signs that stand for other characters; null where one stands for none. */
function decoded(text: string): string|null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function clip(text: string): string { return text.length > kMostLetters ? `${text.slice(0, kMostLetters)}…` : text; }

/** What an address says that this page does not know, in a sentence: the first of it, and how much more there is. */
export function faultsInWords(faults: string[]): string {
  const more = faults.length - kMostFaults;
  return `Of this address the page could not read ${faults.slice(0, kMostFaults).join("; ")}${
      more > 0 ? `; and ${more.toLocaleString("en-GB")} more` : ""}.`;
}

/** Takes one part of an address into a state; what is wrong with it, if anything. */
function readPart(key: string, text: string, shared: Shared, library: Library): string {
  const {description} = library, {state} = shared;
  const [before = "", after = ""] = text.split("@");
  const inTime = (month: string) => isMonth(month) && month >= library.soonest && month <= description.months.last;
  switch (key) {
    case "post":
      if (text !== posteriorInShort(description)) shared.otherPosterior = clip(text);
      return "";
    case "from":
      if (!library.scenarios.has(text)) return "there is no such scenario here";
      state.preset = text;
      return "";
    case "month":
      if (!isMonth(text) || text < library.soonest || text > description.months.last) return "not a month of this page";
      shared.month = text;
      return "";
    case "only":
      if (!isChart(text)) return "there is no such chart here";
      shared.only = text;
      return "";
    case "chip_rule":
      if (!library.rules.some((rule) => rule.id === before) || !inTime(after))
        return "there is no such rule, or month, here";
      state.rule = {id: before, from: after};
      return "";
  }
  if (key.startsWith("if.")) return readAssumption(key.slice(3), text, state, library);
  const lever = library.levers.get(key), value = Number(before), [month = "", needs] = after.split("+");
  if (!lever) return "there is no such lever here";
  if (before === "" || !(value >= lever.min && value <= lever.max))
    return `not a value from ${lever.min} to ${lever.max}`;
  if (!inTime(month)) return `not a month from ${library.soonest} to ${description.months.last}`;
  state.settings = {...state.settings, [key]: {value, from: month, context: needs === "needs"}};
  return "";
}

function readAssumption(name: string, text: string, state: State, {description}: Library): string {
  const claim = description.claims.find((one) => one.name === name);
  if (claim) {
    if (!(text in claim.branches)) return `not one of ${Object.keys(claim.branches).join(", ")}`;
    state.where = {...state.where, claims: {...state.where.claims, [name]: text}};
    return "";
  }
  if (!description.parameters.some((one) => one.name === name)) return "there is no such claim or circumstance here";
  const ends = text.split("..").map((end) => (end === "" ? null : Number(end)));
  if (ends.length !== 2 || ends.some((end) => end !== null && !Number.isFinite(end))) return "not a range FROM..TO";
  state.where = {...state.where, parameters: {...state.where.parameters, [name]: [ends[0]!, ends[1]!]}};
  return "";
}
