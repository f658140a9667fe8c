import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

/** French since 2009, French before, British. */
const PLATES = [
  /(?<![\w-])[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2}(?![\w-])/g,
  /(?<![\w-])[a-hj-np-tv-z]{2} \d{3} [a-hj-np-tv-z]{2}(?![\w-])/g,
  /(?<![\w-])\d{2,4} [a-hj-np-tv-z]{2,3} (?:\d{2}|2[ab])(?![\w-])/g,
  /(?<![\w-])[a-y]{2}\d{2} [a-hj-pr-y]{3}(?![\w-])/g,
];
const SAID = /immatricul|plaque|plate|registration|\breg\b|vehicule|voiture|\bcar\b|moto|scooter|camion|\bvan\b/;

function find({ text, draft }: Context): Found[] {
  const { folded, original } = text;
  if (draft.visibility === 'private' || !/\d{2}/.test(folded)) return [];
  const said = SAID.test(folded);
  return PLATES.flatMap((pattern, kind) =>
    [...folded.matchAll(pattern)].flatMap(({ 0: written, index }): Found[] => {
      const where = text.span(index, index + written.length);
      // With hyphens it can be nothing else; written otherwise it must be in capitals and said to be one.
      const sure = kind === 0 || said;
      return sure && original.slice(where.start, where.end) === original.slice(where.start, where.end).toUpperCase()
        ? [{ level: 'hold', why: 'plate', where }]
        : kind === 0 || (said && kind === 1)
          ? [{ level: 'hold', why: 'plate', where }]
          : [];
    }),
  );
}

export const plate = defineRule({
  id: 'plate',
  level: 'hold',
  find,
  examples: {
    good: [say('Le bus 38 part du quai 123 à 8 h 15.'), say('Signalez la plaque à nos agents, en privé.')],
    bad: [say("C'est la voiture immatriculée AB-123-CD qui gêne."), say('The van with plate LK12 ABD blocks the stop')],
  },
});
