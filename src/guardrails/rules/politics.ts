import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';

/** Where one stands, said in so many words to who asks. */
const STANDS =
  /(?<!\w)(?:on|nous|je) (?:est|sommes|suis) (?:pour|contre)(?!\w)|(?:on votera|nous voterons|je voterai)|we(?:'re| are) (?:for|against) |we(?:'ll| will) vote/;

function find({ text, thread }: Context): Found[] {
  const words = text.hits('politics');
  const stands = thread && thread.prepared.hits('politics').length > 0 ? STANDS.exec(text.folded) : null;
  if (stands) return [{ level: 'pause', why: 'politics.stance', where: text.span(stands.index, stands.index + stands[0].length) }];
  if (words.length === 0) return [];
  const taken = findNear(words, text.hits('stance'), 10);
  if (taken) return [{ level: 'pause', why: 'politics.stance', where: text.spanOf(taken) }];
  return [{ level: 'note', why: 'politics.word', where: text.spanOf(words[0]!) }];
}

export const politics = defineRule({
  id: 'politics',
  level: 'pause',
  find,
  examples: {
    good: [say('La station est fermée en raison de travaux.'), say('Service normal sur toute la ligne.')],
    bad: [
      answer('Votre position sur la réforme ?', 'On est contre.'),
      say('Votez à gauche dimanche, les autres sont des menteurs !'),
      say('Blame the Tories for your train'),
    ],
  },
});
