// What a preset makes of the page: its own levers and rules, its title; the pinned line; what nobody decides.
export async function presets({open, settled, check}) {
  const page = await open("#v1;from=no-controls");
  await settled(page, "64");
  const said = (lever) => page.textContent(`[data-lever=${lever}] .said`);
  check("a preset shows its own past's levers", /^0\s%/.test(await said("hbm_ban")), await said("hbm_ban"));
  check(
      "and its own chip rule", /no rule/.test(await page.textContent("#rule-stands")),
      await page.textContent("#rule-stands"));
  const rules = await page.locator("#rule option").allTextContents();
  check("and calls no rule in force", rules.length > 3 && !rules.some((rule) => /in force today/.test(rule)), rules[0]);
  const words = await page.textContent("#preset-words");
  check(
      "what the preset is stands below the bar",
      /^No controls since 2022.*What have all the controls/.test(words) && (await page.isVisible("#preset-words")),
      words);
  check("with the month from which its differences are read", /is read from October\s2026 on\.$/.test(words), words);
  await settled(page);
  await page.evaluate(() => {
    document.body.dataset.worlds = "";
    const range = document.getElementById("lever-hbm_ban");
    range.value = "40";
    range.dispatchEvent(new Event("change"));
  });
  await settled(page, "256");
  const rest = await page.textContent("[data-lever=hbm_ban] .rest-value");
  check("a lever moved there goes on from it", rest === "without you 0 % stopped", rest);
  await settled(page);
  const told = await page.waitForFunction(() => document.body.dataset.told !== "", null, {timeout: 60_000})
                   .then(() => true, () => false);
  const whole = await page.textContent("#whole");
  check("and the program's sentence is told of it", told && /^China trails/.test(whole), whole);
  await page.click("#pin");
  await page.selectOption("#preset", "baseline");
  await page.waitForFunction(() => document.body.dataset.moved === "false");
  await settled(page);
  check("at the baseline no preset is told of", !(await page.isVisible("#preset-words")));
  check("the baseline has its own levers again", !/^0\s%/.test(await said("hbm_ban")), await said("hbm_ban"));
  const flat = await page.evaluate(() => {
    const line = document.querySelector("#plot-change .line.pin").getAttribute("d");
    const heights = line.match(/-?[\d.]+/g).map(Number).filter((_, i) => i % 2 === 1), lowest = Math.max(...heights);
    return heights.filter((height) => height === lowest).length / heights.length;
  });
  check("the axis holds a pinned line", flat < 0.5, `${(100 * flat).toFixed(0)} % of it at the lowest place`);
  check("and says that it is longer", /longer/.test(await page.textContent(".figure-change > .note")));
  await page.click("#reset");
  await page.waitForFunction(() => !document.querySelector(".plot .line.pin"), null, {timeout: 20_000}).catch(() => {});
  check(
      "reset takes the pinned line away",
      (await page.locator(".plot .line.pin").count()) === 0 && (await page.textContent("#pin")) === "Pin this line");

  await page.selectOption("#preset", "full-chip-embargo");
  await page
      .waitForFunction(
          () => /embargo|accelerator/i.test(document.querySelector("#rule-stands").textContent), null,
          {timeout: 20_000})
      .catch(() => {});
  const embargo = await page.textContent("#rule-stands");
  check(
      "a preset that brings a rule names it, and from when",
      /No accelerator may be sold.*from October 2026/.test(embargo), embargo);
  await page.click("#reset");

  const mixed = await page.evaluate(() => {
    const heading = [...document.querySelectorAll("#levers h2")].find((one) => one.textContent === "What may happen");
    return [...document.querySelectorAll("[data-lever]")]
        .filter(
            (lever) => /Nobody decides/.test(lever.textContent) !==
                Boolean(heading.compareDocumentPosition(lever) & Node.DOCUMENT_POSITION_FOLLOWING))
        .map((lever) => lever.dataset.lever);
  });
  check("what nobody decides stands apart from levers", mixed.length === 0, mixed.join());
  const needs = await page.textContent("[data-lever=global_licensing] .context");
  check("what goes with a lever is named", /Also set: .*third country.*\d/.test(needs), needs);
  await page.context().close();

  const late = await open("#v1;hbm_ban=0@2030-01");
  await settled(late, "64");
  check(
      "a policy that begins after the month that is read is said to",
      /^This begins in January 2030/.test(await late.textContent("#finding")), await late.textContent("#finding"));
  await late.click("#later");
  check(
      "and a button reads a later month",
      /^(In|No difference can be told in) January 2032/.test(await late.textContent("#finding")) &&
          !(await late.isVisible("#later")),
      await late.textContent("#finding"));
  await late.context().close();
}
