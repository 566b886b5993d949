// Draws Vega-Lite specifications: node renderer.mjs DIRECTORY... writes NAME.svg beside each NAME.vl.json. That file is this one
// with Vega in it (npm run bundle), which starts in half the time and is all that an installed program needs.
// One process draws all of them, since starting Node and loading Vega takes longer than a chart.
// A specification whose usermeta.magnified is a number is drawn so many times as large.
// A drawing is written under another name and then renamed, so that it is whole or absent.
// A specification may be anybody's: its expressions are interpreted and never become code, and whatever asks for a file, an
// address or a link is not drawn.
// Exit: 0 all drawn, 1 at least one was not (the others are there; why not is on the error stream).
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import * as vegaLite from 'vega-lite';

const kSuffix = '.vl.json';

// Data are inside the specification: nothing is fetched or read. Vega goes on without what it did not get, so who asked is
// remembered, and the chart is not drawn.
class ClosedLoader {
  refused = [];
  async load(uri) {
    this.refused.push(`a specification may not load ${uri}`);
    throw new Error(this.refused[0]);
  }
  async sanitize(uri) {
    this.refused.push(`a specification may not link to ${uri}`);
    return { href: '' };  // an error would be thrown where Vega does not wait for it
  }
}

// Vega tells of what went wrong and draws the rest, which would be another chart.
function strictLogger(told) {
  const logger = vega.logger(vega.Error);
  logger.error = (error) => { told.push(error?.message ?? `${error}`); return logger; };
  return logger;
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// Vega leaves the description out of a drawing: it is put back for screen readers, and the provenance as metadata.
function describe(svg, spec) {
  const label = escape(spec.description ?? '');
  const origin = spec.usermeta ? `<metadata>${escape(JSON.stringify(spec.usermeta))}</metadata>` : '';
  return svg.replace(/^<svg ([^>]*)>/, (_, attributes) => `<svg ${attributes} role="img" aria-label="${label}">${origin}`);
}

const kLeast = 12;  // pixels: what is smaller is hard to point at

// What a chart tells under the pointer: the tooltips of its marks, with the boxes that they cover in the plot. A mark that is
// unseen is there for its tooltips alone, and is not drawn.
function valuesOf(mark, x, y, found = []) {
  for (const item of mark.items) {
    if (mark.marktype === 'group') for (const inner of item.items) valuesOf(inner, x + (item.x ?? 0), y + (item.y ?? 0), found);
    else if (item.tooltip) found.push({ text: `${item.tooltip}`, box: item.bounds.clone().translate(x, y) });
  }
  if (mark.items.length > 0 && mark.items.every((item) => item.tooltip && item.opacity === 0)) mark.items = [];
  return found;
}

const round = (number) => Math.round(number * 10) / 10;

function titled({ text, box }) {
  const across = Math.max(0, kLeast - box.width()) / 2, down = Math.max(0, kLeast - box.height()) / 2;
  const wide = across > 0 && down === 0 ? 0 : across;  // a month may be narrow: its neighbour begins there
  return `<rect x="${round(box.x1 - wide)}" y="${round(box.y1 - down)}" width="${round(box.width() + 2 * wide)}" ` +
    `height="${round(box.height() + 2 * down)}"><title>${escape(text)}</title></rect>`;
}

// A drawing as Vega writes it with its values in titles, which browsers show beside the pointer without a script.
function withValues(svg, values) {
  if (values.length === 0) return svg;
  const group = `<g class="values" fill="black" fill-opacity="0" stroke="none" pointer-events="all">${values.map(titled).join('')}</g>`;
  const end = svg.lastIndexOf('</g>');  // of the plot's own group; definitions may follow
  return svg.slice(0, end) + group + svg.slice(end);
}

async function drawingOf(spec) {
  const compiled = vegaLite.compile(spec, { logger: vega.logger(vega.Error) }).spec;
  const loader = new ClosedLoader(), faults = [];
  const runtime = vega.parse(compiled, null, { ast: true });
  const view = new vega.View(runtime, { expr: expressionInterpreter, renderer: 'none', loader, logger: strictLogger(faults) });
  await view.runAsync();
  const values = valuesOf(view.scenegraph().root, 0, 0);
  const svg = withValues(await view.toSVG(spec.usermeta?.magnified ?? 1), values);
  view.finalize();
  for (const fault of [...loader.refused, ...faults]) throw new Error(fault);
  return describe(svg, spec);
}

async function draw(path) {
  const svg = await drawingOf(JSON.parse(readFileSync(path, 'utf8')));
  const target = path.slice(0, -kSuffix.length) + '.svg';
  const partial = `${target}.partial-${process.pid}`;
  try {
    writeFileSync(partial, svg + '\n');
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

let failed = 0;
for (const directory of process.argv.slice(2)) {
  for (const name of readdirSync(directory).filter((file) => file.endsWith(kSuffix)).sort()) {
    try {
      await draw(join(directory, name));
    } catch (error) {
      failed += 1;
      console.error(`${join(directory, name)}: ${error.message}`);
    }
  }
}
process.exit(failed === 0 ? 0 : 1);
