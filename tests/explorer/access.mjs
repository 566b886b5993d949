// Widths, targets, axe, reduced motion, no script.
export async function access({open, settled, check, need}) {
  for (const [width, height] of [[320, 640], [360, 740], [768, 1024], [1280, 900]]) {
    const page = await open(
        width === 320 ? "#v1;remote_access_rule=0.9@2027-01" : "",
        {viewport: {width, height}, reducedMotion: "reduce"});
    await settled(page, width === 320 ? "64" : "256");
    if (width === 320) {
      await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
      });
      await page.waitForTimeout(200);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(`nothing is wider than ${width} px`, wide <= width, wide);
    const small = await page.evaluate(
        () => [...document.querySelectorAll("button, select, input[type=range], input[type=number], .pill, summary")]
                  .filter((one) => one.offsetParent)
                  .filter((one) => one.getBoundingClientRect().height < 43.5)
                  .map((one) => one.id || one.textContent));
    check(`targets of 44 px at ${width} px`, small.length === 0, small.slice(0, 5).join(", "));
    if (width === 320) {
      await page.context().close();
      continue;
    }
    if (width === 360) {
      await page.locator("#lever-hbm_ban").scrollIntoViewIfNeeded();
      const box = await page.locator("#charts .plot svg:visible").first().boundingBox();
      check(
          "on a phone the chart stays in view", box !== null && box.y >= 0 && box.y + box.height <= height,
          JSON.stringify(box));
    }
    const motion = await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    check("reduced motion scrolls at once", motion === "auto", motion);
    await page.evaluate(need("node:fs").readFileSync(need.resolve("axe-core/axe.min.js"), "utf8"));
    const faults = await page.evaluate(
        async () => (await window.axe.run({resultTypes: ["violations"]}))
                        .violations.filter((one) => ["serious", "critical"].includes(one.impact))
                        .map((one) => `${one.id} ${one.nodes.slice(0, 3).map((node) => node.target).join(" ")}`));
    check(`axe finds nothing serious at ${width} px`, faults.length === 0, faults.join("; "));
    await page.context().close();
  }
  const page = await open("", {javaScriptEnabled: false});
  check("without script the page says what it needs", /needs JavaScript/.test(await page.textContent("body")));
  const drawn = await page.locator("noscript figure img").count();
  check(
      "and shows the baseline's charts", drawn >= 2 && (await page.locator("noscript figure img").first().isVisible()),
      `${drawn}`);
  await page.context().close();
}

/** Every control that can be seen is reached by Tab, and shows where the reader is. Of a group of radio buttons one
 *  is. */
export async function keyboard({open, settled, check}) {
  const page = await open();
  await settled(page, "256");
  for (let i = 0; i < 3; ++i) {  // what unfolds may hold what unfolds, and is filled when it does
    await page.evaluate(() => {
      for (const one of document.querySelectorAll("details:not([open])")) one.open = true;
    });
    await page.waitForTimeout(500);
  }
  const wanted = await page.evaluate(() => {
    const controls =
        [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")].filter(
            (one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}));
    controls.forEach((one, i) => {
      one.dataset.tab = one.type === "radio" ? `group ${one.name}` : String(i);
    });
    document.activeElement?.blur();
    return [...new Set(controls.map((one) => one.dataset.tab))];
  });
  const reached = new Set(), unseen = [];
  for (let i = 0; i < 3 * wanted.length; ++i) {  // a lever shows its number and month while it is used
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const one = document.activeElement, style = getComputedStyle(one), around = one.closest("label, .pill");
      const seen = style.outlineStyle !== "none" || style.boxShadow !== "none" ||
          (around &&
           (getComputedStyle(around).outlineStyle !== "none" || getComputedStyle(around).boxShadow !== "none"));
      return {tab: one.dataset?.tab, seen: Boolean(seen), name: one.id || one.textContent.slice(0, 30)};
    });
    if (found.tab !== undefined) reached.add(found.tab);
    if (found.tab !== undefined && !found.seen) unseen.push(found.name);
  }
  const missed = await page.evaluate(
      (tabs) => tabs.map((tab) => {
        const one = document.querySelector(`[data-tab="${tab}"]`);
        return one?.id || one?.textContent.slice(0, 30) || tab;
      }),
      wanted.filter((one) => !reached.has(one)));
  check(
      "every control is reached by Tab", wanted.length > 20 && missed.length === 0,
      `${reached.size} of ${wanted.length}${missed.length ? `, not ${missed.slice(0, 8).join(", ")}` : ""}`);
  check("and shows that it is", unseen.length === 0, unseen.slice(0, 8).join(", "));
  const place = () => page.evaluate(() => ({
                                      top: Math.round(window.scrollY),
                                      focus: document.activeElement.id,
                                      below: Math.round(document.activeElement.getBoundingClientRect().top)
                                    }));
  await page.focus("#present");
  let before = await place();
  for (let last; last !== before.top; before = await place()) {  // until it has scrolled there
    last = before.top;
    await page.waitForTimeout(300);
  }
  await page.keyboard.press("Enter");
  check(
      "the view for the wall hides the levers",
      !(await page.isVisible("#levers")) && (await page.isVisible("#charts .plot svg")));
  const wall = await place();
  check("it opens at its top, on the way out", wall.top === 0 && wall.focus === "leave", JSON.stringify(wall));
  await page.keyboard.press("Escape");
  check("and Escape leaves it", await page.isVisible("#levers"));
  await page.waitForTimeout(300);
  const after = await place();
  check(
      "to where one was",
      before.top > 1000 && after.focus === before.focus && Math.abs(after.below - before.below) <= 1,
      `${JSON.stringify(before)} ${JSON.stringify(after)}`);
  await page.click("#present");
  await page.click("#leave");
  check("and so does its button", await page.isVisible("#levers"));
  const covered = await page.evaluate(() => {
    document.querySelector("#rest").scrollIntoView({behavior: "instant"});
    const [view, rest] = ["#view", "#rest"].map((one) => document.querySelector(one).getBoundingClientRect());
    return view.bottom > rest.top + 1;
  });
  check("what follows the levers is not covered by the charts", !covered);
  await page.context().close();
}
