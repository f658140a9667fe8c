import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';

/** How much, and how often: of whatever medicine. */
const DOSAGE =
  /(?:prenez(?:-\w+)?|prends|prendre|donnez(?:-\w+)?|avalez|take|give \p{L}+|swallow) [^.!?\n]{0,40}(?:(?:toutes|chaque|tous) (?:les )?(?:\d+ )?(?:heures?|jours?|matins?|soirs?|repas)|fois par jour|every \d* ?hours?|times a day|a day|with meals|before bed)/u;

/** What nobody but a doctor can say to who asks of a medicine. */
const REASSURED =
  /sans (?:probleme|risque|danger|souci|crainte)|aucun (?:probleme|risque|danger|souci)|(?:fois|un|une|deux|trois|comprimes?) par jour|no (?:problem|risk|danger|worries)|perfectly (?:safe|fine)|(?:once|twice|times|one|two) a day/;

function find({ text, thread }: Context): Found[] {
  const dosage = DOSAGE.exec(text.folded);
  if (dosage) return [{ level: 'pause', why: 'medical', where: text.span(dosage.index, dosage.index + dosage[0].length) }];
  const words = text.hits('medical');
  const asked = thread !== null && thread.prepared.hits('medical').length > 0;
  const sure = asked ? REASSURED.exec(text.folded) : null;
  if (sure && text.hits('professional').length === 0)
    return [{ level: 'pause', why: 'medical', where: text.span(sure.index, sure.index + sure[0].length) }];
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
      answer('Quel médicament pour mon fils ?', 'Donnez-lui 10 ml toutes les 4 heures.'),
      answer('Enceinte, je peux prendre du paracétamol ?', 'Oui, sans problème.'),
      answer('J’ai mal au ventre', 'Prenez deux comprimés d’ibuprofène et ça passera.'),
      answer('I feel dizzy', "It's probably an infection, you should take antibiotics."),
    ],
  },
});
