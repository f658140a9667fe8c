import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { countApart } from '../text/near.ts';

const EYE_ROLL = /[\u{1F644}\u{1F612}\u{1F60F}\u{1F921}\u{1F595}\u{1F44F}\u{1F62A}\u{1F971}\u{1F926}]/u;

/** An answer that begins with a shrug. */
const SHRUG = /^\W*(?:@\S+ )?(?:(?:ah |oh |bah |ben |well )?(?:et alors|et donc|so what|and so|and)) ?\?/;

/** Irony and scorn: sentences that send somebody away, teach a lesson, or congratulate on nothing. */
function find({ text, thread }: Context): Found[] {
  const hits = text.hits('scorn');
  const weight = countApart(hits) + (EYE_ROLL.test(text.original) ? 1 : 0) + (SHRUG.test(text.folded) ? 1 : 0);
  if (weight === 0) return [];
  const hit = hits[0];
  const where = hit ? text.spanOf(hit) : { start: 0, end: text.original.length };
  const kind = text.hits('sympathy').length > 0 || POLITE.test(text.folded);
  const angry = thread !== null && thread.prepared.hits('anger').length > 0;
  const heat = weight + (angry ? 1 : 0) + (thread !== null || !kind ? 0.5 : 0) - (kind ? 1 : 0);
  if (heat >= 3) return [{ level: 'hold', why: 'scorn.plain', where }];
  return [{ level: heat >= 1.5 ? 'pause' : 'note', why: 'scorn.tone', where }];
}

const POLITE =
  /bonjour|bonsoir|merci de|merci pour|n'hesitez pas|bonne (?:journee|soiree|continuation)|cordialement|\bhello\b|\bhi\b|thank you|thanks for (?:your|the)|please|happy to|let us know|s'il vous plait|\bsvp\b/;

export const scorn = defineRule({
  id: 'scorn',
  level: 'hold',
  find,
  examples: {
    good: [
      answer('Où prendre mon billet ?', 'Bonjour, au guichet ou sur notre site. Bonne journée.'),
      say('Le trafic reprend progressivement.'),
    ],
    bad: [
      answer('Encore en retard', 'Personne ne vous oblige à prendre le train.'),
      answer('J’attends depuis 2 heures', 'Et alors ? Moi aussi.'),
      answer('Late again', 'Perhaps set an earlier alarm next time.'),
    ],
  },
});
