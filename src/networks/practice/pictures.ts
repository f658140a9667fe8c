import type { NetworkImage } from '../network.ts';

/** The photographs of the practice network, drawn: 600 × 400. */
const DRAWINGS = {
  lift: `<path fill="#cfd6d8" d="M0 0h600v400H0z"/><path fill="#8d9a9e" d="M170 40h260v320H170z"/><path fill="#b9c4c7" d="M182 52h114v308H182zM304 52h114v308H304z"/><path fill="#6d7a7e" d="M0 360h600v40H0z"/><g stroke-width="22"><path stroke="#fff" d="M140 250l320-90"/><path stroke="#c8372d" stroke-dasharray="40 40" d="M140 250l320-90"/></g><g transform="rotate(-4 300 120)"><path fill="#fffdf2" d="M240 90h120v64H240z"/><path stroke="#333" stroke-width="5" d="M256 112h88M256 132h60"/></g>`,
  'ticket-machine': `<path fill="#27424a" d="M0 0h600v400H0z"/><rect x="150" y="20" width="300" height="380" rx="14" fill="#dfe5e3"/><rect x="176" y="48" width="248" height="170" rx="6" fill="#123"/><path stroke="#9fe0d0" stroke-width="8" d="M200 90h150M200 120h200M200 150h120"/><rect x="200" y="178" width="200" height="18" fill="#31525c"/><rect x="200" y="178" width="92" height="18" fill="#e8a33d"/><path fill="#8a969a" d="M190 250h100v22H190z"/><path fill="#455" d="M330 244h80v90h-80z"/><circle cx="240" cy="320" r="26" fill="#b9c2c4"/>`,
  clock: `<path fill="#b7cbd6" d="M0 0h600v400H0z"/><path fill="#7d8b92" d="M292 0h16v90h-16z"/><circle cx="300" cy="220" r="140" fill="#39434a"/><circle cx="300" cy="220" r="124" fill="#fbf8ee"/><g stroke="#222" stroke-linecap="round"><path stroke-width="8" d="M300 112v16M300 312v16M192 220h16M392 220h16"/><path stroke-width="12" d="M300 220l58 34"/><path stroke-width="8" d="M300 220l92-54"/></g><circle cx="300" cy="220" r="9" fill="#c8372d"/>`,
  glove: `<path fill="#d9c3a3" d="M0 0h600v400H0z"/><path stroke="#c7ad88" stroke-width="4" d="M0 90h600M0 200h600M0 310h600"/><g fill="#8b9198"><rect x="240" y="150" width="130" height="160" rx="34"/><rect x="240" y="70" width="30" height="130" rx="15"/><rect x="273" y="50" width="30" height="140" rx="15"/><rect x="306" y="58" width="30" height="140" rx="15"/><rect x="340" y="84" width="30" height="120" rx="15"/><rect x="358" y="190" width="32" height="96" rx="16" transform="rotate(38 374 238)"/></g><path fill="#737a82" d="M244 300h122v54H244z"/><path fill="#c23b36" d="M305 326l-26-15v30zM305 326l26-15v30z"/><circle cx="305" cy="326" r="7" fill="#8f2622"/>`,
  board: `<path fill="#4a4f57" d="M0 0h600v400H0z"/><g transform="rotate(-7 300 200)"><path fill="#fffef8" d="M140 50h320v310H140z"/><path fill="#c8372d" d="M140 50h320v64H140z"/><path stroke="#fff" stroke-width="12" d="M176 82h180"/><g stroke="#3a3d44" stroke-width="12"><path d="M176 160h248M176 196h200M176 232h248"/><path stroke-width="20" d="M176 290h150"/></g></g>`,
  platform: `<path fill="#dce6ee" d="M0 0h600v400H0z"/><path fill="#98a5ad" d="M0 250h600v150H0z"/><path fill="#f0c419" d="M0 250h600v10H0z"/><path fill="#2f6f6b" d="M330 90h270v160H330z"/><path fill="#cfe6ee" d="M350 112h70v56h-70zM436 112h70v56h-70zM522 112h70v56h-70z"/><g fill="#3b4148"><circle cx="70" cy="196" r="16"/><path d="M52 214h36v70H52z"/><circle cx="130" cy="200" r="15"/><path d="M113 216h34v68h-34z"/><circle cx="190" cy="194" r="17"/><path d="M171 213h38v72h-38z"/><circle cx="246" cy="202" r="14"/><path d="M231 217h30v66h-30z"/></g><path fill="#1e2227" d="M90 40h180v64H90z"/><path stroke="#f4a83a" stroke-width="7" d="M106 62h90M106 84h130"/>`,
} as const;

export type PictureName = keyof typeof DRAWINGS;

/** A drawing by its name; null when there is none. */
export function drawPicture(name: string): string | null {
  if (!Object.hasOwn(DRAWINGS, name)) return null;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" width="600" height="400" fill="none">${DRAWINGS[name as PictureName]}</svg>`;
}

export function picture(name: PictureName, alt: string): NetworkImage {
  const url = `/practice/pictures/${name}.svg`;
  return { url, thumbnailUrl: url, alt, width: 600, height: 400 };
}
