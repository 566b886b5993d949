// Widths of text as DejaVu Sans has them, out of the font's own tables: what a chart will be drawn with, unlike the guess
// that Vega makes where there is no canvas.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// The font's file, as fontconfig (which rsvg-convert asks too) finds it.
function fontFile(style) {
  return execFileSync('fc-match', ['--format=%{file}', `DejaVu Sans:${style}`], { encoding: 'utf8' });
}

// The parts of a TrueType file that say which glyph a character has and how far it moves on (OpenType 1.9, cmap and hmtx).
class Font {
  constructor(path) {
    this.bytes = readFileSync(path);
    this.tables = {};
    for (let i = 0, at = 12; i < this.bytes.readUInt16BE(4); i += 1, at += 16)
      this.tables[this.bytes.toString('latin1', at, at + 4)] = this.bytes.readUInt32BE(at + 8);
    this.unitsPerEm = this.bytes.readUInt16BE(this.tables.head + 18);
    this.advances = this.bytes.readUInt16BE(this.tables.hhea + 34);
    this.map = this.segmentMap();
  }

  // The offset of the subtable of format 4, which holds all characters that charts use.
  segmentMap() {
    const { cmap } = this.tables;
    for (let i = 0; i < this.bytes.readUInt16BE(cmap + 2); i += 1) {
      const table = cmap + this.bytes.readUInt32BE(cmap + 8 + 8 * i);
      if (this.bytes.readUInt16BE(table) === 4) return table;
    }
    throw new Error('the font has no character map of format 4');
  }

  glyph(code) {
    const count = this.bytes.readUInt16BE(this.map + 6) / 2;
    const at = (list, i) => this.map + list + 2 * i;
    const ends = 14, starts = ends + 2 * count + 2, deltas = starts + 2 * count, offsets = deltas + 2 * count;
    for (let i = 0; i < count; i += 1) {
      if (code > this.bytes.readUInt16BE(at(ends, i))) continue;
      const start = this.bytes.readUInt16BE(at(starts, i)), delta = this.bytes.readUInt16BE(at(deltas, i));
      if (code < start) return 0;
      const offset = this.bytes.readUInt16BE(at(offsets, i));
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = this.bytes.readUInt16BE(at(offsets, i) + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }

  width(text, size) {
    let units = 0;
    for (const character of text)
      units += this.bytes.readUInt16BE(this.tables.hmtx + 4 * Math.min(this.glyph(character.codePointAt(0)), this.advances - 1));
    return (units / this.unitsPerEm) * size;
  }
}

const fonts = {};

// Pixels that a text takes up. `bold` is a CSS weight or nothing.
export function textWidth(text, size, bold) {
  const style = bold === 'bold' || bold >= 600 ? 'bold' : 'book';
  fonts[style] ??= new Font(fontFile(style));
  return fonts[style].width(text, size);
}
