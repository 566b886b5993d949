// A view for a wall: all but the finding and the charts is hidden. Whoever leaves it is where they were.
import {button, byId} from "./dom";

/** What had the focus, and how far below the edge of the window it stood: the page above it may have grown meanwhile. */
let before: {focus: HTMLElement; below: number}|null = null;

function draw(on: boolean): void {
  document.body.classList.toggle("presenting", on);
  window.dispatchEvent(new Event("resize"));
}

const goTo = (top: number) => window.scrollTo({top, behavior: "instant"});

/** Into the view, or out of it. */
export function present(on: boolean): void {
  if (on === (before !== null)) return;
  if (on) {
    const focus = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
    before = {focus, below: focus.getBoundingClientRect().top};
    draw(true);
    goTo(0);
    byId("leave").focus({preventScroll: true});
    return;
  }
  const {focus, below} = before!, back = () => goTo(window.scrollY + focus.getBoundingClientRect().top - below);
  before = null;
  draw(false);
  focus.focus({preventScroll: true});
  back();
  requestAnimationFrame(() => requestAnimationFrame(back));  // the charts have their size again
}

/** The ways out: a button, and Escape. */
export function presenting(): void {
  document.body.append(button("Leave this view", () => present(false), {id: "leave", class: "leave"}));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") present(false);
  });
}
