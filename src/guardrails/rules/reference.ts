import type { Context } from '../context.ts';
import { isPostalItem } from '../identifiers/check-digits.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

/** Parcels: of the postal union, of La Poste, of UPS, of USPS. */
const POSTAL = /(?<!\w)[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}(?!\w)/g;
const CARRIER = /(?<![\w@#-])(?:1z[a-z0-9]{16}|\d[a-z]\d{11}|9[2-4]\d{18,20})(?!\w)/g;
/** A number behind a word that says whose it is. */
const NAMED =
  /(?<!\w)(?:dossiers?|reclamations?|demandes?|sinistres?|plaintes?|requests?|complaints?|commandes?|colis|billets?|reservations?|contrats?|adherente?|allocataire|abonne[es]?|clients?|carte|passeport|reference|ref|pnr|suivi|booking|order|case|claim|ticket|parcel|tracking|account|policy|confirmation|membership|invoice|facture)(?: (?:number|no|num|numero|id|code|ref|reference))?(?: (?:est|is|le|la|du|de))?(?: ?n[°o]\.?| ?#| ?:| )? ?((?=[a-z0-9-]*\d)[a-z0-9][a-z0-9-]{4,24})(?!\w)/g;
const NOT_A_NUMBER =
  /^(?:\d{1,2}h\d{0,2}|\d{4}|(?:19|20)\d{2}-(?:19|20)?\d{2}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}-\d{2}-\d{2}|ligne\d+|covid-?19|\d+(?:eme|ere|er|nd|rd|th|st|euros?|minutes?|min|km|heures?)|[a-z]+-?\d{1,2})$/;

function find({ text, draft }: Context): Found[] {
  const { folded } = text;
  if (draft.visibility === 'private' || !/\d{3}/.test(folded)) return [];
  const found: Found[] = [];
  const inLink = (at: number): boolean =>
    text.links.some(({ start, end }) => at >= start && at < end) || text.hashtags.some(({ start, end }) => at >= start && at < end);
  const add = (start: number, end: number, why: 'reference.parcel' | 'reference.file'): void => {
    const span = text.span(start, end);
    if (!inLink(start) && !found.some(({ where }) => span.start < where.end && span.end > where.start))
      found.push({ level: 'pause', why, where: span });
  };
  for (const { 0: written, index } of folded.matchAll(POSTAL)) {
    if (isPostalItem(written.replaceAll(' ', ''))) add(index, index + written.length, 'reference.parcel');
  }
  for (const { 0: written, index } of folded.matchAll(CARRIER)) add(index, index + written.length, 'reference.parcel');
  for (const { 0: written, 1: number = '', index } of folded.matchAll(NAMED)) {
    if (!NOT_A_NUMBER.test(number)) add(index + written.length - number.length, index + written.length, 'reference.file');
  }
  return found;
}

export const reference = defineRule({
  id: 'reference',
  level: 'pause',
  find,
  examples: {
    good: [
      say('Gardez votre billet : le contrôle se fait à bord du train 8547.'),
      say('Votre colis est arrivé, merci de votre patience.'),
      say('Facture de 2024-2025 disponible.'),
    ],
    bad: [
      answer('Où est mon colis ?', 'Le colis 6A12345678901 est au bureau.'),
      say('Votre dossier n° 2024-55871 est complet.'),
      say('Tracking 1Z999AA10123456784 is on its way'),
    ],
  },
});
