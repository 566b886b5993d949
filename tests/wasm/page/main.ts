// A page that measures: two workers, one of which tells; a lever is dragged, let go, and what it does is said.
import { pageData } from "../../../sim/explorer/core/page_data";
import type { Description, Given } from "../../../sim/explorer/core/contract";
import workerText from "worker";

class Worked {
  private readonly worker = new Worker(URL.createObjectURL(new Blob([workerText], { type: "text/javascript" })));
  private readonly waiting = new Map<number, { done: (answer: any) => void; failed: (why: unknown) => void }>();
  private next = 0;
  constructor() {
    this.worker.onmessage = (event) => {
      const { id, answer, error } = event.data, { done, failed } = this.waiting.get(id)!;
      this.waiting.delete(id);
      error ? failed(new Error(JSON.stringify(error))) : done(answer);
    };
  }
  ask(call: string, request: object = {}, more: object = {}, transfer: Transferable[] = []): Promise<any> {
    return new Promise((done, failed) => {
      this.waiting.set(++this.next, { done, failed });
      this.worker.postMessage({ id: this.next, call, request, ...more }, transfer);
    });
  }
}

const said = document.getElementById("said")!;
const say = (line: string) => { said.textContent += line + "\n"; };
const timed = async <Result>(what: string, work: () => Promise<Result>): Promise<Result> => {
  const start = performance.now(), result = await work();
  say(`${what}: ${(performance.now() - start).toFixed(0)} ms`);
  return result;
};

async function measure(): Promise<void> {
  const workers = [new Worked(), new Worked()];
  await timed("open", async () => {
    const [core, packet] = await Promise.all([pageData("core"), pageData("packet")]);
    const module = await WebAssembly.compile(core);
    await Promise.all(workers.map((worker) => worker.ask("open", {}, { module, packet })));
  });
  const description: Description = await timed("describe", () => workers[0]!.ask("describe"));
  const lever = description.levers.find((one) => one.name === "remote_access_rule") ?? description.levers[0]!;
  const baseline: Given = {
    name: description.baseline, scenario: description.scenarios.find((one) => one.name === description.baseline)!.text };
  const mine = (value: number): Given => ({ name: "mine", scenario: JSON.stringify({
    format_version: 1, title: "Mine", extends: description.baseline,
    policies: [{ id: "mine", lever: lever.name, from: "2028-01", value }] }) });
  const shown = ["gap_pace_months", "gap_months", "compute_share_cn", "serving_capacity_cn_mtok_per_day"];

  /** Runs worlds in blocks, each worker always the same, and keeps them in the first worker. */
  const run = async (set: string, given: Given, worlds: number, outputs: string[], months: string) => {
    const size = Math.min(32, worlds / 2), blocks: [number, number][] = [];
    for (let from = 1; from <= worlds; from += size) blocks.push([from, Math.min(from + size - 1, worlds)]);
    await Promise.all(workers.map(async (worker, w) => {
      for (const block of blocks.filter((_, i) => i % workers.length === w)) {
        const answer = await worker.ask("run", { ...given, worlds: block, outputs, months });
        const { numbers, ...rest } = answer;
        await workers[0]!.ask("keep", { ...given, set, answer: rest }, { numbers }, [numbers.buffer]);
      }
    }));
  };
  const told = [...new Set([...shown, ...description.comparisonOutputs])];
  await timed("baseline, 256 worlds", () => run("baseline", baseline, 256, told, "all"));
  for (let drag = 0; drag < 8; ++drag)
    await timed("drag, 64 worlds", async () => {
      await run("mine", mine(lever.min + ((lever.max - lever.min) * (drag + 1)) / 10), 64, shown, "future");
      await Promise.all([workers[0]!.ask("summarise", { set: "mine", outputs: shown }),
        workers[0]!.ask("differences", { reference: "baseline", set: "mine", outcomes: ["gap_pace"], worlds: 64 })]);
    });
  for (let release = 0; release < 3; ++release)
    await timed("release, 256 worlds", async () => {
      await run("mine", mine(lever.max - release * 0.01 * (lever.max - lever.min)), 256, told, "future");
      await Promise.all([workers[0]!.ask("summarise", { set: "mine", outputs: shown }),
        workers[0]!.ask("differences", { reference: "baseline", set: "mine", outcomes: ["gap_pace"] })]);
    });
  const answer = await timed("compare", () => workers[0]!.ask("compare", { reference: "baseline", set: "mine" }));
  say(answer.answer);
  await timed("story", () => workers[0]!.ask("story", { ...mine(lever.max), world: 7 }));
}

measure().then(() => { document.title = "done"; }, (error) => { say(String(error)); document.title = "failed"; });
