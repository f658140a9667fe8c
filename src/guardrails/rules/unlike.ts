import type { Context } from '../context.ts';
import type { Level } from '../finding.ts';
import { defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { counterSpeech } from '../text/counter-speech.ts';
import type { CounterSpeech } from '../text/counter-speech.ts';
import { judge } from '../voice/voice.ts';

/** A smiley or a thank-you tells no voice, and a few words tell little of one. */
const FEWEST_WORDS = 3;
const FEWEST_TO_HOLD = 6;

/** A colleague who is new has another voice, and says what a counter says: that is no message from the wrong account. */
const SPARED: Readonly<Record<CounterSpeech, Readonly<Record<'pause' | 'hold', Level>>>> = {
  none: { pause: 'pause', hold: 'hold' },
  some: { pause: 'pause', hold: 'pause' },
  plain: { pause: 'note', hold: 'note' },
};

/** An answer is written under what it answers: it is seldom meant for another place, and colleagues answer each in his own way. */
const SPARED_IN_THREAD: typeof SPARED = {
  none: { pause: 'pause', hold: 'pause' },
  some: { pause: 'note', hold: 'note' },
  plain: { pause: 'note', hold: 'note' },
};

/** Unlike anything that this account says. */
function find({ text, account, thread }: Context): Found[] {
  const { voice } = account;
  const length = text.tokens.length;
  if (!voice || length < FEWEST_WORDS) return [];
  const { strangeness, words } = judge(voice, text.original, { reply: thread !== null, learned: account.learned ?? false });
  if (strangeness <= voice.limits.pause) return [];
  const strange: Level = length >= FEWEST_TO_HOLD && voice.limits.hold !== null && strangeness > voice.limits.hold ? 'hold' : 'pause';
  const level = (thread ? SPARED_IN_THREAD : SPARED)[counterSpeech(text)][strange];
  return [{ level, why: 'unlike', values: { words: words().join(', '), posts: voice.posts }, where: whole(text) }];
}

export const unlike = defineRule({
  id: 'unlike',
  level: 'hold',
  find,
  // With a past, its examples are the test's: nobody's past is written here.
  examples: { good: [say('On se retrouve chez Léa à 20 h.')], bad: [] },
});
