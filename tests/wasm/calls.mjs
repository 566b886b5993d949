// calls.mjs MODULE PACKET TWIN [WORLDS]: asks the WebAssembly module and the native program (TWIN, session_calls) the same, and exits 1
// where they differ in a bit: runs of so many worlds (default 64) of the baseline and of another scenario, whole and resumed,
// by both kernels, and what is said of them. Prints a line for each question that differs, and how long the module took.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { openCore, Refused } from "./core.mjs"; // core/core.ts, bundled

const [modulePath, packetPath, twin, worldsText] = process.argv.slice(2);
const most = Number(worldsText ?? 64), block = 64;
const module = await WebAssembly.compile(readFileSync(modulePath));
const packet = new Uint8Array(readFileSync(packetPath));
const digest = (bytes) => "sha256:" + createHash("sha256").update(bytes).digest("hex");

/** All that is asked, in order; `ask(call, question)` gives the answer. */
function* questions(description) {
  const text = (name) => description.scenarios.find((scenario) => scenario.name === name).text;
  const lever = description.levers.find((one) => one.ramps && one.today < one.max);
  const baseline = { name: description.baseline, scenario: text(description.baseline) };
  const month = (now, later) => {
    const count = Number(now.slice(0, 4)) * 12 + Number(now.slice(5)) - 1 + later;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
  };
  const mine = {
    name: "mine",
    scenario: JSON.stringify({
      format_version: 1, title: "Mine", extends: description.baseline,
      policies: [{ id: "mine", lever: lever.name, from: month(description.months.present, 4), value: lever.max, ramp_months: 3 }],
    }),
  };
  const outputs = description.comparisonOutputs;
  yield ["probe", {}];
  yield ["check", mine];
  yield ["check", { ...mine, present: true }];
  yield ["check", { name: "bad", scenario: mine.scenario.replace(lever.name, lever.name.slice(0, -1)) }];
  for (const [set, given] of [["baseline", baseline], ["mine", mine]])
    for (let from = 1; from <= most; from += block) {
      const range = [from, Math.min(from + block - 1, most)];
      const all = description.metrics.map((metric) => metric.name);
      if (from === 1) yield ["run", { ...given, worlds: range, outputs: all, months: "all" }];
      const answer = yield ["run", { ...given, worlds: range, outputs, months: set === "mine" ? "future" : "all" }];
      yield ["keep", { ...given, set, answer }];
    }
  const parameter = description.parameters.find((one) => one.p25 < one.p75).name;
  const { p25 } = description.parameters.find((one) => one.name === parameter);
  for (const where of [undefined, { parameters: { [parameter]: [p25, null] } }]) {
    yield ["summarise", { set: "mine", outputs, where }];
    yield ["differences", { reference: "baseline", set: "mine", outcomes: description.outcomes.map((one) => one.name), where }];
    yield ["tell", { set: "mine", where }];
    yield ["compare", { reference: "baseline", set: "mine", where }];
  }
  yield ["story", { ...mine, world: 3 }];
  yield ["worlds", {}];
}

let differ = 0, took = 0;
for (const kernel of ["scalar", "native"]) {
  const core = await openCore(module, packet, kernel);
  const asked = [], answers = [];
  const script = questions(core.describe());
  let last = new Float64Array();
  for (let step = script.next(); !step.done; ) {
    const [call, question] = step.value;
    asked.push(JSON.stringify({ call, ...question }));
    let answer;
    try {
      const start = performance.now();
      answer = core.raw(call, question, call === "keep" ? last : undefined);
      took += performance.now() - start;
      answers.push(`${digest(answer.json)} ${digest(new Uint8Array(answer.numbers.buffer))}`);
      if (call === "run") last = answer.numbers;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answers.push("refused " + digest(error.faults.map((fault) => fault.text).join("\n")));
    }
    step = script.next(answer && JSON.parse(answer.json));
  }
  const native = spawnSync(twin, [packetPath, kernel === "scalar" ? "scalar" : "auto"], { input: asked.join("\n") + "\n", maxBuffer: 1 << 28 });
  const said = native.stdout.toString().trim().split("\n");
  asked.forEach((question, i) => {
    if (said[i] === answers[i]) return;
    ++differ;
    console.log(`${kernel}: ${question.slice(0, 100)}\n  module  ${answers[i]}\n  program ${said[i]}`);
  });
  if (said.length !== asked.length) ++differ, console.log(`${kernel}: ${asked.length} questions, ${said.length} answers: ${native.stderr}`);
}
console.log(`${differ} answers differ; the module took ${(took / 1000).toFixed(1)} s`);
process.exit(differ ? 1 : 0);
