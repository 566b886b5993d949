// What a reader has chosen, and the way back.
import type {Description, Month, Where} from "../core/contract";

export interface Setting {
  value: number;
  from: Month;
  context: boolean;  ///< with the policies under which the lever acts at all
}

export interface State {
  preset: string;                        ///< name of the scenario that all stands on
  settings: Record<string, Setting>;     ///< levers that are moved, by name
  rule: {id: string; from: Month}|null;  ///< what may be sold, if another rule than the preset's
  where: Where;                          ///< whose world: claims and circumstances
}

export function opening(description: Description): State {
  return {preset: description.start, settings: {}, rule: null, where: {}};
}

export function hasAssumptions(where: Where): boolean {
  return Object.keys(where.claims ?? {}).length + Object.keys(where.parameters ?? {}).length > 0;
}

export function same(a: State, b: State): boolean { return JSON.stringify(a) === JSON.stringify(b); }

const kMostSteps = 100;

/** The state in force, with those before it. A drag is one step: it is kept when it ends. */
export class History {
  private readonly past: State[] = [];
  private kept: State;
  constructor(public now: State, private readonly changed: (state: State, settled: boolean) => void) {
    this.kept = now;
  }

  set(state: State, settled = true): void {
    this.now = state;
    if (settled && !same(state, this.kept)) {
      this.past.push(this.kept);
      if (this.past.length > kMostSteps) this.past.shift();
      this.kept = state;
    }
    this.changed(state, settled);
  }

  undo(): void {
    const before = this.past.pop();
    if (!before) return;
    this.now = this.kept = before;
    this.changed(before, true);
  }

  /** Takes back what has not been let go: as if the drag had never begun. */
  takeBack(): void {
    if (same(this.now, this.kept)) return;
    this.now = this.kept;
    this.changed(this.kept, true);
  }

  get canUndo(): boolean { return this.past.length > 0; }
}
