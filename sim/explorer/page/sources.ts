// Where something comes from: the record's words on a source.
import {h} from "./dom";
import type {Library} from "./library";
import {plainWords} from "./plain";

/** The sources of a lever, claim or circumstance, as a list; what the record knows of each. */
export function sourceList(ids: string[], library: Library): HTMLElement {
  if (!ids.length) return h("p", {class: "hint"}, "No source: an assumption of the model.");
  return h("ul", {class: "sources"}, ...ids.map((id) => {
    const source = library.description.sources[id];
    if (!source)
      return h("li", {}, id === "assumption" ? "an assumption of the model" : `document ${id} of the record`);
    const title = plainWords(source.title, library) || id, address = /^https?:\/\//.test(source.address);
    return h(
        "li", {}, address ? h("a", {href: source.address, rel: "noreferrer noopener", target: "_blank"}, title) : title,
        source.paraphrase ? `: ${plainWords(source.paraphrase, library)}` : "");
  }));
}
