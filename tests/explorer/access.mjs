// Widths, targets, axe, reduced motion, no script.
export async function access({ open, settled, check, need }) {
  for (const [width, height] of [[360, 740], [768, 1024], [1280, 900]]) {
    const page = await open("", { viewport: { width, height }, reducedMotion: "reduce" });
    await settled(page, "256");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(`nothing is wider than ${width} px`, wide <= width, wide);
    const small = await page.evaluate(() => [...document.querySelectorAll("button, select, input[type=range], input[type=number], .pill")]
      .filter((one) => one.offsetParent).filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.id || one.textContent));
    check(`targets of 44 px at ${width} px`, small.length === 0, small.slice(0, 5).join(", "));
    if (width === 360) {
      await page.locator("#lever-hbm_ban").scrollIntoViewIfNeeded();
      const box = await page.locator("#charts svg:visible").first().boundingBox();
      check("on a phone the chart stays in view", box !== null && box.y >= 0 && box.y + box.height <= height, JSON.stringify(box));
    }
    const motion = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    check("reduced motion scrolls at once", motion === "auto", motion);
    await page.evaluate(need("node:fs").readFileSync(need.resolve("axe-core/axe.min.js"), "utf8"));
    const faults = await page.evaluate(async () => (await window.axe.run({ resultTypes: ["violations"] })).violations
      .filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => `${one.id} ${one.nodes.slice(0, 3).map((node) => node.target).join(" ")}`));
    check(`axe finds nothing serious at ${width} px`, faults.length === 0, faults.join("; "));
    await page.context().close();
  }
  const page = await open("", { javaScriptEnabled: false });
  check("without script the page says what it needs", /needs JavaScript/.test(await page.textContent("body")));
  await page.context().close();
}
