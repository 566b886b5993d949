// Dragging, keys, workers that die.
import {readFileSync} from "node:fs";

const kTimes = 8;
const words = readFileSync(new URL("../../sim/explorer/page/words.ts", import.meta.url), "utf8");
const first = words.match(/kFirstLevers = \[([^\]]*)\]/)[1].match(/\w+/g);

export async function live({open, settled, check}) {
  const page = await open();
  await settled(page);
  check("the baseline is told in words", /nine worlds in ten/.test(await page.textContent("#finding")));

  const shown = await page.evaluate(
      () => [...document.querySelectorAll(".lever-list > [data-lever]")].map((one) => one.dataset.lever));
  check(
      "the first levers are those of the registry", first.length > 0 && first.join() === shown.join(),
      first.filter((one) => !shown.includes(one)).join());

  const ms = [];
  for (let i = 1; i <= kTimes; ++i) {
    await page.evaluate((value) => {
      document.body.dataset.worlds = "";
      const range = document.getElementById("lever-remote_access_rule");
      range.value = String(value);
      range.dispatchEvent(new Event("input"));
    }, 20 + 8 * i);
    await page.waitForFunction(() => document.body.dataset.worlds === "64");
    ms.push(Number(await page.evaluate(() => document.body.dataset.ms)));
  }
  check("a drag answers", ms.length === kTimes, `${ms.map((one) => one.toFixed(0)).join(" ")} ms for 64 worlds`);
  const frozen = await page.evaluate(async () => {
    let last = performance.now(), longest = 0;
    const range = document.getElementById("lever-hbm_ban");
    for (let i = 0; i < 40; ++i) {
      range.value = String(100 - i);
      range.dispatchEvent(new Event("input"));
      await new Promise(requestAnimationFrame);
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    range.dispatchEvent(new Event("change"));
    return longest;
  });
  check("the page never freezes while a lever is dragged", frozen < 500, `longest frame ${frozen.toFixed(0)} ms`);
  await settled(page, "256");
  check("256 worlds after release", true, `${await page.evaluate(() => document.body.dataset.ms)} ms`);
  await settled(page);
  check("all worlds when idle", true, `${await page.evaluate(() => document.body.dataset.ms)} ms`);

  await page.click("#reset");
  await page.waitForFunction(() => document.body.dataset.moved === "false");
  await page.focus("#lever-remote_access_rule");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.body.dataset.moved === "true");
  check("a lever moves by keys", (await page.inputValue("#lever-remote_access_rule-number")) === "100");
  await page.focus("#undo");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.body.dataset.moved === "false");
  check("undo by keys", true);

  await settled(page);
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {});
  await page.evaluate(() => {
    document.body.dataset.worlds = "";
    const range = document.getElementById("lever-tool_ban");
    range.value = "100";
    range.dispatchEvent(new Event("change"));
  });
  await settled(page, "64").catch(() => {});
  await settled(page);
  check("workers that die are started anew", /2028|2032/.test(await page.textContent("#finding")));
  await page.context().close();
}
