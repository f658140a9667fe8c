import { createHash } from 'node:crypto';
import { asItIs, html } from '../platform/http/index.ts';
import type { PageLanguage } from '../platform/http/index.ts';
import { styleOf } from './page-style.ts';
import { wordsIn } from './words.ts';

const ACCENT = '#0f6b6b';
const STYLE_DIGEST = createHash('sha256').update(styleOf(ACCENT, 'page')).digest('base64');

/** What stands where no page is: the same whether it never was or is not published. */
export function writeMissing(language: PageLanguage): { readonly markup: string; readonly styleDigest: string } {
  const words = wordsIn(language);
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.notFound}</title><style>${asItIs(styleOf(ACCENT, 'page'))}</style></head>
<body><main class="frame"><h1>${words.notFound}</h1><p class="lead">${words.notFoundText}</p></main></body>
</html>
`;
  return { markup: page.markup, styleDigest: STYLE_DIGEST };
}
