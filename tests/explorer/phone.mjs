// A finger that scrolls moves no lever. On a phone: how much of the screen the chart takes while levers scroll by, and whose world a reader chooses.
export async function phone({open, settled, check}) {
  for (const [width, height] of [[390, 844], [360, 740]])
    for (const hash of ["#v1;remote_access_rule=0.9@2027-01", "#v1;from=no-controls", ""]) {
      const page = await open(hash, {viewport: {width, height}});
      await settled(page, "256");
      await page.evaluate(
          () => document.querySelector("#lever-tool_ban").scrollIntoView({block: "center", behavior: "instant"}));
      const box = await page.locator(".pane").boundingBox(), share = box.height / height;
      check(
          `what stays takes two fifths of ${width} by ${height} at most`, box.y === 0 && share <= 0.4,
          `${(100 * share).toFixed(0)} % with "${hash}"`);
      const cut = await page.evaluate(
          () => [...document.querySelectorAll(".pane *")]
                    .filter(
                        (one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 &&
                            getComputedStyle(one).overflowX !== "visible")
                    .map((one) => one.id || one.className));
      check("and cuts nothing off", cut.length === 0, cut.join());
      const rows = await page.evaluate(
          () => new Set([...document.querySelectorAll(".tabs > *")].map(
                            (one) => Math.round(one.getBoundingClientRect().top / 20)))
                    .size);
      check("its tabs are in one row", rows === 1, rows);
      await page.context().close();
    }
  for (const read of ["2027-06", "2028-12", "2032-12"]) {
    const drawn = await open(`#v1;month=${read};remote_access_rule=1@2027-01`, {viewport: {width: 390, height: 844}});
    await settled(drawn, "256");
    const lines = await drawn.evaluate(() => {
      const at = (one) => Number(one.getAttribute("x1")), plot = document.querySelector("#plot-change");
      const numbers = Math.max(
          ...[...plot.querySelectorAll(".tick[text-anchor=end]")].map((one) => one.getBBox().x + one.getBBox().width));
      const line = at(plot.querySelector(".reading"));
      const struck = [...plot.querySelectorAll(".way")].filter(
          (one) => line >= one.getBBox().x && line <= one.getBBox().x + one.getBBox().width);
      return {
        numbers,
        struck: struck.map((one) => one.textContent),
        all: [...plot.querySelectorAll("line.present")].map(at)
      };
    });
    check(`in ${read} no line strikes through which way is which`, lines.struck.length === 0, lines.struck.join());
    check("and none the numbers of the axis", lines.all.every((x) => x > lines.numbers), JSON.stringify(lines));
    await drawn.context().close();
  }
  await touch({open, settled, check});
  const page = await open("#v1;distillation_rule=1@2027-01", {viewport: {width: 390, height: 844}});
  await settled(page);
  const way = await page.locator("a[href='#whose']").boundingBox();
  check("the way to \"Whose world?\" is on the first screen", way.y + way.height <= 844, JSON.stringify(way));
  await page.click("a[href='#whose']");
  const before = await page.textContent(".again");
  await page.evaluate(() => {
    document.body.dataset.worlds = "";
  });
  await page.click("label[for=claim-distillation_weight-little]");
  await settled(page);
  const after = await page.textContent(".again"), box = await page.locator(".again").boundingBox();
  check(
      "the finding changes where one chooses", before !== after && /in your worlds/.test(after),
      `${before} -> ${after}`);
  check("and stays in sight", box.y >= 0 && box.y + box.height <= 844, JSON.stringify(box));
  await page.context().close();
}

/** A finger on a slider, from a share of its width, so far to the right and down in all. */
async function swipe(page, lever, share, right, down) {
  const slider = page.locator(`#lever-${lever}`), tool = await page.context().newCDPSession(page);
  await slider.evaluate((one) => one.scrollIntoView({block: "center", behavior: "instant"}));
  const box = await slider.boundingBox(), kMoves = 10;
  const send = (type, moves) => tool.send("Input.dispatchTouchEvent", {
    type,
    touchPoints: moves === null ?
        [] :
        [{x: box.x + share * box.width + (right * moves) / kMoves, y: box.y + box.height / 2 + (down * moves) / kMoves}]
  });
  await send("touchStart", 0);
  for (let i = 1; i <= kMoves; ++i) await send("touchMove", i);
  await send("touchEnd", null);
  await page.waitForTimeout(300);
}

async function touch({open, settled, check}) {
  const page = await open("", {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
  await settled(page, "64");
  const value = () => page.inputValue("#lever-hbm_ban"), before = await value();
  await swipe(page, "hbm_ban", 0.3, 0, 0);
  const tapped = await value();
  check("a tap moves a lever", tapped !== before, `${before} -> ${tapped}`);
  const from = await page.evaluate(() => window.scrollY);
  await swipe(page, "hbm_ban", 0.7, 0, -150);
  const scrolled = (await page.evaluate(() => window.scrollY)) - from;
  check(
      "a finger that scrolls moves none", scrolled > 50 && (await value()) === tapped,
      `scrolled by ${scrolled}, ${tapped} -> ${await value()}`);
  await page.click("#undo");
  check("and leaves nothing to undo", (await value()) === before, await value());
  await swipe(page, "hbm_ban", 0.9, -150, 0);
  check("a finger that goes along it does", Math.abs(Number(await value()) - 46) < 12, await value());
  await page.fill("#lever-hbm_ban-number", "-50");
  await page.locator("#lever-hbm_ban-number").blur();
  const field = await page.inputValue("#lever-hbm_ban-number");
  check("a field that is left shows the number that is used", Number(field) === Number(await value()), field);
  const lines = (await page.locator(".legend li:visible").allTextContents()).join();
  check("the lines have names", lines === "your policy", lines);
  await page.click("[data-tab=lag]");
  const all = (await page.locator(".legend li:visible").allTextContents()).join();
  check("in both charts", all === "baseline,your policy", all);
  await page.context().close();
}
