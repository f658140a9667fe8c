import type { Context, LinkCheck } from '../context.ts';
import { siteOf } from '../links/site.ts';
import { defineRule, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { isShortener } from './shortener.ts';

/** Whether where it ends is not what was written: somebody else's site, or a page that is gone and leads to the front door. */
function leadsElsewhere(written: string, to: string): boolean {
  const address = /^https?:/i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(address) || !URL.canParse(to)) return false;
  const [from, end] = [new URL(address), new URL(to)];
  // What a short link hides is another rule's.
  if (isShortener(from.hostname)) return false;
  if (siteOf(from.hostname) !== siteOf(end.hostname)) return true;
  return end.pathname === '/' && end.search === '' && from.pathname.split('/').filter(Boolean).length > 1;
}

function find({ draft, text }: Context): Found[] {
  return draft.links.flatMap(({ url, result }: LinkCheck): Found[] => {
    const start = text.original.indexOf(url);
    const where = start < 0 ? whole(text) : { start, end: start + url.length };
    if (result.kind === 'fails') return [{ level: 'pause', why: 'link.fails', values: { url }, where }];
    if (result.kind !== 'redirects' || !leadsElsewhere(url, result.to)) return [];
    const { host, pathname } = new URL(result.to);
    return [{ level: 'note', why: 'link.redirects', values: { url, to: pathname === '/' ? `${host}/` : host }, where }];
  });
}

const text = 'Le plan : https://ligne.example/plan';
const url = 'https://ligne.example/plan';

const SHORT = 'https://bit.ly/3abcd';
const DEEP = 'https://ligne.example/travaux/ete-2025';

export const link = defineRule({
  id: 'link',
  level: 'pause',
  find,
  examples: {
    good: [
      { draft: { text, links: [{ url, result: { kind: 'fine' } }] } },
      { draft: { text, links: [{ url, result: { kind: 'redirects', to: 'https://www.ligne.example/plan/' } }] } },
      { draft: { text, links: [{ url, result: { kind: 'redirects', to: 'https://plans.ligne.example/4' } }] } },
      { draft: { text: SHORT, links: [{ url: SHORT, result: { kind: 'redirects', to: 'https://ligne.example/plan' } }] } },
    ],
    bad: [
      { draft: { text, links: [{ url, result: { kind: 'fails', status: 404 } }] } },
      { draft: { text, links: [{ url, result: { kind: 'redirects', to: 'https://casino.example/' } }] } },
      { draft: { text: DEEP, links: [{ url: DEEP, result: { kind: 'redirects', to: 'https://ligne.example/' } }] } },
    ],
  },
});
