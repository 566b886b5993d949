// The module behind the contract: an instance of the WebAssembly module, in a worker or in Node.
import {
  type CheckRequest,
  type CompareAnswer,
  type CompareRequest,
  type Checked,
  type Core,
  type Description,
  type DifferenceAnswer,
  type DifferenceRequest,
  type Fault,
  type KeepAnswer,
  type KeepRequest,
  type Numbered,
  type ProbeAnswer,
  Refused,
  type RunAnswer,
  type RunRequest,
  type StoryAnswer,
  type StoryRequest,
  type SummariseAnswer,
  type SummariseRequest,
  type TellAnswer,
  type TellRequest,
  type WorldsAnswer,
} from "./contract";

export * from "./contract";

/** The doors of sim/explorer/wasm/entry.cpp, and what C brings with it. Addresses and sizes are numbers. */
interface Doors {
  memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): number;
  free(at: number): void;
  explorer_open(packet: number, bytes: number, kernel: number): number;
  explorer_ask(question: number, bytes: number, given: number, count: number): number;
  explorer_answer(): number;
  explorer_answer_bytes(): number;
  explorer_numbers(): number;
  explorer_number_count(): number;
}

class Session implements Core {
  constructor(private readonly doors: Doors) {}

  open(packet: Uint8Array, kernel: string): void {
    this.lend(
        [packet, bytesOf(kernel + "\0")],
        ([at, name]) => this.answered(this.doors.explorer_open(at!, packet.byteLength, name!)));
  }

  describe(): Description { return this.ask("describe", {}) as unknown as Description; }
  check(request: CheckRequest): Checked { return this.ask("check", request) as unknown as Checked; }
  run(request: RunRequest): Numbered<RunAnswer> {
    const start = performance.now();
    const answer = this.askNumbers<RunAnswer>("run", request);
    return {...answer, seconds: (performance.now() - start) / 1000};
  }
  keep(request: KeepRequest, numbers: Float64Array): KeepAnswer {
    const {numbers: _, ...answer} = request.answer as Numbered<RunAnswer>;  // one may hand over what run() gave
    return this.ask("keep", {...request, answer}, numbers) as unknown as KeepAnswer;
  }
  summarise(request: SummariseRequest): Numbered<SummariseAnswer> { return this.askNumbers("summarise", request); }
  differences(request: DifferenceRequest): Numbered<DifferenceAnswer> {
    return this.askNumbers("differences", request);
  }
  tell(request: TellRequest): TellAnswer { return this.ask("tell", request) as unknown as TellAnswer; }
  compare(request: CompareRequest): CompareAnswer { return this.ask("compare", request) as unknown as CompareAnswer; }
  story(request: StoryRequest): StoryAnswer { return this.ask("story", request) as unknown as StoryAnswer; }
  worlds(): Numbered<WorldsAnswer> { return this.askNumbers("worlds", {}); }
  probe(): ProbeAnswer { return this.ask("probe", {}) as unknown as ProbeAnswer; }

  /** An answer as the module gives it, for tests that hold it to the native program's. */
  raw(call: string, request: object,
      numbers: Float64Array = new Float64Array()): {json: string; numbers: Float64Array} {
    const question = bytesOf(JSON.stringify({call, ...request}));
    const given = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    const json = this.lend(
        [question, given],
        ([at, first]) => this.answered(this.doors.explorer_ask(at!, question.byteLength, first!, numbers.length)));
    const found =
        new Float64Array(this.doors.memory.buffer, this.doors.explorer_numbers(), this.doors.explorer_number_count());
    return {json, numbers: found.slice()};
  }

  private askNumbers<Answer>(call: string, request: object): Numbered<Answer> {
    const {json, numbers} = this.raw(call, request);
    return {...(JSON.parse(json) as Answer), numbers};
  }

  private ask(call: string, request: object, numbers?: Float64Array): object {
    return JSON.parse(this.raw(call, request, numbers).json) as object;
  }

  /** Copies bytes into the module for the time of a call. */
  private lend<Result>(parts: Uint8Array[], use: (at: number[]) => Result): Result {
    const at = parts.map((part) => this.doors.malloc(Math.max(part.byteLength, 8)));
    try {
      parts.forEach((part, i) => new Uint8Array(this.doors.memory.buffer).set(part, at[i]));
      return use(at);
    } finally {
      at.forEach((one) => this.doors.free(one));
    }
  }

  private answered(worked: number): string {
    const at = this.doors.explorer_answer();
    const bytes = new Uint8Array(this.doors.memory.buffer, at, this.doors.explorer_answer_bytes());
    const json = new TextDecoder().decode(bytes);
    if (!worked) throw new Refused((JSON.parse(json) as {faults: Fault[]}).faults);
    return json;
  }
}

function bytesOf(text: string): Uint8Array { return new TextEncoder().encode(text); }

/**
 * A core of this page's packet. `module`: compiled, or its bytes. `kernel`: "scalar" or "native" (two worlds at a
 * time); "auto" is the faster. The bits are the same. Throws Refused for a packet that is none.
 */
export async function openCore(
    module: WebAssembly.Module|BufferSource, packet: Uint8Array, kernel = "auto"): Promise<Core> {
  const compiled = module instanceof WebAssembly.Module ? module : await WebAssembly.compile(module);
  let memory: WebAssembly.Memory|undefined;
  const instance = await WebAssembly.instantiate(compiled, {
    env: {emscripten_notify_memory_growth: () => {}},  // views are made anew for every call
    wasi_snapshot_preview1: {
      proc_exit(code: number): never { throw new Error(`the module has ended with ${code}`); },
      environ_sizes_get(count: number, bytes: number): number {  // of which there are none
        const words = new DataView(memory!.buffer);
        words.setUint32(count, 0, true);
        words.setUint32(bytes, 0, true);
        return 0;
      },
      environ_get: () => 0,
    },
  });
  const doors = instance.exports as unknown as Doors;
  memory = doors.memory;
  doors._initialize();
  const session = new Session(doors);
  session.open(packet, kernel);
  return session;
}
