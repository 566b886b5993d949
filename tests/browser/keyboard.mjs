// Does Tab reach everything that can be operated, and does it show where it is?

const OPERATED = 'a[href], summary, button, input, textarea, select, [tabindex="0"]';

export async function keyboardFaults(page) {
  const faults = [];
  await page.evaluate((operated) => {
    document.querySelectorAll('details').forEach((one) => { one.open = true; });
    [...document.querySelectorAll(operated)].filter((one) => one.getClientRects().length > 0).forEach((one, number) => { one.dataset.number = number; });
    window.scrollTo(0, 0);
  }, OPERATED);
  const count = await page.evaluate(() => document.querySelectorAll('[data-number]').length);
  const reached = new Set();
  for (let step = 0; step <= count; ++step) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
      return { number: one.dataset.number, text: one.textContent.trim().slice(0, 40),
        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen: box.bottom > 0 && box.top < innerHeight };
    });
    if (at.number === undefined) break;
    if (step === 0 && at.text !== 'Skip to the results') faults.push(`the first stop is "${at.text}", no way past the contents`);
    if (!at.marked) faults.push(`no mark where the focus is: "${at.text}"`);
    if (!at.seen) faults.push(`out of sight with the focus on it: "${at.text}"`);
    reached.add(at.number);
  }
  if (reached.size < count) faults.push(`Tab reaches ${reached.size} of ${count}`);
  await page.evaluate(() => {
    document.querySelectorAll('details').forEach((one) => { one.open = false; });
    document.activeElement.blur();
  });
  return faults.concat(await skipFaults(page), await foldFaults(page));
}

/** The first link leads into the main part. */
async function skipFaults(page) {
  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  const at = await page.evaluate(() => document.activeElement.id);
  return at === 'content' ? [] : [`the link past the contents leads to "${at}"`];
}

/** What is folded opens by Enter. */
async function foldFaults(page) {
  const fold = page.locator('summary').first();
  await fold.focus();
  await page.keyboard.press('Enter');
  const open = await page.evaluate(() => document.querySelector('details').open);
  await page.keyboard.press('Enter');
  return open ? [] : ['Enter does not unfold'];
}
