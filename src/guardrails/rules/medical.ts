import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';

/** How much, and how often: of whatever medicine. */
const DOSAGE =
  /(?:prenez|prends|prendre|donnez|avalez|take|give \p{L}+|swallow) [^.!?\n]{0,40}(?:(?:toutes|chaque|tous) (?:les )?(?:\d+ )?(?:heures?|jours?|matins?|soirs?|repas)|fois par jour|every \d* ?hours?|times a day|a day|with meals|before bed)/u;

function find({ text }: Context): Found[] {
  const dosage = DOSAGE.exec(text.folded);
  if (dosage) return [{ level: 'pause', why: 'medical', where: text.span(dosage.index, dosage.index + dosage[0].length) }];
  const words = text.hits('medical');
  if (words.length === 0) return [];
  const advised = findNear(words, text.hits('advise'), 8);
  if (!advised) return [];
  const sent = text.hits('professional').length > 0;
  return [{ level: sent ? 'note' : 'pause', why: 'medical', where: text.spanOf(advised) }];
}

export const medical = defineRule({
  id: 'medical',
  level: 'pause',
  find,
  examples: {
    good: [
      answer('Ma fille a de la fièvre dans le train', 'Prévenez un agent ou appelez le 15.'),
      say('Malaise voyageur, trafic ralenti.'),
    ],
    bad: [
      answer('J’ai mal au ventre', 'Prenez deux comprimés d’ibuprofène et ça passera.'),
      answer('I feel dizzy', "It's probably an infection, you should take antibiotics."),
    ],
  },
});
