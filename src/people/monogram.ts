/** Colours for people without a photo, each readable under white letters (WCAG AA): the same as the interface's. */
export const FACE_COLOURS = [
  '#0F6B6B',
  '#7A4E8A',
  '#3C6390',
  '#5C6B2B',
  '#8A5A00',
  '#A5402A',
  '#4B5A9E',
  '#2F6B4B',
  '#96406B',
  '#6B4FA0',
] as const;

/** Always the same one for the same id. FNV-1a: short, and spreads ids that differ by one letter. */
export function colourOf(id: string): string {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return FACE_COLOURS[hash % FACE_COLOURS.length] ?? FACE_COLOURS[0];
}

const SIDE = 96;
/** Of letters, in parts of the side. */
const LETTERS = 0.38;

/**
 * A member's initials on the colour that is always theirs, as a square in SVG, for pages without script and for pictures. Decorative: the
 * name stands beside it. It has no font of its own: who makes pixels of it needs one that has these letters.
 */
export function drawMonogram({ memberId, initials }: { readonly memberId: string; readonly initials: string }): string {
  const size = SIDE * LETTERS * Math.min(1, 2.6 / Math.max(1, initials.length));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}" aria-hidden="true">` +
    `<rect width="${SIDE}" height="${SIDE}" fill="${colourOf(memberId)}"/>` +
    `<text x="50%" y="50%" dy="0.36em" text-anchor="middle" fill="#fff" font-family="Atkinson Hyperlegible Next,system-ui,sans-serif" ` +
    `font-weight="700" font-size="${size.toFixed(1)}">${escapeXml(initials)}</text></svg>`
  );
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
