// On a phone: how much of the screen the chart takes while levers scroll by, and whose world a reader chooses.
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
