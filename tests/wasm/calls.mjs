// calls.mjs MODULE PACKET TWIN [WORLDS]: asks the WebAssembly module and the native program (TWIN, session_calls) the same, and exits 1
// where they differ in a bit: runs of so many worlds (default 64) of the baseline and of another scenario, whole and resumed,
// by both kernels, and what is said of them. Prints a line for each question that differs, and how long the module took.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { openCore, Refused } from "./core.mjs"; // core/core.ts, bundled

const [modulePath, packetPath, twin, worldsText] = process.argv.slice(2);
const most = Number(worldsText ?? 64), block = 64;
const module = await WebAssembly.compile(readFileSync(modulePath));
const packet = new Uint8Array(readFileSync(packetPath));
const bytesOf = (numbers) => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

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

/** What the twin wrote (session_calls.cpp). */
function answersIn(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at), [kind, textBytes, numberBytes] = bytes.toString("latin1", at, end).split(" ");
    const middle = end + 1 + Number(textBytes);
    at = middle + Number(numberBytes);
    found.push({ kind, text: bytes.subarray(end + 1, middle), numbers: bytes.subarray(middle, at) });
  }
  return found;
}

/** Where two answers differ; nothing where they are the same to the last bit. */
function difference(module, program) {
  if (!program) return "the program gave no answer";
  if (module.kind !== program.kind) return `module: ${module.kind}, program: ${program.kind}`;
  if (!module.text.equals(program.text)) {
    const a = module.text.toString(), b = program.text.toString();
    const first = [...a].findIndex((one, i) => one !== b[i]), from = Math.max(0, first - 40);
    return `module  ...${a.slice(from, from + 100)}\n  program ...${b.slice(from, from + 100)}`;
  }
  if (module.numbers.length !== program.numbers.length) return `${module.numbers.length} and ${program.numbers.length} bytes of numbers`;
  for (let i = 0; i < module.numbers.length; i += 8)
    if (module.numbers.readBigUInt64LE(i) !== program.numbers.readBigUInt64LE(i))
      return `number ${i / 8}: module ${module.numbers.readDoubleLE(i)}, program ${program.numbers.readDoubleLE(i)}`;
  return undefined;
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
      answers.push({ kind: "answer", text: Buffer.from(answer.json), numbers: Buffer.from(bytesOf(answer.numbers)) });
      if (call === "run") last = answer.numbers;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answers.push({ kind: "refused", text: Buffer.from(error.faults.map((fault) => fault.text).join("\n")), numbers: Buffer.alloc(0) });
    }
    step = script.next(answer && JSON.parse(answer.json));
  }
  const native = spawnSync(twin, [packetPath, kernel === "scalar" ? "scalar" : "auto"], { input: asked.join("\n") + "\n", maxBuffer: 2 ** 30 });
  const said = answersIn(native.stdout);
  asked.forEach((question, i) => {
    const fault = difference(answers[i], said[i]);
    if (!fault) return;
    ++differ;
    console.log(`${kernel}: ${question.slice(0, 100)}\n  ${fault}`);
  });
  if (said.length !== asked.length) ++differ, console.log(`${kernel}: ${asked.length} questions, ${said.length} answers: ${native.stderr}`);
}
console.log(`${differ} answers differ; the module took ${(took / 1000).toFixed(1)} s`);
process.exit(differ ? 1 : 0);
