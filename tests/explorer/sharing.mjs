// Addresses, assumptions, missions. Leaves findings.json for Firefox.
import {writeFileSync} from "node:fs";

export async function sharing({open, settled, slide, check}) {
  const page = await open();
  await settled(page);
  const baseline = await page.textContent("#finding");
  await slide(page, "hbm_ban", 0);
  await page.click("#claim-distillation_weight-little");
  await settled(page);
  const finding = await page.textContent("#finding"), link = await page.inputValue("#share-link");
  const hash = link.slice(link.indexOf("#"));
  check(
      "the address can be read",
      /^#v1;post=[0-9a-f]{12};hbm_ban=0@\d{4}-\d\d;if\.distillation_weight=little;month=/.test(hash), hash);
  const again = await open(hash);
  await settled(again);
  await again.waitForFunction(() => document.body.dataset.told !== "");
  await page.waitForFunction(() => document.body.dataset.told !== "");
  check(
      "the address brings the same finding",
      (await again.textContent("#finding")) === (await page.textContent("#finding")), finding);
  writeFileSync(
      "findings.json",
      JSON.stringify([{hash: "", finding: baseline}, {hash, finding: await page.textContent("#finding")}]));
  check("no warning for the same worlds", (await again.textContent("#warning")) === "");
  await again.context().close();

  const other = await open("#v1;post=000000000000;no_such_lever=1@2027-01;hbm_ban=7@2027-01");
  await settled(other, "64").catch(() => {});
  const warning = await other.textContent("#warning");
  check("another posterior is warned of", /another set of worlds/.test(warning));
  check(
      "what an address asks in vain is said", /no_such_lever/.test(warning) && /not a value from/.test(warning),
      warning);
  for (const [bad, told] of [["#v1;hbm_ban=0@2027-01;x=%", /"x=%"/], ["#asdf%%%", /begins with "asdf%%%"/]]) {
    await other.evaluate((hash) => (location.hash = hash), bad);
    await other.waitForFunction((hash) => document.querySelector("#warning").textContent.includes(hash.slice(-5)), bad)
        .catch(() => {});
    const notice = await other.textContent("#warning");
    check(`"${bad}" is told of`, told.test(notice), notice);
  }
  await other.evaluate(() => (location.hash = `#v1;${"bad=1;".repeat(20_000)}`));
  await other.waitForFunction(() => /more\.$/.test(document.querySelector("#warning").textContent)).catch(() => {});
  const many = await other.textContent("#warning");
  check("of a link of bad parts the first are told", many.length < 300 && /and 19,998 more\.$/.test(many), many);
  await other.context().close();
  const broken = await open("#asdf%%%;only=none");
  await settled(broken, "64");
  check(
      "a bad percent sign does not keep the page from opening",
      /begins with/.test(await broken.textContent("#warning")) && (await broken.isVisible("#charts .plot svg")));
  await broken.context().close();

  const one = await open(`${hash};only=change`);
  await settled(one, "64").catch(() => {});
  check(
      "one chart alone",
      (await one.isVisible(".figure-change")) && !(await one.isVisible(".figure-lag")) &&
          !(await one.isVisible("#levers")));
  await one.context().close();

  const missions = await page.locator(".mission").count();
  check("there are five missions", missions === 5, missions);
  for (let i = 1; i <= missions; ++i) {
    const mission = page.locator(".mission").nth(i - 1);
    await page.click(`#mission-${i}-0`);
    await mission.getByRole("button").click();
    await page.waitForFunction(
        (row) => document.querySelectorAll(".answer")[row].dataset.right, i - 1, {timeout: 60_000});
    const answer = await mission.locator(".answer").textContent();
    check(
        `the model answers mission ${i}`, /[Aa]s you guessed: /.test(answer) && !/undefined|NaN/.test(answer), answer);
  }
  await page.click("#mission-1-1");
  check("another guess clears the answer to the one before", (await page.textContent(".answer >> nth=0")) === "");
  await page.click("#clear");
  check(
      "answers are cleared, and the policy stays",
      (await page.locator(".mission :checked").count()) === 0 &&
          (await page.locator(".answer").allTextContents()).join("") === "" && /hbm_ban/.test(page.url()));
  await page.fill("#world", "3");
  await page.click("#tell");
  await page.waitForSelector(".story:not([hidden])", {timeout: 60_000});
  check("a world's story", (await page.textContent(".story")).length > 500);
  await page.context().close();
}
