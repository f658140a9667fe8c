import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import type { Hit } from '../text/lexicon.ts';
import type { PreparedText } from '../text/prepared-text.ts';

/** A number of the dead or hurt, or who did it: only an authority may give them. */
function findToll(text: PreparedText): Hit | null {
  const people = [...text.hits('death'), ...text.hits('harm')].filter(({ first, last }) =>
    TOLL.test(
      text.tokens
        .slice(first, last + 1)
        .map(({ word }) => word)
        .join(' '),
    ),
  );
  return people.find(({ first }) => [1, 2].some((back) => isCount(text.tokens[first - back]?.word))) ?? null;
}

/** A year counts nobody. */
const isCount = (word: string | undefined): boolean =>
  word !== undefined && (/^(?!(?:19|20)\d\d$)\d{1,6}$/.test(word) || NUMBERS.has(word));

const TOLL =
  /^(?:morts?|mortes?|deces|cadavres?|victimes?|blesse\w*|tue\w*|disparus?|dead|deaths?|killed|died|injured|wounded|missing|bodies|corpses?|casualties|fatalities|victims?)/;
const NUMBERS = new Set(
  'plusieurs quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine several scores deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cinquante cent cents mille dizaines dizaine centaines centaine milliers two three four five six seven eight nine ten twelve twenty thirty fifty hundred hundreds thousand thousands dozens'.split(
    ' ',
  ),
);

function find({ text, situations }: Context): Found[] {
  const found: Found[] = [];
  const toll = findToll(text);
  const hearsay = text.hits('hearsay');
  const grave = [...text.hits('crisis'), ...text.hits('death'), ...text.hits('harm')].toSorted((one, other) => one.first - other.first);
  if (toll) found.push({ level: hearsay.length > 0 ? 'hold' : 'pause', why: 'crisis.toll', where: text.spanOf(toll) });
  else if (hearsay[0] && grave.length > 0) found.push({ level: 'pause', why: 'crisis.hearsay', where: text.spanOf(hearsay[0]) });
  const crisis = text.hits('crisis')[0];
  if (crisis && found.length === 0) found.push({ level: 'note', why: 'crisis.word', where: text.spanOf(crisis) });
  const ongoing = situations.find(({ grave: isGrave }) => isGrave);
  if (ongoing && found.length === 0 && sharesTopic(text, ongoing.prepared))
    found.push({ level: 'note', why: 'crisis.ongoing', where: { start: 0, end: text.original.length } });
  return found;
}

const LONG = 6;

function sharesTopic(text: PreparedText, situation: PreparedText): boolean {
  const words = new Set(situation.tokens.filter(({ word }) => word.length >= LONG).map(({ word }) => word));
  return text.tokens.some(({ word }) => words.has(word));
}

export const crisis = defineRule({
  id: 'crisis',
  level: 'hold',
  find,
  examples: {
    good: [say('Station fermée, colis suspect. Nos équipes sont sur place.'), say('Trafic interrompu, accident grave de personne.')],
    bad: [
      say('200 morts dans l’accident selon un ami pompier'),
      say('Rumour has it that a bomb caused the fire'),
      say('Attentat à la gare : évitez le secteur.'),
    ],
  },
});
