import type { Context } from '../context.ts';
import { answer, defineRule } from '../rule.ts';
import type { Found } from '../rule.ts';
import { whole } from '../rule.ts';
import { countApart } from '../text/near.ts';

/** Kind words; to name what somebody feels is one of them. */
const CALM =
  /votre (?:colere|agacement|enervement|frustration|deception|exasperation|mecontentement|impatience)|your (?:anger|frustration|disappointment)|desole|excuse|navre|comprenons|comprends|merci|bonjour|bonsoir|bon courage|sorry|apolog|understand|thank|hello|\bhi\b|help/;

/** Anger answered in heat: few kind words, and marks or words of temper. */
function find({ text, thread }: Context): Found[] {
  if (!thread) return [];
  const theirs =
    countApart(thread.prepared.hits('anger')) +
    countApart(thread.prepared.hits('slur')) +
    countApart(thread.prepared.hits('insult')) +
    shouts(thread.text);
  if (theirs === 0) return [];
  const temper = countApart(text.hits('temper'));
  const ours =
    temper + countApart(text.hits('anger')) + countApart(text.hits('insult')) + shouts(text.original) - (CALM.test(text.folded) ? 1 : 0);
  if (ours <= 0) return [];
  return [{ level: ours >= 2 ? 'hold' : 'pause', why: 'anger', where: whole(text) }];
}

function shouts(text: string): number {
  const marks = /!{2,}|[?!]{3,}/.test(text) ? 1 : 0;
  const words = text.match(/\b[\p{Lu}]{4,}\b/gu)?.length ?? 0;
  return marks + (words >= 3 ? 1 : 0);
}

export const anger = defineRule({
  id: 'anger',
  level: 'hold',
  find,
  examples: {
    good: [
      answer('Honteux, encore une panne !!', 'Bonjour, nous comprenons votre colère et sommes désolés.'),
      answer('Encore vous ! nul, nul, nul', 'On entend votre colère, dites-nous ce qui s’est passé.'),
      answer('Merci !', 'Avec plaisir !'),
    ],
    bad: [
      answer('Honteux, encore une panne !!', 'Arrêtez, on fait ce qu’on peut !!'),
      answer('This is a disgrace', 'Enough, stop it with your insults'),
    ],
  },
});
