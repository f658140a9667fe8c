import type { Context } from '../context.ts';
import { defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { judge } from '../voice/voice.ts';

/** A smiley or a thank-you tells no voice, and a few words tell little of one. */
const FEWEST_WORDS = 3;
const FEWEST_TO_HOLD = 6;

/** Unlike anything that this account says. */
function find({ text, account, thread }: Context): Found[] {
  const { voice } = account;
  const length = text.tokens.length;
  if (!voice || length < FEWEST_WORDS) return [];
  const { strangeness, words } = judge(voice, text.original, thread !== null);
  if (strangeness <= voice.limits.pause) return [];
  const level = length >= FEWEST_TO_HOLD && voice.limits.hold !== null && strangeness > voice.limits.hold ? 'hold' : 'pause';
  return [{ level, why: 'unlike', values: { words: words().join(', '), posts: voice.posts }, where: whole(text) }];
}

export const unlike = defineRule({
  id: 'unlike',
  level: 'hold',
  find,
  // With a past, its examples are the test's: nobody's past is written here.
  examples: { good: [say('On se retrouve chez Léa à 20 h.')], bad: [] },
});
