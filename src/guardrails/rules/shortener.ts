import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const SHORTENERS = new Set(
  `bit.ly bitly.com tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly cutt.ly rebrand.ly rb.gy t.ly tiny.cc lc.cx urlz.fr huit.re short.io shorturl.at s.id bl.ink soo.gd dlvr.it ift.tt trib.al
  adf.ly x.gd qr.ae mcaf.ee lnkd.in fb.me amzn.to youtu.be.gd linktr.ee`.split(/\s+/),
);
const BARE = /(?<![\w@./-])((?:[a-z0-9-]{1,30}\.){1,2}[a-z]{2,4})\/[a-z0-9_-]{2,40}/g;

/** Whether a host shortens other people's links. */
export const isShortener = (host: string): boolean => SHORTENERS.has(host.replace(/^www\./, ''));

/** A short link hides where it leads, and dies with who shortened it. */
function find({ text }: Context): Found[] {
  if (!text.folded.includes('/')) return [];
  return [
    ...text.folded.matchAll(BARE),
    ...text.links.flatMap(({ start, end }) =>
      [...text.folded.slice(start, end).matchAll(/^https?:\/\/(?:www\.)?([^/\s]{3,60})/g)].map((match) =>
        Object.assign(match, { index: start }),
      ),
    ),
  ].flatMap(({ 0: written, 1: host = '', index }): Found[] =>
    isShortener(host) ? [{ level: 'note', why: 'shortener', values: { host }, where: text.span(index, index + written.length) }] : [],
  );
}

export const shortener = defineRule({
  id: 'shortener',
  level: 'note',
  find,
  examples: {
    good: [say('Toutes les infos : https://ville.example/plan'), say('Ouvert 24/24 et 7/7')],
    bad: [say('Toutes les infos : https://bit.ly/3abcd'), say('More here: tinyurl.com/y2abc')],
  },
});
