// The names of the lines, where a chart is too narrow to have them at the ends of its lines.
import {h, s} from "../dom";
import type {View} from "../study";
import type {Pin} from "./fan";
import {kNarrow} from "./frame";

export class Legend {
  readonly element = h("ul", {class: "legend", "aria-label": "Lines"});

  show(view: View, pin: Pin|null, width: number): void {
    const lines = [
      ["base", "baseline"],
      pin ? ["pin", pin.label] : null,
      view.own ? ["own", "your world"] : null,
      view.mine ? ["mine", "your policy"] : null,
    ].filter((line) => line !== null) as [string, string][];
    this.element.hidden = width > kNarrow;
    this.element.replaceChildren(...lines.map(
        ([name, label]) =>
            h("li", {class: `of-${name}`},
              s("svg", {class: "swatch", width: 26, height: 10, "aria-hidden": "true"},
                s("path", {class: `line ${name}`, d: "M1 5H25"})),
              label)));
  }
}
