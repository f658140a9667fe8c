import type { Context, LinkCheck } from '../context.ts';
import { defineRule } from '../rule.ts';
import type { Found } from '../rule.ts';

/** `example.org` of `https://www.example.org/a`; null of what is no address. */
function siteOf(url: string): string | null {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return null;
  }
}

function find({ draft, text }: Context): Found[] {
  return draft.links.flatMap(({ url, result }: LinkCheck): Found[] => {
    const start = text.original.indexOf(url);
    const where = start < 0 ? { start: 0, end: text.original.length } : { start, end: start + url.length };
    if (result.kind === 'fails') return [{ level: 'pause', why: 'link.fails', values: { url }, where }];
    if (result.kind !== 'redirects' || siteOf(url) === siteOf(result.to)) return [];
    return [{ level: 'note', why: 'link.redirects', values: { url, to: siteOf(result.to) ?? result.to }, where }];
  });
}

const text = 'Le plan : https://ligne.example/plan';
const url = 'https://ligne.example/plan';

export const link = defineRule({
  id: 'link',
  level: 'pause',
  find,
  examples: {
    good: [
      { draft: { text, links: [{ url, result: { kind: 'fine' } }] } },
      { draft: { text, links: [{ url, result: { kind: 'redirects', to: 'https://www.ligne.example/plan/' } }] } },
    ],
    bad: [
      { draft: { text, links: [{ url, result: { kind: 'fails', status: 404 } }] } },
      { draft: { text, links: [{ url, result: { kind: 'redirects', to: 'https://casino.example/' } }] } },
    ],
  },
});
