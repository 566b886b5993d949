// check.mjs PAGE.html=PAGES...: opens each page from its file in Chromium (environment: CHROMIUM) and looks for faults, at
// three widths, in light and dark, by keyboard, with axe, and printed to A4 on at most so many pages. Prints every fault;
// exits 1 if there is one.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { ALL_BUT_COLOURS, axeFaults, COLOURS } from './axe.mjs';
import { chartFaults, looksFaults, valueFaults } from './charts.mjs';
import { keyboardFaults } from './keyboard.mjs';
import { embedFaults, linkFaults } from './links.mjs';
import { printFaults } from './print.mjs';

const WIDTHS = [360, 720, 1200], SCREENS = [[1280, 800], [390, 844]];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** A page that tells whatever goes wrong in it, and whatever it asks of a network. */
async function openPage(browser, file, options, faults) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== own && !request.url().startsWith('data:'))
      faults.push(`asks for ${request.url().slice(0, 100)}`);
  });
  await page.goto(own);
  return page;
}

/** What sticks out of the window to the right. */
async function widthFaults(page, width) {
  return page.evaluate((wanted) => {
    const wide = document.documentElement.scrollWidth;
    const culprits = wide > wanted
      ? [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > wanted + 1 && !one.closest('svg, .scroll'))
        .slice(0, 3).map((one) => `${one.tagName} "${one.textContent.trim().slice(0, 40)}"`)
      : [];
    return culprits.length || wide > wanted ? [`scrolls sideways, ${wide} pixels: ${culprits.join(', ')}`] : [];
  }, width);
}

/** Opens, or closes, all that unfolds. */
async function unfold(page, open) {
  await page.evaluate((yes) => document.querySelectorAll('details').forEach((one) => { one.open = yes; }), open);
}

/** The first screen has the answer and, whole but for its caption, the picture; and nothing but them and a heading. */
async function frontFaults(page, width, height) {
  await page.setViewportSize({ width, height });
  return page.evaluate(() => {
    window.scrollTo(0, 0);
    const faults = [], bottom = (one) => one?.getBoundingClientRect().bottom ?? Infinity;
    const picture = [...document.querySelectorAll('header figure svg')].find((one) => one.getBoundingClientRect().width > 0);
    if (bottom(document.querySelector('.lead')) > innerHeight / 2) faults.push('the answer ends below half of the first screen');
    if (!picture) return faults.concat('no picture on the first screen');
    const { top, height: tall } = picture.getBoundingClientRect();
    if (innerWidth > 1000 && top + tall > innerHeight) faults.push(`the picture ends ${Math.round(top + tall - innerHeight)} pixels below the first screen`);
    if (innerHeight - top < 0.45 * tall) faults.push(`of the picture ${Math.round((innerHeight - top) / tall * 100)} % are on the first screen`);
    if (!document.querySelector('meta[name=description]')?.content) faults.push('no description');
    if (!/[0-9]/.test(document.querySelector('.lead')?.textContent ?? '')) faults.push('the answer has no number');
    return faults;
  });
}

/** What a screen reader goes by. */
async function landmarkFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    if (!document.documentElement.lang) faults.push('no language');
    for (const one of ['header', 'nav[aria-label]', 'main', 'h1'])
      if (document.querySelectorAll(one).length !== 1) faults.push(`not one ${one}`);
    for (const table of document.querySelectorAll('table')) {
      if (!table.caption?.textContent.trim()) faults.push('a table without a caption');
      if ([...table.querySelectorAll('th')].some((one) => !one.scope)) faults.push(`a heading without scope: ${table.caption?.textContent}`);
    }
    return faults;
  });
}

async function check(browser, file, mostPages) {
  const faults = [];
  const at = async (place, found) => faults.push(...(await found).map((one) => `${place}: ${one}`));
  // One page for all, since most of the time goes into loading it and into axe's first run.
  const page = await openPage(browser, file, { viewport: { width: WIDTHS[0], height: 900 } }, faults);
  for (const [width, height] of SCREENS) await at(`${width} px`, frontFaults(page, width, height));
  await unfold(page, true);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await at(`${width} px`, chartFaults(page, width));
    await at(`${width} px`, widthFaults(page, width));
    if (width === WIDTHS[0]) {
      await at(`${width} px`, axeFaults(page, ALL_BUT_COLOURS));
      await at(`${width} px`, axeFaults(page, COLOURS, 'figure'));  // on a phone charts are others, and nothing else has another colour
    }
    if (width === WIDTHS.at(-1)) await at(`${width} px`, axeFaults(page));
  }
  await at('values', valueFaults(page));
  await at('lines alone', looksFaults(page));
  await page.emulateMedia({ colorScheme: 'dark' });
  await at('dark', axeFaults(page, COLOURS));  // nothing else depends on colours
  await page.emulateMedia({ colorScheme: 'light' });
  await unfold(page, false);
  await at('page', landmarkFaults(page));
  await at('keyboard', keyboardFaults(page));
  await at('links', linkFaults(page, dirname(file)));
  await at('print', printFaults(page, mostPages));
  await at('embedding', embedFaults(page, dirname(file)));
  await page.context().close();
  return faults;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
let all = 0;
for (const argument of process.argv.slice(2)) {
  const [name, pages] = argument.split('=');
  if (!existsSync(name)) throw new Error(`there is no ${name}`);
  const faults = await check(browser, resolve(name), Number(pages));
  for (const fault of new Set(faults)) console.log(`${name}: ${fault}`);
  console.log(`${name}: ${faults.length} faults`);
  all += faults.length;
}
await browser.close();
process.exit(all > 0 || process.argv.length < 3 ? 1 : 0);
