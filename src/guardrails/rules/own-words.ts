import type { Context } from '../context.ts';
import { inflect } from '../own-words.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';

const MOST_WORDS = 2_000;
const known = new Map<string, readonly ReadonlySet<string>[]>();

/** The forms of each word of a phrase. Kept: an organisation's list is asked for at every draft. */
function formsOf(phrase: string, inflected: boolean): readonly ReadonlySet<string>[] {
  const key = inflected ? phrase : `=${phrase}`;
  const before = known.get(key);
  if (before) return before;
  const written = foldPlain(phrase).match(/[\p{L}\p{N}]+/gu) ?? [];
  const forms = written.map((word) => (inflected ? inflect(word) : new Set([word])));
  if (known.size > 10_000) known.clear();
  known.set(key, forms);
  return forms;
}

function find({ text, lists }: Context): Found[] {
  const words = (lists.words ?? []).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const found: Found[] = [];
  for (const { word, level, reason, inflected = true } of words) {
    const forms = formsOf(word, inflected);
    if (forms.length === 0) continue;
    for (let at = 0; at + forms.length <= text.tokens.length; at++) {
      if (!forms.every((one, offset) => one.has(text.tokens[at + offset]!.word))) continue;
      const where = text.spanOf({ first: at, last: at + forms.length - 1 });
      found.push({
        level,
        why: reason === undefined ? 'own-words.word' : 'own-words.reason',
        values: { word, ...(reason === undefined ? {} : { reason }) },
        where,
      });
      break;
    }
  }
  return found;
}

const words = [
  { word: 'usager', level: 'note', reason: 'Nous disons voyageur.' },
  { word: 'privatiser', level: 'hold' },
  { word: 'client', level: 'pause', inflected: false },
] as const;

export const ownWords = defineRule({
  id: 'own-words',
  level: 'hold',
  find,
  examples: {
    good: [
      { draft: { text: 'Chers voyageurs, bonne journée.' }, lists: { words } },
      { draft: { text: 'Les clients sont servis.' }, lists: { words } },
      say('Usagers, bonjour.'),
    ],
    bad: [
      { draft: { text: 'Chères USAGÈRES, bonjour' }, lists: { words } },
      { draft: { text: 'La ligne sera privatisée.' }, lists: { words } },
      { draft: { text: 'Le client est roi.' }, lists: { words } },
    ],
  },
});
