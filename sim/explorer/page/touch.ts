// A finger on a slider may be about to scroll the page. The browser then cancels the touch, and the slider goes back to
// where it was: nobody meant to move it.

/** How long after a touch was cancelled the browser may still tell of it. */
const kEchoMs = 400;

export class Touch {
  private before = "";
  private cancelled = false;
  private timer = 0;

  /** `takeBack`: told when a touch became a scroll. */
  constructor(private readonly range: HTMLInputElement, takeBack: () => void) {
    range.addEventListener("pointerdown", () => {
      this.cancelled = false;
      this.before = range.value;
    });
    range.addEventListener("keydown", () => (this.cancelled = false));
    range.addEventListener("pointercancel", () => {
      this.cancelled = true;
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => (this.cancelled = false), kEchoMs);
      range.value = this.before;
      takeBack();
    });
  }

  /** Does what the slider tells now come of a scroll? Then it is put back, and nothing is to follow. */
  isScroll(): boolean {
    if (this.cancelled) this.range.value = this.before;
    return this.cancelled;
  }
}
