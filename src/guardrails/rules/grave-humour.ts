import type { Context } from '../context.ts';
import { answer, defineRule, say, whole } from '../rule.ts';
import type { Found } from '../rule.ts';
import { laughs } from '../text/laughter.ts';
import { countApart } from '../text/near.ts';
import type { PreparedText } from '../text/prepared-text.ts';

/** A death as papers speak of it, at a counter that is there for it. */
const PAPERS =
  /(?:actes?|certificats?|declarations?|copies?|livrets?|capital|assurances?|formalites?|demarches?) (?:de |d'un |du |apres |apres un )?deces|deces (?:a ete|est|doit etre) declare|death (?:certificate|registration)s?|register(?:ing)? a death/g;

function isDeath({ hits, folded }: PreparedText): boolean {
  const papers = folded.match(PAPERS)?.length ?? 0;
  return hits('death').length > papers;
}
const isGrave = (text: PreparedText): boolean => isDeath(text) || text.hits('harm').length > 0 || text.hits('crisis').length > 0;

/** Laughter, a bright side or a bargain where somebody is hurt: in the draft, in what it answers, or in what goes on now. */
function find({ text, thread, situations }: Context): Found[] {
  const answered = thread?.prepared ?? null;
  const around = answered !== null && isGrave(answered);
  const near = around || isGrave(text);
  if (!near && !situations.some(({ grave }) => grave)) return [];
  const quips = text.hits('quip');
  const laughing = laughs(text);
  if (near && laughing) return [{ level: around || isDeath(text) ? 'hold' : 'pause', why: 'grave-humour.laughter', where: whole(text) }];
  if (near && quips[0] && text.hits('sympathy').length === 0) {
    const close = around && (isDeath(answered) || answered.hits('sorrow').length > 0);
    return [{ level: close || countApart(quips) >= 2 ? 'hold' : 'pause', why: 'grave-humour.quip', where: text.spanOf(quips[0]) }];
  }
  return laughing || countApart(quips) >= 2 ? [{ level: 'pause', why: 'grave-humour.ongoing', where: whole(text) }] : [];
}

export const graveHumour = defineRule({
  id: 'grave-humour',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Trafic interrompu, accident grave de personne à Gare Centrale.'),
      answer('Merci, vous êtes au top !', 'Avec plaisir 😉'),
      answer('Comment demander un acte de décès ?', 'Au guichet de la commune où le décès a été déclaré, c’est gratuit.'),
      say('Bon match à tous 😉'),
    ],
    bad: [
      say('Accident grave : encore un qui voulait arriver plus vite 😂'),
      answer('Mon père a fait un malaise chez vous', 'Au moins il avait une place assise.'),
      say('Flood at Kings Road: bring your swimsuit'),
    ],
  },
});
