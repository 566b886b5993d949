// Do anchors, files beside the page, downloads and the code to embed a chart lead to something?
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function linkFaults(page, folder) {
  const faults = [];
  const links = await page.evaluate(() => [...document.querySelectorAll('a')].map((one) => ({
    href: one.getAttribute('href'), text: one.textContent.trim(), download: one.download })));
  for (const { href, text, download } of links) {
    if (!href || !text) { faults.push(`a link without address or words: ${href} "${text}"`); continue; }
    if (href.startsWith('#')) {
      if (!(await page.evaluate((id) => document.getElementById(id) !== null, href.slice(1)))) faults.push(`${href} leads nowhere`);
    } else if (href.startsWith('data:')) {
      if (!download) faults.push(`"${text}" has no name to be saved under`);
    } else if (!existsSync(join(folder, href))) {
      faults.push(`${href} is not beside the page`);
    }
  }
  for (const section of links.filter(({ href }) => href?.startsWith('#')).slice(1, 4)) {
    await page.locator(`nav a[href="${section.href}"]`).click();
    const { top, height } = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().toJSON(), section.href.slice(1));
    const atEnd = await page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
    if (!atEnd && (top < -5 || top > 80)) faults.push(`${section.href} does not scroll to its section`);
    if (height < 20) faults.push(`${section.href} does not unfold its section`);
  }
  return faults.concat(await downloadFaults(page));
}

/** Reads what every download would save, and saves the first of each kind as a reader would. */
async function downloadFaults(page) {
  const faults = [], kinds = new Set();
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  const links = await page.locator('a[download]').all();
  if (links.length < 3) faults.push(`only ${links.length} downloads`);
  for (const link of links) {
    const name = await link.getAttribute('download'), href = await link.getAttribute('href');
    const text = decodeURIComponent(href.slice(href.indexOf(',') + 1));
    faults.push(...(await contentFaults(page, name, text)));
    const kind = name.split('.').at(-1);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
    if (saved.suggestedFilename() !== name) faults.push(`${name} is saved as ${saved.suggestedFilename()}`);
    if (readFileSync(await saved.path(), 'utf8') !== text) faults.push(`${name} is not saved whole`);
  }
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = false; }));
  return faults;
}

async function contentFaults(page, name, text) {
  if (name.endsWith('.svg'))
    return page.evaluate(([file, svg]) => {
      const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
      return root.tagName === 'svg' && root.querySelectorAll('path').length > 0 ? [] : [`${file} is no drawing`];
    }, [name, text]);
  if (name.endsWith('.csv')) {
    const rows = text.trimEnd().split('\n').map((line) => cellsOf(line).length);
    return rows.length > 1 && rows.every((cells) => cells === rows[0] && cells > 1) ? [] : [`${name} is no table`];
  }
  if (name.endsWith('.bib')) return text.startsWith('@software{') ? [] : [`${name} is no BibTeX`];
  return text.startsWith('cff-version: 1.2.0') ? [] : [`${name} is no citation file`];
}

/** The cells of a line of CSV; this program writes no line breaks inside of one. */
function cellsOf(line) {
  return line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).slice(0, line.endsWith(',') ? undefined : -1);
}

/** The code under the first chart, with the folder of the page for an address, shows that chart. */
export async function embedFaults(page, folder) {
  const code = await page.evaluate(() => document.querySelector('figure + details pre')?.textContent ?? '');
  const local = code.replace('https://YOUR-SITE/', '');
  if (!/^<iframe src="charts\/[\w-]+\.svg" title="[^"]+"/.test(local)) return [`no code to embed: ${code.slice(0, 60)}`];
  const file = join(folder, 'embedding.html');
  writeFileSync(file, `<!DOCTYPE html><html lang="en"><title>Embedding</title>${local}`);
  const other = await page.context().newPage();
  await other.goto(pathToFileURL(file).href);
  const frame = other.frames()[1];
  const marks = frame ? await frame.evaluate(() => document.querySelectorAll('svg path').length) : 0;
  await other.close();
  return marks > 0 ? [] : ['the code to embed shows nothing'];
}
