import type { Context } from '../context.ts';
import { isSocialSecurityNumber } from '../identifiers/check-digits.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const FRENCH = /(?<![\w])[1-478](?:[ .-]?\d){5}[ .-]?(?:\d|[ab])(?:[ .-]?\d){8}(?!\w)/g;
const AMERICAN = /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g;
const BRITISH = /(?<!\w)[a-ceghj-prstw-z][a-ceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w)/g;

function find({ text }: Context): Found[] {
  const { folded } = text;
  if (!/\d/.test(folded)) return [];
  const found: Found[] = [];
  for (const { 0: written, index } of folded.matchAll(FRENCH)) {
    if (isSocialSecurityNumber(written.replace(/[ .-]/g, '')))
      found.push({ level: 'hold', why: 'social-security.french', where: text.span(index, index + written.length), firm: true });
  }
  for (const pattern of [AMERICAN, BRITISH]) {
    for (const { 0: written, index } of folded.matchAll(pattern))
      found.push({ level: 'hold', why: 'social-security.other', where: text.span(index, index + written.length), firm: true });
  }
  return found;
}

export const socialSecurity = defineRule({
  id: 'social-security',
  level: 'hold',
  find,
  examples: {
    good: [say('Munissez-vous de votre numéro de sécurité sociale.'), say('2 55 08 14 168 025 39')],
    bad: [say('Le vôtre est bien le 2 55 08 14 168 025 38 ?'), say('Your number is 219-09-9999, right?')],
  },
});
