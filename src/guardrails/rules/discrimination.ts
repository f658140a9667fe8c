import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';
import { laughs } from '../text/laughter.ts';

/** A group of people taken for one, in jest or in earnest. */
function find({ text }: Context): Found[] {
  const groups = text.hits('group');
  if (groups.length === 0) return [];
  const swept = findNear(groups, text.hits('sweeping'), 9);
  if (swept) return [{ level: laughs(text) ? 'hold' : 'pause', why: 'discrimination.sweeping', where: text.spanOf(swept) }];
  const offended = findNear(
    groups,
    [...text.hits('insult'), ...text.hits('slur')].toSorted((one, other) => one.first - other.first),
    6,
  );
  if (offended) return [{ level: 'hold', why: 'discrimination.insult', where: text.spanOf(offended) }];
  return laughs(text) ? [{ level: 'pause', why: 'discrimination.joke', where: text.spanOf(groups[0]!) }] : [];
}

export const discrimination = defineRule({
  id: 'discrimination',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Ascenseur en panne : une aide est proposée aux personnes handicapées.'),
      say('Tarif réduit pour les retraités et les chômeurs.'),
    ],
    bad: [say('Les blondes, appuyez sur le gros bouton vert 😂'), say('Women drivers start Monday, please allow extra time.')],
  },
});
