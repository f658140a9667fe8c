import type { Context } from '../context.ts';
import { answer, defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { laughs } from '../text/laughter.ts';
import { countApart } from '../text/near.ts';
import type { PreparedText } from '../text/prepared-text.ts';

const HOLD = 4;
const PAUSE = 2;

/** Who speaks so speaks for himself, to somebody he knows. */
const BETWEEN_US = /(?<![\p{L}\d])(?:j'|t'|(?:je|moi|mon|ma|mes|tu|te|toi|ton|ta|tes|on|i|i'm|i've|i'll|me|my|mine)(?![\p{L}\d]))/u;
/** Who speaks so speaks for the house. */
const FOR_US = /(?<!\p{L})(?:nous|notre|nos|we|we're|we've|we'll|our|us)(?!\p{L})/u;
const FEWEST_TO_STRAY = 5;

/** To nobody, of nothing that anybody's counter speaks of, and between us. Where an account has a past, its voice knows better. */
function strays({ text, account, thread }: Context): boolean {
  if (thread !== null || account.voice || text.tokens.length < FEWEST_TO_STRAY) return false;
  if (text.links.length + text.hashtags.length + text.mentions.length > 0) return false;
  return text.hits('service').length + text.hits('courtesy').length === 0 && BETWEEN_US.test(text.folded) && !FOR_US.test(text.folded);
}

/** How far a text speaks of private life, less what it says of the service; nobody greets the public with "ma puce". */
function privateWeight(text: PreparedText): number {
  const home = Math.min(3, countApart(text.hits('home')));
  const own = Math.min(2, countApart(text.hits('myself'))) * 1.5 + Math.min(2, countApart(text.hits('intimate')));
  const service =
    countApart(text.hits('service')) + Math.min(1, text.hits('courtesy').length) + text.links.length + Math.min(2, text.hashtags.length);
  // Of home, and not a word of what the account is there for, to nobody.
  const stray = home > 0 && service === 0 && text.mentions.length === 0 ? 1 : 0;
  const weight = stray + home + own + (laughs(text) ? 0.5 : 0) - service * 1.5;
  // A market or a concert is announced with words of home too: nobody speaks of himself there.
  return own > 0 ? weight : Math.min(HOLD - 1, weight);
}

/** A private message from the wrong account; or one that names another account of ours as its own. */
function find(context: Context): Found[] {
  const { text, account, thread } = context;
  const weight = Math.max(privateWeight(text) - (thread ? 0.5 : 0), strays(context) ? PAUSE : 0);
  const found: Found[] = [];
  if (weight >= PAUSE) found.push({ level: weight >= HOLD ? 'hold' : 'pause', why: 'wrong-account.private', where: whole(text) });
  for (const handle of account.others ?? []) {
    const said = text.mentions.find(({ start, end }) => text.folded.slice(start + 1, end) === handle.toLowerCase().replace(/^@/, ''));
    if (said) found.push({ level: 'note', why: 'wrong-account.other', values: { handle }, where: text.span(said.start, said.end) });
  }
  return found;
}

export const wrongAccount = defineRule({
  id: 'wrong-account',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Le trafic est rétabli, bonne soirée à tous.'),
      answer('Où acheter du pain en gare ?', 'Bonjour, une boulangerie est ouverte au niveau des quais.'),
    ],
    bad: [
      say('Tu peux prendre du pain et des couches en rentrant ?'),
      say('Dinner at Sam’s at eight, bring the good wine'),
      { draft: { text: 'Voyez @ligne5' }, account: { id: 'a', others: ['ligne5'] } },
    ],
  },
});
