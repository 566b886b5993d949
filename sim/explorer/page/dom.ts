// Elements in one expression. The content policy allows no style attributes: classes and SVG attributes alone.
type Value = string|number|boolean|undefined|EventListener|((event: never) => void);
export type Attributes = Record<string, Value>;
export type Child = Node|string|null|undefined|false;

function fill<Made extends Element>(element: Made, attributes: Attributes, children: Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function")
      element.addEventListener(name.slice(2), value as EventListener);
    else
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(
      ...children.filter((child): child is Node|string => child !== null && child !== undefined && child !== false));
  return element;
}

export function h<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  return fill(document.createElement(tag), attributes, children);
}

export function s<Tag extends keyof SVGElementTagNameMap>(
    tag: Tag, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[Tag] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

export function byId<Made extends HTMLElement = HTMLElement>(id: string): Made {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as Made;
}

/** A button with a text. */
export function button(text: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h("button", {type: "button", ...attributes, onclick: press}, text);
}

/** Offers bytes or a text as a file. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], {type}));
  const link = h("a", {href: address, download: name});
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
