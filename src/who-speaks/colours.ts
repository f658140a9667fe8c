/** The page's colours out of the organisation's one, readable whatever that one is (WCAG AA, 4.5 to 1). */

export interface Palette {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  /** Text and links on paper and on sheet. */
  readonly accent: string;
  /** Behind what is said with emphasis; ink and accent are readable on it. */
  readonly accentSoft: string;
  /** Letters on a ground of `accent`. */
  readonly onAccent: string;
}

type Rgb = readonly [number, number, number];

const LIGHT = { paper: '#fbf8f4', sheet: '#ffffff', ink: '#1d2433', soft: '#5b6472', line: '#e7e0d6' } as const;
const DARK = { paper: '#14181f', sheet: '#1b212b', ink: '#edeae4', soft: '#a7afbc', line: '#2c3440' } as const;
const READABLE = 4.5;

export function palettesOf(accent: string): { readonly light: Palette; readonly dark: Palette } {
  return { light: paletteOn(LIGHT, accent, '#000000'), dark: paletteOn(DARK, accent, '#ffffff') };
}

function paletteOn(ground: Omit<Palette, 'accent' | 'accentSoft' | 'onAccent'>, wanted: string, towards: string): Palette {
  const accentSoft = mix(ground.paper, wanted, towards === '#000000' ? 0.1 : 0.18);
  const readable = (colour: string) => [ground.paper, ground.sheet, accentSoft].every((under) => contrast(colour, under) >= READABLE);
  const accent = steps(wanted, towards).find(readable) ?? towards;
  const onAccent = contrast('#ffffff', accent) >= contrast('#0d1a1c', accent) ? '#ffffff' : '#0d1a1c';
  return { ...ground, accent, accentSoft, onAccent };
}

const steps = (from: string, to: string): string[] => Array.from({ length: 51 }, (_, step) => mix(from, to, step / 50));

const read = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;

/** `share` of `other` in `colour`. */
function mix(colour: string, other: string, share: number): string {
  const [one, two] = [read(colour), read(other)];
  return `#${one
    .map((value, index) =>
      Math.round(value + ((two[index] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = read(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const FACES = ['#0f6b6b', '#7a4e8a', '#3c6390', '#5c6b2b', '#8a5a00', '#a5402a', '#4b5a9e', '#2f6b4b', '#96406b', '#6b4fa0'] as const;

/** Which of ten grounds a monogram has: always the same for the same id, each readable under white letters. */
export function faceNumber(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % FACES.length;
}
export const FACE_GROUNDS: readonly string[] = FACES;
