// Looks for what a reader would stumble over: node check.mjs DIRECTORY... lays out each NAME.vl.json as render.mjs does, and
// tells each word that lies over another word, over a documented figure or over a median, that is cut off by the chart's
// edge, or that stands out too little from what is behind (WCAG 2.2, 1.4.3: 4.5 to 1). Exit: 0 nothing found, 1 something was.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';
import { textWidth } from './font.mjs';

const kSuffix = '.vl.json';
const kLine = 1.5;  // pixels: thinner lines are beside the point
const kTouch = 1;  // pixels that boxes may share: less than the room beside a letter
const kKeys = ['\u25A0', '\u2014'];  // of layers and of lines: no words
const kLeastContrast = 4.5;

// Where Vega puts the line of letters for a baseline, in font sizes below y (vega-scenegraph, text.js).
const kBaseline = { top: 0.79, middle: 0.3, bottom: -0.21, 'line-top': 0.79, 'line-bottom': -0.21 };
const kAbove = 0.73, kBelow = 0.2;  // capitals and descenders of DejaVu Sans, in font sizes

const overlap = (a, b) =>
  a.left + kTouch < b.right && b.left + kTouch < a.right && a.top + kTouch < b.bottom && b.top + kTouch < a.bottom;

function luminance(color) {
  const hex = { white: '#ffffff', black: '#000000' }[color] ?? color;
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`the colour ${color} is not written as #rrggbb`);
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(a, b) {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}

// The upright box around a box that is turned about a point, by degrees clockwise.
function turned({ left, right, top, bottom }, x, y, degrees) {
  const [c, s] = [Math.cos, Math.sin].map((f) => f((degrees * Math.PI) / 180));
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
  const across = corners.map(([u, v]) => x + (u - x) * c - (v - y) * s), down = corners.map(([u, v]) => y + (u - x) * s + (v - y) * c);
  return { left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
}

function wordsOf(item, x, y) {
  const lines = Array.isArray(item.text) ? item.text : [item.text];
  const size = item.fontSize ?? 11, height = item.lineHeight ?? size + 2;
  return lines.filter((line) => `${line ?? ''}` !== '').map((line, i) => {
    const width = textWidth(`${line}`, size, item.fontWeight);
    const left = x + (item.dx ?? 0) - (item.align === 'right' ? width : item.align === 'center' ? width / 2 : 0);
    const base = y + (item.dy ?? 0) + (kBaseline[item.baseline] ?? 0) * size + i * height;
    const box = { left, right: left + width, top: base - kAbove * size, bottom: base + kBelow * size };
    return { text: `${line}`, fill: item.fill, ...(item.angle ? turned(box, x, y, item.angle) : box) };
  });
}

// Points along a drawn line, half a letter apart or less. A line with holes is a mark of several parts.
function alongLine(items, x, y) {
  const found = [];
  items.forEach((item, i) => {
    const next = items[i + 1];
    if (item.opacity === 0 || item.defined === false || !next || next.defined === false) return;
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - item.x, next.y - item.y) / 4));
    for (let k = 0; k <= steps; k += 1)
      found.push({ x: x + item.x + ((next.x - item.x) * k) / steps, y: y + item.y + ((next.y - item.y) * k) / steps });
  });
  return found;
}

// Every word, every heavy line and every filled or ringed point of a scene, in pixels from the top left corner of the plot.
function collect(mark, x, y, found) {
  for (const item of mark.items) {
    if (item.opacity === 0) continue;
    const at = [x + (item.x ?? 0), y + (item.y ?? 0)];
    if (mark.marktype === 'group') for (const inner of item.items) collect(inner, ...at, found);
    if (mark.marktype === 'text') found.words.push(...wordsOf(item, ...at));
    if (mark.marktype === 'line' && item === mark.items[0] && (item.strokeWidth ?? 1) >= kLine)
      found.lines.push(...alongLine(mark.items, x, y));
    if (mark.marktype === 'symbol') {
      const half = Math.sqrt(item.size) / 2;
      found.points.push({ text: 'a point', left: at[0] - half, right: at[0] + half, top: at[1] - half, bottom: at[1] + half });
    }
  }
  return found;
}

function faultsOf({ words, points, lines }, frame, background) {
  const faults = [];
  const read = words.filter((word) => word.fill !== background);  // the rest are rims around words
  read.forEach((word, i) => {
    const quoted = `"${word.text}"`;
    if (word.left < frame.left - kTouch || word.right > frame.right + kTouch || word.top < frame.top || word.bottom > frame.bottom)
      faults.push(`${quoted} is cut off by the edge`);
    for (const other of read.slice(i + 1)) if (overlap(word, other)) faults.push(`${quoted} lies over "${other.text}"`);
    if (points.some((point) => overlap(word, point))) faults.push(`${quoted} lies over a documented figure`);
    const inside = ({ x, y }) => x > word.left + kTouch && x < word.right - kTouch && y > word.top + kTouch && y < word.bottom - kTouch;
    if (lines.some(inside)) faults.push(`${quoted} lies over a line`);
    if (kKeys.includes(word.text)) return;
    const seen = contrast(word.fill, background);
    if (seen < kLeastContrast) faults.push(`${quoted} is hard to read: ${word.fill} on ${background} has contrast ${seen.toFixed(1)}`);
  });
  return faults;
}

async function check(path) {
  const spec = JSON.parse(readFileSync(path, 'utf8'));
  const compiled = vegaLite.compile(spec, { logger: vega.logger(vega.Error) }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logLevel: vega.Error });
  await view.runAsync();
  const { left, top } = view.padding();
  const frame = { left: -left, top: -top, right: view.width() + view.padding().right, bottom: view.height() + view.padding().bottom };
  const found = collect(view.scenegraph().root, 0, 0, { words: [], points: [], lines: [] });
  view.finalize();
  if (found.words.length === 0) return ['has no words: nothing was looked at'];
  return faultsOf(found, frame, spec.background ?? 'white');
}

let looked = 0, failed = 0;
for (const directory of process.argv.slice(2)) {
  for (const name of readdirSync(directory).filter((file) => file.endsWith(kSuffix)).sort()) {
    looked += 1;
    for (const fault of await check(join(directory, name))) {
      failed += 1;
      console.error(`${join(directory, name)}: ${fault}`);
    }
  }
}
if (looked === 0) console.error('no specification to look at');
process.exit(failed === 0 && looked > 0 ? 0 : 1);
