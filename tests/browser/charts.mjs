// Is each chart drawn, one drawing of it shown, and named for those who cannot see it?

/** `width` of the window: below 640 pixels the narrow drawing is the one to show. */
export async function chartFaults(page, width) {
  return page.evaluate((wide) => {
    const faults = [];
    const figures = [...document.querySelectorAll('figure')];
    if (figures.length === 0) faults.push('no charts');
    for (const figure of figures) {
      const shown = [...figure.querySelectorAll('svg')].filter((one) => one.getBoundingClientRect().width > 0);
      if (shown.length !== 1) { faults.push(`${figure.id}: ${shown.length} drawings are shown`); continue; }
      const svg = shown[0], box = svg.getBoundingClientRect();
      const kind = wide < 640 ? 'narrow' : 'wide';
      if (!svg.classList.contains(kind) && !svg.classList.contains('every')) faults.push(`${figure.id}: not the ${kind} drawing`);
      if (box.height < 100) faults.push(`${figure.id}: only ${box.height} pixels high`);
      if (svg.getAttribute('role') !== 'img' || (svg.getAttribute('aria-label') ?? '').length < 20)
        faults.push(`${figure.id}: no role img with a description`);
      const marks = [...svg.querySelectorAll('path, line, rect, circle')].filter((one) => {
        const mark = one.getBoundingClientRect();
        return mark.width + mark.height > 1 && !one.classList.contains('background');
      });
      if (marks.length < 5) faults.push(`${figure.id}: only ${marks.length} marks`);
      const words = [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim());
      if (words.length < 3) faults.push(`${figure.id}: only ${words.length} words`);
      const cut = words.filter((one) => {
        const word = one.getBoundingClientRect();
        return word.width > 0 && (word.left < box.left - 1 || word.right > box.right + 1 || word.bottom > box.bottom + 1);
      });
      for (const one of cut.slice(0, 2)) faults.push(`${figure.id}: cut off: "${one.textContent.slice(0, 50)}"`);
    }
    return faults;
  }, width);
}

/** Number of a text as charts write them: "−2.4", "12 k", "8 %". */
function numberOf(text) {
  const [, sign, digits, unit] = text.match(/^(\u2212?)\$?([\d.,]+(?:e\d+)?)(?:\u00a0(k|M|bn|tn|%))?/) ?? [];
  const scale = { k: 1e3, M: 1e6, bn: 1e9, tn: 1e12, '%': 0.01 }[unit] ?? 1;
  return digits === undefined ? NaN : (sign ? -1 : 1) * Number(digits.replaceAll(',', '')) * scale;
}

/**
 * Does the pointer show values, without a script, and are they those of the data that the page offers? Of charts over time
 * each month of the first panel is looked up; of the first month with a value the pointer is held over it.
 */
export async function valueFaults(page) {
  const told = await page.evaluate(() => {
    const found = [];
    for (const figure of document.querySelectorAll('figure')) {
      const svg = [...figure.querySelectorAll('svg')].find((one) => one.getBoundingClientRect().width > 0);
      const values = [...(svg?.querySelectorAll('.values rect') ?? [])];
      if (values.length === 0) continue;
      values[0].scrollIntoView({ block: 'center' });
      const { left, top, width, height } = values[0].getBoundingClientRect();
      const under = document.elementFromPoint(left + width / 2, top + height / 2);
      const save = [...(figure.nextElementSibling?.querySelectorAll('a[download]') ?? [])].find((one) => one.download.endsWith('.csv'));
      found.push({ id: figure.id, texts: values.map((one) => one.querySelector('title')?.textContent ?? ''),
        reached: under?.closest('.values') !== null, csv: save ? decodeURIComponent(save.href.slice(save.href.indexOf(',') + 1)) : '' });
    }
    window.scrollTo(0, 0);
    return found;
  });
  if (told.length === 0) return ['no chart tells values under the pointer'];
  const faults = [];
  let compared = 0;
  for (const { id, texts, reached, csv } of told) {
    if (!reached) faults.push(`${id}: something lies over the values`);
    if (texts.some((text) => !/\d/.test(text))) faults.push(`${id}: a value without a number`);
    const [header, ...rows] = csv.trim().split('\n').map((line) => line.split(','));
    const [month, line] = [header.indexOf('month'), header.indexOf('p50')];
    if (month < 0 || line < 0) continue;
    const drawnIn1 = rows.filter((row) => row[0] === 'fans_1' && row[line] !== '');
    const first = drawnIn1.filter((row) => row[1] === drawnIn1[0][1]);  // the first fan that has a line
    const panels = texts.filter((text) => text.includes('median '));
    for (const row of first) {
      const [year, number] = row[month].split('-');
      const name = new Date(Date.UTC(year, number - 1)).toLocaleString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
      const text = panels.find((one) => one.replace('\u00a0', ' ').startsWith(`${name}. `)), drawn = Number(row[line]);
      const said = numberOf(text?.split('median ')[1] ?? '');
      compared += 1;
      if (!(Math.abs(said - drawn) <= 0.051 * Math.max(Math.abs(drawn), 0.6)))
        faults.push(`${id}: ${name} is told as ${said} and saved as ${drawn}`);
    }
  }
  return compared < 20 && told.some(({ csv }) => csv.includes(',p50')) ? faults.concat(`only ${compared} values could be compared`) : faults;
}

/** With lines alone, no band is seen and no caption speaks of one. Pages without that choice have no such fault. */
export async function looksFaults(page) {
  return page.evaluate(() => {
    const choice = document.querySelector('#look-lines'), faults = [];
    if (!choice) return faults;
    const seen = (one) => getComputedStyle(one).visibility === 'visible' && one.getBoundingClientRect().width > 0;
    const speaking = () => [...document.querySelectorAll('figure .role-title-subtitle')]
      .filter((one) => seen(one) && /\bbands?\b/i.test(one.textContent)).map((one) => one.closest('figure').id);
    const told = document.querySelector('.lines-told');
    const areas = (stacked) => [...document.querySelectorAll('figure svg .mark-area > path')]
      .filter((one) => (one.getAttribute('opacity') === '0.9') === stacked);
    const offered = choice.closest('label').getBoundingClientRect().height > 0;
    if (offered !== areas(false).length > 0) faults.push('lines alone are offered where there are no bands, or not where there are');
    if (!offered) return faults;
    const charts = document.querySelectorAll('figure[id^="gap-"], figure[id^="change-"]').length;  // which have bands
    if (charts > 0 && speaking().length === 0) faults.push('nothing is said of bands before lines alone are chosen');
    if (seen(told)) faults.push('what lines alone are is said before they are chosen');
    choice.click();
    for (const id of speaking()) faults.push(`${id}: speaks of bands where lines are alone`);
    if (!seen(told)) faults.push('what lines are is not said');
    if (areas(false).some(seen)) faults.push('a band is seen where lines are alone');
    if (areas(true).some((one) => getComputedStyle(one).visibility !== 'visible')) faults.push('what is stacked is hidden with the bands');
    choice.click();
    return faults;
  });
}
