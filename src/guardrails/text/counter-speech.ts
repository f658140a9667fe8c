import { laughs } from './laughter.ts';
import { countApart } from './near.ts';
import type { PreparedText } from './prepared-text.ts';

/** How surely a text is what somebody behind a counter says to the public, by its manner and by what it speaks of. */
export type CounterSpeech = 'none' | 'some' | 'plain';

/** Words that no counter uses, or that a counter has better said otherwise: then its manners prove nothing. */
const AGAINST = ['scorn', 'temper', 'insult', 'slur', 'quip', 'laugh', 'internal', 'politics', 'religion', 'death'] as const;
/** "Ce soir" is said at counters too; "à ce soir mon amour" is not. */
const MOST_PRIVATE = 1;
const CLOCK = /\b\d{1,2} ?(?:h|heures?|am|pm|minutes?|min)\b|\b\d{1,2}[:.]\d{2}\b/;

export function counterSpeech(text: PreparedText): CounterSpeech {
  if (laughs(text) || AGAINST.some((name) => text.hits(name).length > 0)) return 'none';
  if (text.hits('intimate').length + text.hits('myself').length > MOST_PRIVATE) return 'none';
  const manners = countApart(text.hits('courtesy'));
  const matters = countApart(text.hits('service')) + (CLOCK.test(text.folded) ? 1 : 0);
  if ((manners > 0 && manners + matters >= 3) || matters >= 4) return 'plain';
  return manners + matters >= 2 ? 'some' : 'none';
}
