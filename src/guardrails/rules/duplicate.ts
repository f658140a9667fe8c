import type { Context } from '../context.ts';
import { defineRule, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';

const HOUR_MS = 3_600_000;
const LATELY_MS = 24 * HOUR_MS;
const MOST_COMPARED = 500;

/** What is compared: letters and figures, without links and names. */
export const wordsSaid = (text: string): string =>
  foldPlain(text)
    .replace(/@[\w.@-]+|https?:\/\/\S+|[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MOST_KNOWN = 2_000;
const known = new Map<string, string>();

/** Kept: what an account said within the day is compared again at every draft. */
function plain(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const words = wordsSaid(text);
  known.set(text, words);
  return words;
}

/** The same words were said within a day: within the hour, and to everybody, it is most often the button that was pressed twice. */
function find({ text, moment, sent, thread }: Context): Found[] {
  const { at } = moment;
  if (at === null || sent.length === 0) return [];
  const words = wordsSaid(text.original);
  if (words.length < 12) return [];
  const earlier = sent.slice(-MOST_COMPARED).findLast((one) => one.at < at && at - one.at <= LATELY_MS && plain(one.text) === words);
  if (!earlier) return [];
  const level = thread === null && at - earlier.at <= HOUR_MS ? 'pause' : 'note';
  return [{ level, why: 'duplicate', values: { minutes: Math.max(1, Math.round((at - earlier.at) / 60_000)) }, where: whole(text) }];
}

const SENT = [{ text: 'Le trafic est interrompu entre Ormes et Clairbois.', at: 0 }];

export const duplicate = defineRule({
  id: 'duplicate',
  level: 'pause',
  find,
  examples: {
    good: [{ draft: { text: 'Le trafic est rétabli entre Ormes et Clairbois.' }, moment: { at: HOUR_MS, hours: 'open' }, sent: SENT }],
    bad: [{ draft: { text: 'Le trafic est interrompu entre Ormes et Clairbois !' }, moment: { at: 600_000, hours: 'open' }, sent: SENT }],
  },
});
