// One world's story as a list: month, what happens, why; without the program's names.
import type {StoryAnswer} from "../core/contract";
import {h} from "./dom";
import type {Library} from "./library";
import {monthInWords} from "./months";
import {plainWords, sentence} from "./words/plain";

type Line = StoryAnswer["lines"][number];

/** The lines that carry the story, from a month on. */
export function storyOf(answer: StoryAnswer, from: string, library: Library): HTMLElement[] {
  const months = new Map<string, Line[]>();
  for (const line of answer.lines)
    if (line.brief && line.month >= from) months.set(line.month, [...(months.get(line.month) ?? []), line]);
  return [...months].map(
      ([month, lines]) =>
          h("li", {}, h("b", {}, monthInWords(month)),
            h("ul", {},
              ...lines.map(
                  (line) =>
                      h("li", {}, h("b", {}, line.actor), `: ${whatOf(line, library)}`,
                        h("p", {class: "because"}, whyOf(line, library)))))));
}

/** "... from 0 % to 97 % (hbm_ban)" without the name, which the words before it have said. */
function whatOf(line: Line, library: Library): string {
  return plainWords(line.what.replace(/ \([a-z0-9_]+\)(?=;|$)/g, ""), library);
}

/** A scheduled move is called after an event of the record, where the page knows it, or is the reader's. */
function whyOf(line: Line, library: Library): string {
  if (!line.move) return sentence(plainWords(line.why.replace(/^reaction [\w.-]+: /, "a reaction: "), library));
  const event = library.description.sources[line.move.split(".")[0]!];
  if (line.move.startsWith("my-")) return "Your policy.";
  return event ? `On the calendar: ${event.paraphrase || event.title}.` : "On the calendar.";
}
