// Where something comes from: the record's words on a source.
import {h} from "./dom";
import type {Library} from "./library";
import {plainWords} from "./words/plain";

/** "document 003 of the record: TechFastForward: ...", where a source of the record is read out of that document. */
function documentInWords(id: string, library: Library): string {
  const read = Object.values(library.description.sources).find((one) => one.address.startsWith(`${id}_`));
  const title = read && plainWords(read.title.replace(/^Seed \d+: /, ""), library);
  return `document ${id} of the record${title ? `: ${title}` : ""}`;
}

/** The sources of a lever, claim or circumstance, as a list; what the record knows of each. */
export function sourceList(ids: string[], library: Library): HTMLElement {
  if (!ids.length) return h("p", {class: "hint"}, "No source: an assumption of the model.");
  return h("ul", {class: "sources"}, ...ids.map((id) => {
    const source = library.description.sources[id];
    if (!source) return h("li", {}, id === "assumption" ? "an assumption of the model" : documentInWords(id, library));
    const title = plainWords(source.title, library) || id, address = /^https?:\/\//.test(source.address);
    return h(
        "li", {}, address ? h("a", {href: source.address, rel: "noreferrer noopener", target: "_blank"}, title) : title,
        source.paraphrase ? `: ${plainWords(source.paraphrase, library)}` : "");
  }));
}
