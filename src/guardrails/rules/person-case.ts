import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { findNear } from '../text/near.ts';
import type { Hit } from '../text/lexicon.ts';
import type { PreparedText } from '../text/prepared-text.ts';

const TITLES = new Set('m mr mme mmes mlle monsieur madame mademoiselle mrs ms miss maitre dr docteur'.split(' '));
const OWN = new Set('votre vos son sa ses ton ta tes your his her their il elle he she'.split(' '));
const PLACED = new Set(
  'a au aux de du des vers entre en gare station arret direction dir et sur ligne jusqu at from to in near between towards and via rue place'.split(
    ' ',
  ),
);
const MOST_APART = 9;

/** A title and a name, or two names in capitals in a row that begin no sentence. */
function findNames({ tokens, folded }: PreparedText): Hit[] {
  const names: Hit[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [one, next] = [tokens[at]!, tokens[at + 1]!];
    if (!next.capital || next.shouted || next.start - one.end > 2) continue;
    const between = folded.slice(one.end, next.start);
    const titled = TITLES.has(one.word) && one.capital && /^\.? ?$/.test(between);
    const placed = PLACED.has(tokens[at - 1]?.word ?? '');
    const paired =
      !placed &&
      one.capital &&
      !one.shouted &&
      !TITLES.has(one.word) &&
      between === ' ' &&
      /\p{L}/u.test(one.word) &&
      !beginsSentence(folded, one.start);
    if (titled || paired) names.push({ first: at, last: at + 1 });
  }
  return names;
}

const beginsSentence = (folded: string, start: number): boolean =>
  /(?:^|[.!?:\n"(•-])\s*$/.test(folded.slice(Math.max(0, start - 4), start));

function find({ text, thread, draft }: Context): Found[] {
  if (draft.visibility === 'private') return [];
  const sensitive = text.hits('sensitive');
  if (sensitive.length === 0) return [];
  const named = findNear(
    sensitive,
    findNames(text).filter(({ first }) => isPerson(text, first)),
    MOST_APART,
  );
  if (named) return [{ level: 'hold', why: 'person-case.named', where: text.spanOf(named) }];
  if (!thread && text.mentions.length === 0) return [];
  const owned = text.tokens.flatMap(({ word }, at): Hit[] => (OWN.has(word) ? [{ first: at, last: at }] : []));
  const yours = findNear(sensitive, owned, 5);
  return yours ? [{ level: 'pause', why: 'person-case.theirs', where: text.spanOf(yours) }] : [];
}

/** `Gare Centrale` is no person; a title always makes one. */
function isPerson({ tokens }: PreparedText, first: number): boolean {
  return !/^(?:gare|station|place|rue|porte|pont|saint|sainte|st|ste|mairie|hotel|ligne|rer|metro|bus|tram|ville|conseil|service|centre|center|line|road|street|king|kings|queen|royal|great|new|north|south|east|west|port|mont|val|les|la|le|notre|parc|park|bank|union|united|air|white|black)$/.test(
    tokens[first]!.word,
  );
}

export const personCase = defineRule({
  id: 'person-case',
  level: 'hold',
  find,
  examples: {
    good: [
      answer('Et mon dossier ?', 'Bonjour Nadia, écrivez-nous en message privé avec son numéro.'),
      say('Le trafic est suspendu à Gare Centrale.'),
    ],
    bad: [
      answer('Et mon aide ?', 'Madame Lefèvre, votre demande a été refusée.'),
      answer('Your agent was rude', 'That was Tom Hadley, he is suspended already.'),
      answer('Et ma carte ?', 'Elle est partie à votre ancien domicile.'),
    ],
  },
});
