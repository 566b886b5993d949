// Printed to A4: how many pages, is any chart split over two or higher than three quarters of one, and is its type large enough?
import { spawnSync } from 'node:child_process';

const PAGE_HEIGHT = 275 / 25.4 * 96;  // pixels between the margins
const LEAST_TYPE = 5.9;  // points: the source line of the tallest chart; all others have 6.4 and more
const MARK = (number, end) => `chart${number}${end}mark`;

export async function printFaults(page, mostPages) {
  const faults = [];
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 695, height: 1040 });  // 184 mm, the text's width
  const figures = await page.evaluate(() => [...document.querySelectorAll('figure')].map((one) => ({
    id: one.id, height: one.getBoundingClientRect().height, shown: [...one.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width > 0).length })));
  for (const { id, points } of await typeOf(page))
    if (points < LEAST_TYPE) faults.push(`${id} is printed with type of ${points.toFixed(1)} points`);
  for (const { id, height, shown } of figures) {
    if (height > PAGE_HEIGHT * 3 / 4) faults.push(`${id} takes ${Math.round(height / PAGE_HEIGHT * 100)} % of a page`);
    if (shown !== 1) faults.push(`${id}: ${shown} drawings are printed`);
  }
  const sheets = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  if (sheets.length > mostPages) faults.push(`${sheets.length} pages, more than ${mostPages}`);
  console.log(`  ${sheets.length} pages of A4`);
  return faults.concat(await splitFaults(page, figures.map(({ id }) => id)));
}

/** The smallest type of each chart, in points on paper. */
async function typeOf(page) {
  return page.evaluate(() => [...document.querySelectorAll('figure svg')].filter((svg) => svg.getBoundingClientRect().width > 0).map((svg) => ({
    id: svg.closest('figure').id,
    points: Math.min(...[...svg.querySelectorAll('text')].map((word) => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a)) * 0.75 })));
}

/** Puts a word at the upper and at the lower end of each chart and looks on which pages they are printed. */
async function splitFaults(page, ids) {
  await page.evaluate(() => [...document.querySelectorAll('figure')].forEach((figure, number) => {
    figure.style.position = 'relative';
    for (const [end, edge] of [['start', 'top'], ['end', 'bottom']]) {
      const mark = document.createElement('span');
      mark.textContent = `chart${number}${end}mark`;
      mark.style.cssText = `position:absolute;left:0;${edge}:0;font-size:4px;line-height:1;`;
      figure.append(mark);
    }
  }));
  const sheets = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return ids.flatMap((id, number) => {
    const [start, end] = ['start', 'end'].map((one) => sheets.findIndex((text) => text.includes(MARK(number, one))));
    if (start < 0 || end < 0) return [`${id} is not printed`];
    return start === end ? [] : [`${id} is split over pages ${start + 1} and ${end + 1}`];
  });
}

/** The words of each page. */
function pagesOf(pdf) {
  const read = spawnSync('pdftotext', ['-', '-'], { input: pdf, maxBuffer: 1 << 28 });
  if (read.status !== 0) throw new Error(`pdftotext: ${read.stderr}`);
  return read.stdout.toString('utf8').split('\f').slice(0, -1);
}
