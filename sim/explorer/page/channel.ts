// One worker and what it was asked: one call at a time, and a new worker where one has gone silent.
import {Refused, type Core, type Fault} from "../core/contract";
import workerText from "worker";

export interface Call {
  id: number;
  call: keyof Core|"open";
  request: object;
  numbers?: Float64Array;
  module?: WebAssembly.Module;
  packet?: Uint8Array;
}
export interface Reply {
  id: number;
  answer?: object;
  refused?: Fault[];
  failed?: string
}

interface Waiting {
  call: Call;
  done(answer: object): void;
  failed(why: unknown): void
}

/** What a worker needs to open a core. */
export interface Opening {
  module: WebAssembly.Module;
  packet: Uint8Array
}

/** A worker that is asked for longer than this without an answer is taken for dead. */
const kPatienceMs = 8_000;
const kMostRestarts = 5;

let script: string|undefined;
function scriptAddress(): string {
  return (script ??= URL.createObjectURL(new Blob([workerText], {type: "text/javascript"})));
}

export class Channel {
  private worker!: Worker;
  private readonly queue: Waiting[] = [];
  private busy: Waiting|undefined;
  private timer = 0;
  private next = 0;
  restarts = 0;

  /** `lost`: told when a worker was replaced, since what it had kept is gone. */
  constructor(private readonly opening: Opening, private readonly lost: () => void = () => {}) { this.start(); }

  ask<Answer>(call: keyof Core, request: object = {}, numbers?: Float64Array): Promise<Answer> {
    return new Promise((done, failed) => {
      const asked: Call = {id: ++this.next, call, request, ...(numbers ? {numbers} : {})};
      this.queue.push({call: asked, done: done as (answer: object) => void, failed});
      this.send();
    });
  }

  private start(): void {
    this.worker = new Worker(scriptAddress());
    this.worker.onmessage = (event: MessageEvent<Reply>) => this.heard(event.data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.restart();
    };
    const opened = {
      call: {id: ++this.next, call: "open" as const, request: {}, ...this.opening},
      done: () => {},
      failed: (why: unknown) => this.giveUp(why)
    };
    this.queue.unshift(opened);
    this.send();
  }

  private send(): void {
    if (this.busy || !this.queue.length) return;
    this.busy = this.queue.shift()!;
    this.timer = window.setTimeout(() => this.restart(), kPatienceMs * (1 + this.restarts));
    this.worker.postMessage(this.busy.call);
  }

  private heard(reply: Reply): void {
    const waiting = this.busy;
    if (!waiting || waiting.call.id !== reply.id) return;
    window.clearTimeout(this.timer);
    this.busy = undefined;
    if (reply.answer)
      waiting.done(reply.answer);
    else
      waiting.failed(reply.refused ? new Refused(reply.refused) : new Error(reply.failed));
    this.send();
  }

  /** Starts anew and asks again what was not answered. */
  private restart(): void {
    window.clearTimeout(this.timer);
    this.worker.terminate();
    const unanswered = this.busy;
    this.busy = undefined;
    if (unanswered && unanswered.call.call !== "open") this.queue.unshift(unanswered);
    if (++this.restarts > kMostRestarts) return this.giveUp(new Error("a worker of this page stops again and again"));
    this.lost();
    this.start();
  }

  private giveUp(why: unknown): void {
    for (const waiting of this.queue.splice(0)) waiting.failed(why);
  }
}
