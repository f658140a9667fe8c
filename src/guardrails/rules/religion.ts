import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';
import { laughs } from '../text/laughter.ts';

function find({ text }: Context): Found[] {
  const words = text.hits('religion');
  if (words.length === 0) return [];
  const others = [...text.hits('stance'), ...text.hits('sweeping'), ...text.hits('insult')].toSorted(
    (one, other) => one.first - other.first,
  );
  const judged = findNear(words, others, 10);
  if (judged || laughs(text)) return [{ level: 'pause', why: 'religion.judged', where: text.spanOf(judged ?? words[0]!) }];
  return [{ level: 'note', why: 'religion.word', where: text.spanOf(words[0]!) }];
}

export const religion = defineRule({
  id: 'religion',
  level: 'pause',
  find,
  examples: {
    good: [say('La piscine rouvre dimanche à 9 h.'), say('Trains on Sunday as usual.')],
    bad: [say('Les musulmans sont tous en retard pendant le ramadan 😂'), say('Pray for our trains, praise the Lord')],
  },
});
