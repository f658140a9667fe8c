import { createHash } from 'node:crypto';

const GROUNDS = ['#e8d5b5', '#cfe0d4', '#d8d3ea', '#f1d3c6', '#c9dfea', '#e9e0a9', '#d9d9d2', '#e3c8d6'];
const SKINS = ['#f3d3b8', '#e0ac86', '#c68a62', '#9c6644', '#6f4630', '#f7dfca'];
const HAIRS = ['#2b2320', '#4e342a', '#8a5a33', '#c9a15a', '#b9b5b0', '#7b2d26', '#15161a'];
const CLOTHES = ['#2d5d7b', '#7b3f61', '#3f7055', '#b5542d', '#4b4a6b', '#8a7a2e', '#34495e'];

// What is on the head: drawn over a face whose middle is 50, 46.
const HEADS = [
  '<path d="M27 46c0-32 46-32 46 0 0-9-8-15-23-15s-23 6-23 15z"/>',
  '<path d="M25 70c-4-52 54-52 50 0-6 2-8-6-8-26-8 2-22 1-29-8-1 8-5 10-5 12 0 16-2 24-8 22z"/>',
  '<circle cx="50" cy="15" r="9"/><path d="M28 44c0-28 44-28 44 0-6-9-12-12-22-12s-16 3-22 12z"/>',
  '<path d="M26 42c-6-10 4-22 10-20 4-8 24-8 28 0 8-2 14 10 10 20-6-8-14-10-24-10s-18 2-24 10z"/>',
  '<path d="M24 74c-8-60 60-60 52 0-4 1-7-1-7-4 2-14 1-24-3-30-10-4-22-4-32 0-4 6-5 16-3 30 0 3-3 5-7 4z"/>',
  '<path d="M28 40c2-24 42-24 44 0l4 3H24z"/>',
];
const GLASSES =
  '<g fill="none" stroke="#2a2a2a" stroke-width="2"><circle cx="41" cy="46" r="6.5"/><circle cx="59" cy="46" r="6.5"/><path d="M47.5 46h5"/></g>';
const MOUTHS = ['M43 58q7 6 14 0', 'M44 59q6 3 12 0', 'M44 60h12', 'M42 57q8 8 16 0'];

/** A face for a handle, always the same one: an SVG of 100 × 100. */
export function drawFace(handle: string): string {
  const digest = createHash('sha256').update(handle).digest();
  const of = (items: readonly string[], place: number): string => items[(digest[place] ?? 0) % items.length] ?? '';
  const glasses = (digest[6] ?? 0) % 4 === 0 ? GLASSES : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><path fill="${of(GROUNDS, 0)}" d="M0 0h100v100H0z"/><path fill="${of(CLOTHES, 3)}" d="M14 100c2-26 20-30 36-30s34 4 36 30z"/><path fill="${of(SKINS, 1)}" d="M42 60h16v16q-8 7-16 0z"/><ellipse cx="50" cy="46" rx="21" ry="24" fill="${of(SKINS, 1)}"/><g fill="${of(HAIRS, 2)}">${of(HEADS, 4)}</g><circle cx="41" cy="46" r="2.4" fill="#222"/><circle cx="59" cy="46" r="2.4" fill="#222"/><path d="${of(MOUTHS, 5)}" fill="none" stroke="#5b2a22" stroke-width="2.2" stroke-linecap="round"/>${glasses}</svg>`;
}

/** The mark of an account: its first letter and its first figure, or its first two letters, on a ground of its own. */
export function drawMark(handle: string): string {
  const digest = createHash('sha256').update(handle).digest();
  const letters = `${handle.charAt(0)}${/\d/.exec(handle)?.[0] ?? handle.charAt(1)}`.toUpperCase();
  const ground = CLOTHES[(digest[0] ?? 0) % CLOTHES.length] ?? '#34495e';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100"><path fill="${ground}" d="M0 0h100v100H0z"/><text x="50" y="66" font-family="system-ui,sans-serif" font-size="46" font-weight="700" text-anchor="middle" fill="#fff">${letters}</text></svg>`;
}
