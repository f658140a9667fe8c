import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const FRENCH =
  /(?<![\w/])\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? (?:rue|avenue|av|boulevard|bd|bld|place|allee|impasse|chemin|quai|route|square|cours|passage|residence|lotissement|sentier|villa)(?: (?:de la|de l'|des|du|de|d'|l'|la|le|les))? ?[\p{L}][\p{L}'-]+/gu;
const ENGLISH =
  /(?<![\w/])(?:flat \w{1,4},? )?\d{1,5}[a-d]? (?:[\p{L}]['\p{L}-]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|crescent|gardens|terrace|way|boulevard|blvd)(?!\w)/gu;
/** Somebody lives there. */
const LIVES =
  /habit|domicil|chez (?:vous|elle|lui|eux|m\b|mme|madame|monsieur)|demeur|voisin|\bvit\b|loge|lives? (?:at|in)|home|neighbo|votre adresse|your address|\b(?:m|mme|mr|mrs|ms)\b|madame|monsieur|cliente?\b|customer|locataire|tenant|ancien|old flat/;

function find({ text, draft }: Context): Found[] {
  const { folded } = text;
  if (draft.visibility === 'private' || !/\d/.test(folded)) return [];
  return [FRENCH, ENGLISH].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map(({ 0: written, index }): Found => {
      const around = folded.slice(Math.max(0, index - 60), index + written.length + 40);
      const lived = LIVES.test(around);
      return {
        level: lived ? 'hold' : 'note',
        why: lived ? 'address.home' : 'address.place',
        where: text.span(index, index + written.length),
      };
    }),
  );
}

export const address = defineRule({
  id: 'address',
  level: 'hold',
  find,
  examples: {
    good: [say('Le bus est dévié par la rue de Rivoli.'), say('Rendez-vous en mairie, tous les jours sauf le lundi.')],
    bad: [say('Elle habite au 12 rue des Lilas.'), answer('My parcel?', 'It is with your neighbour, 14 Baker Street')],
  },
});
