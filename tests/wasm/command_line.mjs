// command_line.mjs MODULE PACKET CHOKEPOINT: asks the module of a policy, and the command line of the same in as many worlds. Exits 1
// where a sentence of `compare` or `run`, or a number of summary.csv, is another.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { openCore } from "./core.mjs"; // core/core.ts, bundled

const [modulePath, packetPath, chokepoint] = process.argv.slice(2);
const worlds = 128, block = 64;
const core = await openCore(readFileSync(modulePath), new Uint8Array(readFileSync(packetPath)));
const description = core.describe();
const lever = description.levers.find((one) => one.name === "remote_access_rule") ?? description.levers[0];
const policy = { id: "mine", lever: lever.name, from: "2027-06", value: lever.max };
const mine = { name: "mine", scenario: JSON.stringify({ format_version: 1, title: "Mine", extends: "baseline", policies: [policy] }) };
const baseline = { name: "baseline", scenario: description.scenarios.find((one) => one.name === "baseline").text };
for (const [set, given, months] of [["baseline", baseline, "all"], ["mine", mine, "future"]])
  for (let from = 1; from <= worlds; from += block) {
    const answer = core.run({ ...given, worlds: [from, from + block - 1], outputs: description.comparisonOutputs, months });
    core.keep({ ...given, set, answer }, answer.numbers);
  }

writeFileSync("mine.json", mine.scenario);
function call(...words) {
  const done = spawnSync(chokepoint, [...words, "--replicates", String(worlds), "--no-charts", "--quiet"]);
  if (done.status !== 0) throw new Error(done.stderr.toString());
}
call("compare", "baseline", "mine.json", "--out", "compared");
call("run", "mine.json", "--no-report", "--out", "ran");

let differ = 0;
function hold(what, page, program) {
  const others = page.map((one, i) => [one, program[i]]).filter(([a, b]) => a !== b);
  if (page.length === 0 || page.length !== program.length) others.push([page.length, program.length]);
  differ += others.length;
  console.log(`${what}: ${page.length}, of which ${others.length} differ`);
  for (const [a, b] of others.slice(0, 3)) console.log(`  page    ${a}\n  program ${b}`);
}
const sentences = (claims) => claims.map((claim) => claim.sentence);
const kept = (folder) => sentences(JSON.parse(readFileSync(`${folder}/claims.json`)).claims);
const compared = core.compare({ reference: "baseline", set: "mine" });
hold("sentences of compare", sentences(compared.claims), kept("compared"));
hold("sentences of run", sentences(core.tell({ set: "mine" }).claims), kept("ran"));

const [head, ...rows] = readFileSync("ran/summary.csv", "utf8").trim().split("\n").map((line) => line.split(","));
const summary = core.summarise({ set: "mine", outputs: description.comparisonOutputs });
const at = (name) => head.indexOf(name);
const page = [], program = [];
summary.outputs.forEach((output, i) => {
  const months = rows.filter((row) => row[at("metric")] === output);
  summary.statistics.forEach((statistic, s) =>
    months.forEach((row, m) => {
      program.push(row[at(statistic)] === "" ? NaN : Number(row[at(statistic)]));
      page.push(summary.numbers[(i * summary.statistics.length + s) * summary.months + m]);
    }));
});
hold("numbers of summary.csv", page.map(String), program.map(String));
process.exit(differ ? 1 : 0);
