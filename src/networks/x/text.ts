/** What X makes of a text. */
import { countLength as countCounted, findLinks } from '../counting/index.ts';
import type { Counting } from '../network.ts';

export const MAXIMUM_WEIGHT = 280;
/** Of accounts that pay X for longer posts. */
export const PAID_MAXIMUM = 25_000;
export const LINK_WEIGHT = 23;
/** Of a private message, in characters. */
export const MESSAGE_MAXIMUM = 10_000;

export const COUNTING: Counting = {
  unit: 'weighted',
  maximum: MAXIMUM_WEIGHT,
  maximumBytes: null,
  urlLength: LINK_WEIGHT,
  mentionsByNameOnly: false,
};

export const MESSAGE_COUNTING: Counting = { ...COUNTING, unit: 'characters', maximum: MESSAGE_MAXIMUM, urlLength: null };

/** What X refuses in a text, whatever stands around it. */
export const FORBIDDEN = /[\uFFFE\uFEFF\uFFFF]/;

/** Length as X counts it: Latin counts one, other scripts and emoji two, a link 23. */
export const countLength = (text: string, counting: Counting = COUNTING): number => countCounted(text, counting);

/** Of names and descriptions, which nobody changes from outside: code points. */
export const countProfileLength = (text: string): number => [...text].length;

/** Text from outside as the product can keep it: halves of characters and NUL, which Postgres refuses, become U+FFFD. */
export const cleanText = (text: string, limit: number): string => text.slice(0, limit).toWellFormed().replaceAll('\0', '\uFFFD');

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** X's own escapes; once, so that what its author wrote as `&amp;lt;` stays as it is. */
export const unescapeText = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** How a text of ours is told again: composed, without spaces around it, links left out since X writes them anew. */
export const likeness = (text: string): string => withoutLinks(text.normalize('NFC')).replaceAll(/\s+/g, ' ').trim();

function withoutLinks(text: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of findLinks(text)) {
    kept += `${text.slice(at, start)} `;
    at = end;
  }
  return kept + text.slice(at);
}
