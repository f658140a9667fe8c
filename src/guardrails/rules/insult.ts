import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';
import type { PreparedText } from '../text/prepared-text.ts';

const MASKED = /(?<!\w)(?:f|sh|c|p|b|ch|m|enc|conn?|put|merd)[*@#$]{2,6}\w{0,4}(?!\w)/g;

const HEATED = /!{2,}/;
/** Said to somebody, whoever is meant. */
const CALLED = /(?<!\p{L})(?:espece (?:de|d')|bande (?:de|d')|pauvre|sale|(?:a |tous )?ces |these |those |you (?:\p{L}+ )?|what an? )$/u;

/** A capital within a sentence: `Mouton-Duvernet` is a station. */
function isName({ tokens, folded }: PreparedText, at: number): boolean {
  const token = tokens[at]!;
  return token.capital && !token.shouted && !/(?:^|[.!?:\n"]\s*)$/.test(folded.slice(Math.max(0, token.start - 3), token.start));
}

function find({ text, thread }: Context): Found[] {
  const found: Found[] = text.hits('slur').map((hit) => ({ level: 'hold', why: 'insult.vulgar', where: text.spanOf(hit) }));
  for (const { 0: masked, index } of text.folded.matchAll(MASKED))
    found.push({ level: 'hold', why: 'insult.vulgar', where: text.span(index, index + masked.length) });
  const insults = text.hits('insult').filter(({ first }) => !isName(text, first));
  const aimed = findNear(insults, text.hits('you'), 4);
  const called = insults.find(({ first }) => CALLED.test(text.folded.slice(0, text.tokens[first]!.start)));
  if (called) found.push({ level: 'hold', why: 'insult.aimed', where: text.spanOf(called) });
  else if (aimed) found.push({ level: thread ? 'hold' : 'pause', why: 'insult.aimed', where: text.spanOf(aimed) });
  else if (insults[0])
    found.push({ level: thread || HEATED.test(text.original) ? 'pause' : 'note', why: 'insult.word', where: text.spanOf(insults[0]) });
  return found;
}

export const insult = defineRule({
  id: 'insult',
  level: 'hold',
  find,
  examples: {
    good: [
      answer('Encore en retard !', 'Bonjour, nous sommes désolés de ce retard.'),
      say('Le train a du retard, merci de votre patience.'),
    ],
    bad: [
      answer('Vous êtes nuls', 'Et vous, vous êtes un abruti.'),
      answer('You are useless', "And you're an idiot"),
      say('Quel match de merde'),
    ],
  },
});
