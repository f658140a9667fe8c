import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const BIG = /(?<![\w.,])\d+(?:[.,]\d+)? (?:milliards?|millions?|billions?)(?!\w)/;

/** What nobody answers for: a rumour, or a sum beside a judgement. */
function find({ text }: Context): Found[] {
  const rumour = text.hits('hearsay')[0];
  if (rumour) {
    const strong = text.hits('hearsay').length >= 2 || text.hits('stance').length > 0;
    return [{ level: strong ? 'pause' : 'note', why: 'hearsay.rumour', where: text.spanOf(rumour) }];
  }
  const sum = BIG.exec(text.folded);
  if (!sum || text.hits('stance').length + text.hits('insult').length + text.hits('slur').length === 0) return [];
  return [{ level: 'pause', why: 'hearsay.sum', where: text.span(sum.index, sum.index + sum[0].length) }];
}

export const hearsay = defineRule({
  id: 'hearsay',
  level: 'pause',
  find,
  examples: {
    good: [say('La reprise est estimée à 14 h 30.'), say('3 millions de voyageurs chaque jour.')],
    bad: [say('Il paraît que la ligne ferme, à confirmer.'), say('They are hiding the real number')],
  },
});
