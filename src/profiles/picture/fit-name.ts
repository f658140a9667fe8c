import { shorten } from '../fit-text.ts';

/** How wide a text is at a size, both in pixels. */
export type Measure = (text: string, size: number) => number;

export interface FittedName {
  readonly lines: readonly string[];
  readonly size: number;
}

const LINE_HEIGHT = 1.16;
/** What hangs below the last line, and a breath. */
const BELOW = 0.3;
const MOST_LINES = 2;

/**
 * A name within a box: as large as `largest` allows, on one line or two, smaller when it is long, with an ellipsis when it would be smaller
 * than `smallest`.
 */
export function fitName(
  name: string,
  box: { width: number; height: number },
  sizes: { largest: number; smallest: number },
  measure: Measure,
): FittedName {
  const whole = name.replaceAll(/\s+/gu, ' ').trim();
  for (let size = sizes.largest; size >= sizes.smallest; size = Math.floor(size * 0.94)) {
    for (const lines of [[whole], ...breaks(whole)]) {
      const fits = lines.every((line) => measure(line, size) <= box.width) && (lines.length * LINE_HEIGHT + BELOW) * size <= box.height;
      if (fits) return { lines, size };
    }
  }
  const size = sizes.smallest;
  return { lines: [shorten(whole, box.width, (text) => measure(text, size))], size };
}

/** The ways of setting a name on two lines, the most even first. */
function breaks(name: string): string[][] {
  const places = [...name.matchAll(/[\s-]/gu)].map(({ index, 0: sign }) => (sign === '-' ? index + 1 : index));
  return places
    .map((place) => [name.slice(0, place).trim(), name.slice(place).trim()])
    .filter((lines) => lines.length <= MOST_LINES && lines.every((line) => line !== ''))
    .toSorted((one, other) => unevenness(one) - unevenness(other));
}

const unevenness = (lines: readonly string[]): number => Math.abs((lines[0]?.length ?? 0) - (lines[1]?.length ?? 0));

export const lineHeight = (size: number): number => size * LINE_HEIGHT;
