import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { countApart } from '../text/near.ts';

const BLANK =
  /\[(?:nom|prenom|date|heure|lien|texte|inserer|a completer|name|date|time|link|text|insert|customer|todo|tbc|xx+)[^\]]{0,40}\]|\{\{[^}]{0,60}\}\}|<(?:nom|name|prenom|insert)[^>]{0,30}>|lorem ipsum|\bx{4,}\b/;
const SAID =
  /confidenti|diffus|embargo|not for publication|do not (?:share|publish|distribute|forward)|don't share|please don't|ne (?:surtout )?pas (?:communiquer|partager|publier|diffuser)|elements? de langage|holding line|talking points|internal only|interne uniquement|usage interne|not a word|pas un mot|keep (?:it|this) quiet|porte arriere|back door|door code|alarm code|code de la porte|repreneur|blame the|plan social|redundancy list|say nothing/;

/** Meant for the house, or not finished. */
function find({ text }: Context): Found[] {
  const blank = BLANK.exec(text.folded);
  if (blank) return [{ level: 'hold', why: 'internal.blank', where: text.span(blank.index, blank.index + blank[0].length) }];
  const hits = text.hits('internal');
  const weight = countApart(hits) + (SAID.test(text.folded) ? 1 : 0);
  if (weight === 0 || !hits[0]) return [];
  return [{ level: weight >= 2 ? 'hold' : weight > 1 ? 'pause' : 'note', why: 'internal.said', where: text.spanOf(hits[0]) }];
}

export const internal = defineRule({
  id: 'internal',
  level: 'hold',
  find,
  examples: {
    good: [say('Le trafic reprend progressivement.'), say('Nos équipes sont sur place.')],
    bad: [
      say('CONFIDENTIEL, ne pas diffuser : plan social'),
      say('Bonjour [prénom], votre demande est traitée.'),
      say('Holding line: say nothing about the software.'),
    ],
  },
});
