import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Quantity } from '../text/quantities.ts';

const COMPARED = new Set(['clock', 'minutes', 'days', 'fraction', 'percent']);

const same = (one: Quantity, other: Quantity): boolean => one.kind === other.kind && one.value === other.value && one.of === other.of;

/** Numbers of the draft that contradict the text of the situation that it speaks of: the same kind of number, and none of its values. */
function find({ text, situations }: Context): Found[] {
  if (situations.length === 0) return [];
  const ours = readQuantities(text).filter(({ kind }) => COMPARED.has(kind));
  if (ours.length === 0) return [];
  return situations.flatMap(({ prepared }) => {
    if (!isAbout(text.tokens, prepared.tokens)) return [];
    const theirs = readQuantities(prepared);
    return ours.flatMap((one): Found[] => {
      const alike = theirs.filter(({ kind }) => kind === one.kind);
      if (alike.length === 0 || alike.some((other) => same(one, other))) return [];
      const told = alike[0]!;
      return [
        {
          level: 'pause',
          why: 'numbers',
          values: { said: prepared.original.slice(prepared.span(told.start, told.end).start, prepared.span(told.start, told.end).end) },
          where: text.span(one.start, one.end),
        },
      ];
    });
  });
}

type Words = readonly { readonly word: string }[];

/** Two long words in common, or one that is rare in any text: a place. */
function isAbout(draft: Words, situation: Words): boolean {
  const words = new Set(situation.filter(({ word }) => word.length >= 5 && /\p{L}/u.test(word)).map(({ word }) => word));
  return new Set(draft.filter(({ word }) => words.has(word)).map(({ word }) => word)).size >= 1;
}

const SITUATION = { text: 'Trafic interrompu entre Ormes et Clairbois, reprise estimée à 14 h 30, 1 train sur 3.', grave: false };

export const numbers = defineRule({
  id: 'numbers',
  level: 'pause',
  find,
  examples: {
    good: [{ draft: { text: 'Le trafic reprendra vers 14h30 à Clairbois.' }, situations: [SITUATION] }, say('Reprise à 15 h.')],
    bad: [
      { draft: { text: 'Trafic interrompu à Clairbois, reprise à 16 h.' }, situations: [SITUATION] },
      { draft: { text: '2 trains sur 3 vers Clairbois' }, situations: [SITUATION] },
    ],
  },
});
