import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';
import type { Hit } from '../text/lexicon.ts';
import { findNear } from '../text/near.ts';
import type { Token } from '../text/tokens.ts';
import { countWord } from '../voice/voice.ts';

/** So many of an account's posts name it: it is its own name, or its partner's. */
const OFTEN = 3;

/** Others in the trade, whoever they are. */
const RIVALS = /(?<!\w)(?:nos|notre|nos chers) concurrente?s?(?!\w)|(?<!\w)our competitors?(?!\w)/;

/** Where names stand, of one word or of several. */
function findNames(tokens: readonly Token[], names: readonly string[]): Hit[] {
  const byFirst = new Map<string, string[][]>();
  for (const name of names) {
    const words = foldPlain(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (words[0] !== undefined) byFirst.set(words[0], [...(byFirst.get(words[0]) ?? []), words]);
  }
  return tokens.flatMap(({ word }, first) =>
    (byFirst.get(word) ?? [])
      .filter((words) => words.every((one, offset) => tokens[first + offset]?.word === one))
      .map((words): Hit => ({ first, last: first + words.length - 1 })),
  );
}

function find({ text, lists, account }: Context): Found[] {
  const listed = findNames(text.tokens, lists.brands ?? []);
  const voice = account.voice ?? null;
  const known = text.hits('brand').filter(({ first, last }) => {
    const token = text.tokens[first]!;
    // In small letters many are plain words: orange, bolt, booking.
    return (token.capital || last > first) && !(voice && countWord(voice, token.word) >= OFTEN);
  });
  const brands = [...known, ...listed].toSorted((one, other) => one.first - other.first);
  const rivals = RIVALS.exec(text.folded);
  if (rivals && text.hits('compare').length > 0)
    return [{ level: 'pause', why: 'brands.compared', where: text.span(rivals.index, rivals.index + rivals[0].length) }];
  if (brands.length === 0) return [];
  const compared = findNear(brands, text.hits('compare'), 6);
  return [
    { level: compared ? 'pause' : 'note', why: compared ? 'brands.compared' : 'brands.named', where: text.spanOf(compared ?? brands[0]!) },
  ];
}

export const brands = defineRule({
  id: 'brands',
  level: 'pause',
  find,
  examples: {
    good: [say('Les bus orange circulent normalement.'), answer('Vous livrez le samedi ?', 'Bonjour, oui, de 9 h à 12 h.')],
    bad: [
      say('Nos concurrents perdent un colis sur trois.'),
      answer('Encore en retard', 'Prenez un Uber la prochaine fois.'),
      { draft: { text: 'Mieux que Transville !' }, lists: { brands: ['Transville'] } },
      { draft: { text: 'Chez Trans-Ville, demandez.' }, lists: { brands: ['Trans Ville'] } },
    ],
  },
});
