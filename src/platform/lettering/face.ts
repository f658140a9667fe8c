/** A typeface that writes by its own outlines: no font need be installed, and a text looks the same on every machine. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readCharacters } from './characters.ts';
import { readOutlines } from './outlines.ts';
import type { Outline, Point } from './outlines.ts';
import { readTables } from './woff2.ts';
import type { FontTable } from './woff2.ts';

interface Glyph {
  readonly outline: Outline;
  readonly advance: number;
}

export interface Face {
  /** Whether every letter of the text is in it. */
  has(text: string): boolean;
  /** Width in pixels of a text on one line, at a size in pixels. Letters that are missing have none. */
  width(text: string, size: number): number;
  /** The text as the `d` of an SVG path, from (x, baseline) on. */
  path(text: string, at: { readonly x: number; readonly baseline: number; readonly size: number }): string;
}

/** One face of several files that each have some of the letters: the first that has a letter writes it. */
export function openFace(files: readonly Buffer[]): Face {
  const parts = files.map(openPart);
  const find = (letter: string): Glyph | null => {
    for (const part of parts) {
      const glyph = part(letter.codePointAt(0) ?? 0);
      if (glyph !== null) return glyph;
    }
    return null;
  };
  const lettersOf = (text: string): string[] => [...text.normalize('NFC')];
  return {
    has: (text) => lettersOf(text).every((letter) => find(letter) !== null),
    width: (text, size) => lettersOf(text).reduce((so, letter) => so + (find(letter)?.advance ?? 0) * size, 0),
    path(text, { x, baseline, size }) {
      let at = x;
      let drawn = '';
      for (const letter of lettersOf(text)) {
        const glyph = find(letter);
        if (glyph === null) continue;
        drawn += glyph.outline.map((contour) => drawContour(contour, { x: at, baseline, size })).join('');
        at += glyph.advance * size;
      }
      return drawn;
    },
  };
}

/** Finds glyphs by code point; outlines and widths as shares of the size. */
function openPart(file: Buffer): (codePoint: number) => Glyph | null {
  const tables = readTables(file);
  const table = (name: string): FontTable => {
    const found = tables.get(name);
    if (!found) throw new Error(`the font has no ${name}`);
    return found;
  };
  if (!table('glyf').transformed) throw new Error('the outlines of the font are not packed');
  const characters = readCharacters(table('cmap').bytes);
  const outlines = readOutlines(table('glyf').bytes);
  const unit = table('head').bytes.readUInt16BE(18);
  const metrics = table('hhea').bytes.readUInt16BE(34);
  const { bytes: widths, transformed } = table('hmtx');
  return (codePoint) => {
    const number = characters.get(codePoint);
    if (number === undefined) return null;
    const place = Math.min(number, metrics - 1);
    const advance = widths.readUInt16BE(transformed ? 1 + 2 * place : 4 * place) / unit;
    const shape = (point: Point): Point => ({ x: point.x / unit, y: point.y / unit, onCurve: point.onCurve });
    return { advance, outline: (outlines[number] ?? []).map((contour) => contour.map(shape)) };
  };
}

/** A contour of points on and off its curve: between two that are off, one that is on is meant. */
function drawContour(contour: readonly Point[], { x, baseline, size }: { x: number; baseline: number; size: number }): string {
  const points = contour.flatMap((point, index) => {
    const before = contour.at(index - 1) ?? point;
    return point.onCurve || before.onCurve ? [point] : [middle(before, point), point];
  });
  const first = points.findIndex(({ onCurve }) => onCurve);
  if (first < 0 || points.length < 2) return '';
  const inOrder = [...points.slice(first), ...points.slice(0, first + 1)];
  const place = (point: Point): string => `${round(x + point.x * size)} ${round(baseline - point.y * size)}`;
  let drawn = `M${place(inOrder[0]!)}`;
  for (let index = 1; index < inOrder.length; index += 1) {
    const point = inOrder[index]!;
    if (point.onCurve) drawn += `L${place(point)}`;
    else drawn += `Q${place(point)} ${place(inOrder[++index]!)}`;
  }
  return `${drawn}Z`;
}

const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, onCurve: true });
const round = (value: number): number => Math.round(value * 100) / 100;

const FILES = ['latin', 'latin-ext'].map((part) => `files/atkinson-hyperlegible-next-${part}-wght-normal.woff2`);
let ours: Face | null = null;

/** The face of the interface, Atkinson Hyperlegible Next in its regular weight: Latin with all its accents. Read once. */
export function ourFace(): Face {
  const { resolve } = createRequire(import.meta.url);
  return (ours ??= openFace(FILES.map((file) => readFileSync(resolve(`@fontsource-variable/atkinson-hyperlegible-next/${file}`)))));
}
