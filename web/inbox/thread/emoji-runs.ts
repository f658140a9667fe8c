/**
 * A text cut where a server shows a picture in place of `:shortcode:`. Pictures come from an address of the web's safe kind or from this
 * installation; what is not surely that stays the letters that it is.
 */
import type { MessageView } from '../../../src/inbox/schema.ts';

type Emoji = MessageView['emoji'][number];

/** `at`: where it begins in the text, in UTF-16 units. */
export type EmojiRun = { readonly at: number; readonly text: string; readonly url: string | null };

/** Pictures in one text: what comes after stays letters. */
const MOST = 100;
const CODE = /:([\w+-]{1,100}):/gu;

/** The address when it can be shown as it is: https, or a path of the practice network. */
export function emojiAddress(url: string): string | null {
  if (/^\/practice\/(?!.*\.\.)[\w./~%:@-]*$/u.test(url)) return url;
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? new URL(url).href : null;
}

/** The runs, in order; joined, their texts are the text again. */
export function emojiRuns(text: string, emoji: readonly Emoji[]): readonly EmojiRun[] {
  const known = new Map(emoji.map(({ shortcode, url }) => [shortcode, emojiAddress(url)]));
  if (known.size === 0) return text === '' ? [] : [{ at: 0, text, url: null }];
  const runs: EmojiRun[] = [];
  let at = 0;
  let shown = 0;
  for (const match of text.matchAll(CODE)) {
    const url = known.get(match[1] ?? '') ?? null;
    if (url === null || shown >= MOST) continue;
    if (match.index > at) runs.push({ at, text: text.slice(at, match.index), url: null });
    runs.push({ at: match.index, text: match[0], url });
    at = match.index + match[0].length;
    shown += 1;
  }
  if (at < text.length) runs.push({ at, text: text.slice(at), url: null });
  return runs;
}
