import type { Context } from '../context.ts';
import { answer, defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { detectLanguage } from '../text/language.ts';
import { countWord } from '../voice/voice.ts';

const FEWEST_WORDS = 5;
const SMALL_WORDS = { fr: ['le', 'la', 'les', 'de', 'pour', 'vous'], en: ['the', 'to', 'and', 'for', 'you', 'is'] };
/** So many of its posts have such a word: the account speaks the language, if seldom. */
const SPOKEN = 3;

/** Another language than the person wrote, or than the account ever speaks. */
function find({ text, thread, account }: Context): Found[] {
  const ours = detectLanguage(text.tokens);
  if (ours === null || text.tokens.length < FEWEST_WORDS) return [];
  const theirs = thread && thread.prepared.tokens.length >= FEWEST_WORDS ? detectLanguage(thread.prepared.tokens) : null;
  if (theirs === ours) return [];
  if (theirs !== null) return [{ level: 'pause', why: 'language.theirs', where: whole(text) }];
  const { voice } = account;
  if (!voice) return [];
  const spoken = Math.max(...SMALL_WORDS[ours].map((word) => countWord(voice, word)));
  return spoken < SPOKEN ? [{ level: 'pause', why: 'language.account', where: whole(text) }] : [];
}

export const language = defineRule({
  id: 'language',
  level: 'pause',
  find,
  examples: {
    good: [
      answer('Where is the platform for the airport please?', 'Hello, it is platform 2, on the left.'),
      say('The station is closed until noon, sorry for the trouble.'),
    ],
    bad: [answer('Where is the platform for the airport please?', 'Bonjour, il faut prendre le quai 2, sur la gauche.')],
  },
});
