import { FACE_GROUNDS, palettesOf } from './colours.ts';
import type { Palette } from './colours.ts';

const variables = (palette: Palette): string =>
  [
    ['paper', palette.paper],
    ['sheet', palette.sheet],
    ['ink', palette.ink],
    ['soft', palette.soft],
    ['line', palette.line],
    ['accent', palette.accent],
    ['accent-soft', palette.accentSoft],
    ['on-accent', palette.onAccent],
  ]
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const COMMON = `*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{font:1.0625rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--paper);color:var(--ink);overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
ul{list-style:none;padding:0}
.face{border-radius:50%;display:grid;place-items:center;flex:none;width:3.5rem;height:3.5rem;color:#fff;font-weight:700;font-size:1.25rem;object-fit:cover;line-height:1;overflow:hidden}
.face.big{width:5.25rem;height:5.25rem;font-size:1.75rem}
.face.nobody{background:none;border:2px dashed var(--soft);color:var(--soft)}
.dot{display:inline-block;width:.6em;height:.6em;border-radius:50%;background:var(--accent);margin-inline-end:.5em}
.soft{color:var(--soft)}
.tag{color:var(--accent);font-weight:700;font-size:.9375rem}
${FACE_GROUNDS.map((colour, place) => `.f${place}{background:${colour}}`).join('')}`;

const PAGE = `.skip{position:absolute;inset-inline-start:-999px}.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:1}
.frame{max-width:56rem;margin:auto;padding:clamp(1.25rem,5vw,3.5rem) clamp(1rem,4vw,1.5rem)}
.bar{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;justify-content:space-between;font-size:.9375rem;color:var(--soft);margin-bottom:clamp(1.5rem,5vw,3rem)}
.bar a{display:inline-block;padding:.35rem 0}
.logo{display:flex;gap:.6rem;align-items:center;font-weight:600;color:var(--ink)}.logo i{width:1.5rem;height:1.5rem;border-radius:6px;background:var(--accent);flex:none}
.logo small{font-weight:400;color:var(--soft);font-size:1em}
h1{font-size:clamp(1.875rem,6vw,2.75rem);line-height:1.1;letter-spacing:-.02em;max-width:20ch;text-wrap:balance}
.lead{color:var(--soft);margin:.9rem 0 0;max-width:58ch;text-wrap:pretty}.lead+.lead{margin-top:.5rem}
h2{font-size:1.3125rem;line-height:1.3;margin:clamp(2rem,5vw,3rem) 0 .9rem}
h3{font-size:1.0625rem;line-height:1.3}
.now{display:grid;gap:.75rem;margin-top:clamp(1.5rem,4vw,2.25rem)}
.helm{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:center;background:var(--accent-soft);border-radius:1.25rem;padding:1.125rem 1.375rem}
.helm.gap{background:none;border:1px solid var(--line)}
.helm>div:last-child{flex:1 1 14rem;min-width:0}
.helm .state{color:var(--accent);font-size:.9375rem;font-weight:600}.helm.gap .state{color:var(--soft)}
.helm b{display:block;font-size:1.3125rem;line-height:1.3;letter-spacing:-.01em}
.faces{display:flex}.faces .face+.face{margin-inline-start:-1.25rem;box-shadow:0 0 0 3px var(--accent-soft)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(18.5rem,100%),1fr));gap:.875rem}
.cards>li{display:flex;gap:.875rem;align-items:flex-start;background:var(--sheet);border:1px solid var(--line);border-radius:1rem;padding:.875rem}
.cards>li>div{min-width:0;flex:1}
.cards h3{font-size:1.125rem}
.cards p{font-size:.9375rem;line-height:1.4;color:var(--soft)}
.hours{font-size:.9375rem;line-height:1.45;margin-top:.45rem;font-variant-numeric:tabular-nums}
.hours li{display:grid;grid-template-columns:minmax(0,5.5rem) minmax(0,1fr);gap:0 .6rem}.hours b{font-weight:600}.hours.wide li{grid-template-columns:1fr}.hours b::first-letter{text-transform:uppercase}
.office{background:var(--sheet);border:1px solid var(--line);border-radius:1rem;padding:1.125rem 1.25rem}.office+.office{margin-top:.875rem}
.held{display:flex;gap:1rem;align-items:center;margin-top:.75rem}.held>div{min-width:0}.held b{display:block;font-size:1.1875rem;line-height:1.3}.held+p{margin-top:.75rem}
.past{margin-top:.9rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:.9375rem}.past h4{font-size:.9375rem;color:var(--soft);font-weight:600}
.past li{display:flex;flex-wrap:wrap;gap:0 .75rem}
.now+.note{margin-top:1.5rem}.note+.note{margin-top:.75rem}
.note{border-inline-start:4px solid var(--accent);padding:.25rem 0 .25rem 1rem;max-width:62ch}
.text{max-width:62ch;white-space:pre-line}
.ways{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin-top:.75rem}
.ways a,.net a{display:inline-block;padding:.3rem 0;overflow-wrap:anywhere}
.net{display:flex;flex-wrap:wrap;gap:0 1.25rem;font-size:.9375rem;margin-top:.25rem}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);font-size:.9375rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between}
@media print{body{background:#fff;color:#000}}`;

const CARD = `body{font-size:1rem;background:transparent}
.card{display:grid;gap:.75rem;align-content:start;border:1px solid var(--line);border-radius:1rem;background:var(--sheet);padding:1rem;min-height:100vh}
.card .head{display:flex;justify-content:space-between;gap:.5rem 1rem;flex-wrap:wrap;font-size:.875rem;color:var(--soft)}
.card h1{color:var(--ink);font-size:inherit;line-height:inherit}
.row{display:flex;gap:.75rem;align-items:center}.row>div{min-width:0}.row b{display:block;line-height:1.3}.row span{font-size:.9375rem}
.state{color:var(--accent);font-weight:600}.gap .state{color:var(--soft)}
.card a{font-size:.9375rem;padding:.25rem 0;display:inline-block}`;

const memory = new Map<string, string>();

/** The style sheet of a page or of its card in the organisation's colour, light and dark. Kept: there are as many as colours. */
export function styleOf(accent: string, kind: 'page' | 'card'): string {
  const key = `${kind}${accent}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const { light, dark } = palettesOf(accent);
  const root = `:root{color-scheme:light dark;${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}`;
  const style = `${root}\n${COMMON}\n${kind === 'page' ? PAGE : CARD}`;
  if (memory.size >= 1_000) memory.clear();
  memory.set(key, style);
  return style;
}
