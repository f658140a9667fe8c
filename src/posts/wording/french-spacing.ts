/**
 * No-break spaces as French typography has them: before `; : ! ? »`, after `«`, between a number and its unit. What a machine reads (links,
 * mentions, hashtags, times such as 10:30, faces made of signs) stays as it is.
 * Source: Lexique des règles typographiques en usage à l’Imprimerie nationale.
 */
import { findLinks } from '../../networks/counting/index.ts';

export const NO_BREAK = '\u00A0';
export const NARROW_NO_BREAK = '\u202F';

const MENTION_OR_TAG = /(?<![\p{L}\p{N}_])[@#＃][\p{L}\p{N}_.@-]*[\p{L}\p{N}_]/gu;
const E_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const ADDRESS = /\b[a-z][a-z\d+.-]*:(?:\/\/)?[^\s<>"»]+/giu;
/** `:-)`, `;)`, `:D`, `8-)`, `:'(`, `<3`, `:/`; and a name between colons, which a server draws. */
const FACE = /(?<![\p{L}\p{N}])(?:[:;=8][-'o^]?[)(\]DPpOo/\\|*3]+|:[\p{L}\p{N}_+-]+:)(?![\p{L}\p{N}])/gu;
const SPACES = '[ \\u00A0\\u202F]*';

const BEFORE_HIGH = new RegExp(`(?<=[\\p{L}\\p{N}»)\\]%€”’"*…\\p{Extended_Pictographic}\\uFE0F])${SPACES}(?=[;!?]+)`, 'gu');
const BEFORE_COLON = new RegExp(`(?<=[\\p{L}\\p{N}»)\\]%€”’"*])${SPACES}(?=:(?![:\\p{L}\\p{N}/]))`, 'gu');
const AFTER_OPENING = new RegExp(`(?<=«)${SPACES}(?=\\S)`, 'gu');
const BEFORE_CLOSING = new RegExp(`(?<=[^\\s«])${SPACES}(?=»)`, 'gu');
const BEFORE_UNIT = /(?<=\d)[ \u00A0\u202F](?=(?:[%€$£°]|h|min|mn|km|m|cm|kg|g|ans?|jours?|minutes?|heures?|euros?)(?![\p{L}\p{N}]))/gu;
const BETWEEN_THOUSANDS = /(?<=(?<![\d.,])\d{1,3}(?:[ \u00A0\u202F]\d{3})*)[ \u00A0\u202F](?=\d{3}(?!\d))/gu;

/**
 * The text with its spaces made French. Applied twice it is the same. `narrow` false: only the wide no-break space, for networks where the
 * narrow one counts double.
 */
export function frenchSpacing(text: string, { narrow = true }: { readonly narrow?: boolean } = {}): string {
  const thin = narrow ? NARROW_NO_BREAK : NO_BREAK;
  return outside(machineWords(text), text, (words) =>
    words
      .replaceAll(BEFORE_HIGH, thin)
      .replaceAll(BEFORE_COLON, NO_BREAK)
      .replaceAll(AFTER_OPENING, NO_BREAK)
      .replaceAll(BEFORE_CLOSING, NO_BREAK)
      .replaceAll(BEFORE_UNIT, NO_BREAK)
      .replaceAll(BETWEEN_THOUSANDS, thin),
  );
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function machineWords(text: string): Span[] {
  const found: Span[] = [...findLinks(text)];
  for (const pattern of [ADDRESS, E_MAIL, MENTION_OR_TAG]) {
    for (const { 0: word, index } of text.matchAll(pattern)) found.push({ start: index, end: index + word.length });
  }
  // `:https:` looks like a name between colons, and would take the head off a link.
  const addresses = [...found];
  for (const { 0: word, index } of text.matchAll(FACE)) {
    const end = index + word.length;
    if (!addresses.some((span) => span.start < end && index < span.end)) found.push({ start: index, end });
  }
  return found.toSorted((one, other) => one.start - other.start || other.end - one.end);
}

/** A sign that stands for each word kept, so that what is around it is still seen as beside something. */
const PLACE = '\uE000';

function outside(kept: readonly Span[], text: string, change: (words: string) => string): string {
  // A text that brings the sign itself is not worth the trouble.
  if (text.includes(PLACE)) return text;
  const words: string[] = [];
  let [marked, at] = ['', 0];
  for (const { start, end } of kept) {
    if (start < at) continue;
    marked += text.slice(at, start) + PLACE;
    words.push(text.slice(start, end));
    at = end;
  }
  const next = words.values();
  return change(marked + text.slice(at)).replaceAll(PLACE, () => next.next().value ?? '');
}
