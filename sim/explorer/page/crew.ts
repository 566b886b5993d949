// The workers of a page: some run worlds, one sums up, one writes sentences.
import {Channel, type Opening} from "./channel";

export class Crew {
  readonly runners: Channel[];
  /** Has the sets: sums up. */
  readonly keeper: Channel;
  /** Told when a worker was replaced that had sets: they are gone. */
  lost: () => void = () => {};
  private writer: Channel|undefined;

  constructor(private readonly opening: Opening) {
    const count = Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2));
    this.keeper = new Channel(opening, () => this.lost());
    this.runners = Array.from({length: count}, () => new Channel(opening));
  }

  /** Has the sets that are compared, too. Opened when it is first asked, since the first view needs the processor. */
  get scribe(): Channel { return (this.writer ??= new Channel(this.opening, () => this.lost())); }
}
