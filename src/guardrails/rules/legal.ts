import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';

function find({ text }: Context): Found[] {
  const words = text.hits('legal');
  if (words.length === 0) return [];
  const advised = findNear(words, text.hits('advise'), 8);
  if (!advised) return [];
  const sent = text.hits('professional').length > 0;
  return [{ level: sent ? 'note' : 'pause', why: 'legal', where: text.spanOf(advised) }];
}

export const legal = defineRule({
  id: 'legal',
  level: 'pause',
  find,
  examples: {
    good: [answer('Je veux une indemnisation', 'Bonjour, le formulaire est sur notre site.'), say('Le conseil municipal se réunit jeudi.')],
    bad: [
      answer('Que faire ?', 'Vous devriez porter plainte, vous gagnerez au tribunal.'),
      answer('Is it your fault?', 'Yes, we are liable, you should sue.'),
    ],
  },
});
