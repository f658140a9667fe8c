import type { Context } from '../context.ts';
import { defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';

const FEWEST_LETTERS = 16;
const FEWEST_WORDS = 4;
const RUN = 4;

/** A text in capitals shouts, and screen readers may spell it. */
function find({ text }: Context): Found[] {
  let shouted = 0;
  let letters = 0;
  let run = 0;
  let longest = 0;
  for (const { word, shouted: loud } of text.tokens) {
    if (!/\p{L}/u.test(word) || word.length < 2) continue;
    letters += word.length;
    if (loud) shouted += word.length;
    run = loud ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  if (letters >= FEWEST_LETTERS && text.tokens.length >= FEWEST_WORDS && shouted >= 0.8 * letters)
    return [{ level: 'pause', why: 'capitals.all', where: whole(text) }];
  return longest >= RUN ? [{ level: 'note', why: 'capitals.many', where: whole(text) }] : [];
}

export const capitals = defineRule({
  id: 'capitals',
  level: 'pause',
  find,
  examples: {
    good: [say('La SNCF, la RATP et le STIF vous informent.'), say('OK')],
    bad: [say('TOUS LES TRAINS SONT SUPPRIMÉS CE SOIR'), say('READ THE NOTICE BEFORE YOU WRITE')],
  },
});
