// Texts of the registries as a reader should see them: without the program's names.
import type {Library} from "../library";
import {monthInWords} from "../months";

const kName = /\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g;                // remote_access_leak
const kFile = /\b[a-z0-9]+(?:-[a-z0-9]+)+(?:\.json)?\b/g;     // h200-revenue-share.json
const kMonth = /(?<![-\w])(20\d\d)-(0[1-9]|1[0-2])\b(?!-)/g;  // 2028-12

/** A text with names of levers, circumstances, claims, metrics and scenarios replaced by what they mean. */
export function plainWords(text: string, library: Library): string {
  return tenfold(text)
      .replace(kName, (name) => library.meaningOf(name) ?? name.replaceAll("_", " "))
      .replace(kFile, (name) => titleOf(name.replace(/\.json$/, ""), library) ?? name)
      .replace(kMonth, (month) => monthInWords(month))
      .replace(/(\w)\/(month|year)\b/g, "$1 a $2");
}

function titleOf(name: string, library: Library): string|undefined {
  const title = library.scenarios.get(name)?.title;
  return title && `“${title}”`;
}

/** The same without "dex", the unit of powers of ten. */
function tenfold(text: string): string {
  return text.replace(/\bper dex\b/g, "per tenfold")
      .replace(/\bhalf a dex\b/g, "half a power of ten")
      .replace(/\bdex\b/g, "powers of ten");
}

/** "MODEL.md 3.2.5" as a reader finds it who has this page alone. */
export function placeInModel(mechanism: string): string {
  const section = mechanism.replace(/^MODEL\.md /, "");
  return section === mechanism ? `In the model: ${mechanism}` :
                                 `In the model: section ${section} of MODEL.md, which comes with the source`;
}

export function sentence(text: string): string { return text.charAt(0).toUpperCase() + text.slice(1); }
