import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';

function find({ text }: Context): Found[] {
  const words = text.hits('politics');
  if (words.length === 0) return [];
  const taken = findNear(words, text.hits('stance'), 10);
  if (taken) return [{ level: 'pause', why: 'politics.stance', where: text.spanOf(taken) }];
  return [{ level: 'note', why: 'politics.word', where: text.spanOf(words[0]!) }];
}

export const politics = defineRule({
  id: 'politics',
  level: 'pause',
  find,
  examples: {
    good: [say('La station est fermée en raison de travaux.'), say('Service normal sur toute la ligne.')],
    bad: [say('Votez à gauche dimanche, les autres sont des menteurs !'), say('Blame the Tories for your train')],
  },
});
