import { createHash } from 'node:crypto';

/** Chalk, school paper and hazard stripes: nobody takes it for the desk, nor for the real world. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f3f1fb;--card:#fff;--ink:#211c3a;--soft:#5a5476;--line:#d9d4ec;--mark:#5b3fb0;--ours:#ece7fb;--stripe:#f6c945;--stripe-ink:#2a2300;--bad:#a3201a}
@media (prefers-color-scheme:dark){:root{--paper:#16132a;--card:#201c38;--ink:#eeebfb;--soft:#b3acd2;--line:#3a3459;--mark:#b7a3ff;--ours:#2c2452;--stripe:#d9ab22;--stripe-ink:#211b00;--bad:#ff9c94}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif}
.notice{margin:0;padding:.4rem 1rem;text-align:center;font-weight:600;color:var(--stripe-ink);background:var(--stripe);border-bottom:6px solid;border-image:repeating-linear-gradient(135deg,var(--stripe-ink) 0 10px,var(--stripe) 10px 20px) 6}
.frame{max-width:44rem;margin:0 auto;padding:0 .75rem 4rem}
header h1{font-size:1.5rem;line-height:1.2;margin:1rem 0 .5rem}
nav ul,.acts{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:.5rem 0;align-items:center}
a{color:var(--mark)}
nav a,.acts a,button{display:inline-flex;align-items:center;min-height:2.25rem;padding:.2rem .8rem;border:1px solid var(--line);border-radius:99px;background:var(--card);color:var(--ink);font:inherit;text-decoration:none;cursor:pointer;overflow-wrap:anywhere}
nav a[aria-current]{background:var(--mark);border-color:var(--mark);color:var(--paper)}
button.main{background:var(--mark);border-color:var(--mark);color:var(--paper);font-weight:600}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
.posts{list-style:none;margin:0;padding:0}
.post{display:grid;grid-template-columns:2.5rem minmax(0,1fr);gap:.1rem .75rem;padding:.75rem;margin:.5rem 0;background:var(--card);border:1px solid var(--line);border-radius:14px}
.post img.face{width:2.5rem;height:2.5rem;border-radius:50%}
.post.ours{background:var(--ours)}.post.ours img.face{border-radius:10px}
.post.chosen{border:2px solid var(--mark)}
.post>div{grid-column:2}.post>img.face{grid-row:1/span 3}
.who{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline;overflow-wrap:anywhere}.who a{color:inherit;font-weight:700;text-decoration:none}.who a:hover{text-decoration:underline}
img.face{border-radius:50%;vertical-align:middle}img.banner{display:block;width:100%;height:auto;aspect-ratio:3;object-fit:cover;border-radius:14px}img.mark{border-radius:16px;vertical-align:middle}
.soft,.who span,time{color:var(--soft);font-size:.875rem}
.said{white-space:pre-wrap;overflow-wrap:anywhere;margin:.15rem 0}
.gone{font-style:italic;color:var(--soft)}
.post figure{margin:.5rem 0}.post figure img{max-width:100%;height:auto;border-radius:10px;display:block}figcaption{font-size:.875rem;color:var(--soft)}
blockquote{margin:.5rem 0;padding:.4rem .75rem;border-inline-start:4px solid var(--line)}
.foot{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.875rem}
.d1{margin-inline-start:.6rem}.d2{margin-inline-start:1.2rem}.d3{margin-inline-start:1.8rem}.d4{margin-inline-start:2.4rem}.d5{margin-inline-start:3rem}
details.speak{background:var(--card);border:1px dashed var(--mark);border-radius:14px;padding:.6rem 1rem;margin:1rem 0}
summary{font-weight:700;cursor:pointer}.speak form{display:grid;gap:.5rem;padding-top:.75rem}.speak form p{margin:0}label{display:grid;gap:.2rem;font-weight:600}
label.inline{display:flex;gap:.5rem;align-items:center}label.inline input{width:auto}
input,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:8px;padding:.5rem;width:100%}
.refusal{color:var(--bad);font-weight:600;margin:0}
@media (max-width:30rem){.post{grid-template-columns:minmax(0,1fr)}.post>div{grid-column:1}.post>img.face{display:none}.d1{margin-inline-start:.3rem}.d2{margin-inline-start:.6rem}.d3{margin-inline-start:.9rem}.d4{margin-inline-start:1.2rem}.d5{margin-inline-start:1.5rem}}
`;

/** The style's own address: it changes when the style does, so a browser may keep it for good. */
export const STYLE_NAME = `style-${createHash('sha256').update(STYLE).digest('hex').slice(0, 10)}.css`;
