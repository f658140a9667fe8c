import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

/** A death is told soberly: a note to read it once more. With laughter it is `grave-humour` that stops it. */
function find({ text, thread }: Context): Found[] {
  // Somebody tells of a death, and the answer has no word for it.
  const bereaved = thread !== null && thread.prepared.hits('death').length > 0 && thread.prepared.hits('sorrow').length > 0;
  if (bereaved && text.hits('sympathy').length === 0)
    return [{ level: 'pause', why: 'death.unheard', where: { start: 0, end: text.original.length } }];
  const ours = text.hits('death');
  return ours[0] ? [{ level: 'note', why: 'death.ours', where: text.spanOf(ours[0]) }] : [];
}

export const death = defineRule({
  id: 'death',
  level: 'pause',
  find,
  examples: {
    good: [
      say('Trafic ralenti, malaise d’un voyageur.'),
      answer('Ma mère est décédée, comment résilier ?', 'Toutes nos condoléances. Nous nous en occupons avec vous.'),
    ],
    bad: [
      say('Une personne est décédée sur les voies, le trafic est interrompu.'),
      answer('Ma mère est décédée hier, comment résilier ?', 'Bonjour, remplissez le formulaire 12.'),
    ],
  },
});
