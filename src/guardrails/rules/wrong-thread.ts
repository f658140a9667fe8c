import type { Context } from '../context.ts';
import { defineRule } from '../rule.ts';
import type { Found } from '../rule.ts';
import { foldPlain } from '../text/fold.ts';

const GREETED =
  /(?:^|\n|[.!] |@\S+ )\s*(?:bonjour|bonsoir|hello|hi|dear|cher|chere|merci|thanks),? (?:(?:m|mr|mme|mrs|ms|monsieur|madame)\.? )?([\p{L}][\p{L}'-]{2,})/u;
const NO_NAME = new Set(
  'tous toutes vous nous pour merci madame monsieur the there all everyone again for and nous notre navre desole desolee oui non effectivement malheureusement actuellement pouvez quelle quel votre your please sorry thanks team toute tout chers cheres apres suite avez les des une que quand cela ceci bonne bien avant nos mes son aucun aucune veuillez dans sur par avec'.split(
    ' ',
  ),
);
const LONG = 5;
/** A greeting stands at the beginning. */
const HEAD = 120;
const MOST_TABS = 20;

const rare = (text: string): Set<string> =>
  new Set((foldPlain(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= LONG || /\d{2}/.test(word)));

/** An answer for somebody else: it greets another name, or speaks of what another open tab asks and this one does not. */
function find({ text, thread }: Context): Found[] {
  if (!thread) return [];
  const found: Found[] = [];
  const greeted = GREETED.exec(text.folded.slice(0, HEAD));
  if (greeted?.[1] && thread.name && !NO_NAME.has(greeted[1])) {
    const names = foldPlain(thread.name).match(/[\p{L}]+/gu) ?? [];
    const start = greeted.index + greeted[0].length - greeted[1].length;
    const where = text.span(start, start + greeted[1].length);
    const capital = /\p{Lu}/u.test(text.original[where.start] ?? '');
    if (capital && !names.some((name) => name.startsWith(greeted[1]!) || greeted[1]!.startsWith(name)))
      found.push({ level: 'pause', why: 'wrong-thread.name', values: { name: thread.name }, where });
  }
  const here = rare(thread.text);
  for (const other of (thread.openElsewhere ?? []).slice(0, MOST_TABS)) {
    const there = rare(other);
    const shared = text.tokens.filter(({ word }) => there.has(word));
    const own = text.tokens.some(({ word }) => here.has(word) && !there.has(word));
    const onlyThere = shared.filter(({ word }) => !here.has(word));
    if (own || new Set(onlyThere.map(({ word }) => word)).size < 2) continue;
    found.push({ level: 'pause', why: 'wrong-thread.tab', where: text.span(onlyThere[0]!.start, onlyThere[0]!.end) });
    break;
  }
  return found;
}

const thread = {
  text: 'Le bus 42 ne passe pas à Clairbois ?',
  name: 'Nadia',
  openElsewhere: ['Ma carte Améthyste est démagnétisée, que faire ?'],
};

export const wrongThread = defineRule({
  id: 'wrong-thread',
  level: 'pause',
  find,
  examples: {
    good: [{ draft: { text: 'Bonjour Nadia, le bus 42 passe toutes les 10 minutes.' }, thread }],
    bad: [
      { draft: { text: 'Bonjour Paul, le bus 42 passe.' }, thread },
      { draft: { text: 'Une carte Améthyste démagnétisée se change au guichet.' }, thread },
    ],
  },
});
