/**
 * Whether a sentence gives somebody's word: that we shall come back, answer, ask, send, pay. *Sure* ones need nothing more; *timed* ones are a promise
 * only with a time beside them ("I reply: yes" is none, "I reply at three" is).
 */
export type Commitment = 'sure' | 'timed';

const PRONOUNS = "(?:(?:vous|te|le|la|les|leur|lui|en|y|nous|t'|l'|m'en|m'y|me|m') ?){0,2}";
const SOON = '(?:tres |assez |au plus |des que possible |tres )?(?:vite |rapidement |bientot )?';
const US = "(?:je |j'|nous |on )";

const SURE_IN_FRENCH = [
  `${US}${PRONOUNS}re(?:vien(?:s|t|drai|dra|drons)|venons) ${SOON}(?:vers|aupres de) (?:vous|toi)`,
  `(?:et|puis) ${PRONOUNS}re(?:vien(?:s|t)|venons) (?:vers|aupres de) (?:vous|toi)`,
  `${US}(?:vous |te )re(?:vien(?:s|t|drai|drons)|venons)`,
  `${US}(?:vous |te )(?:tien(?:s|t|drai|dra|drons)|tenons) (?:\\p{L}+ )?(?:informee?s?|au courant|au fait|au jus)`,
  `${US}(?:vous |te )(?:recontact\\p{L}+|redi(?:s|t|rai|rons|sons))`,
  `${US}(?:me renseigne|nous renseignons|se renseigne|nous nous renseignons|me renseignerai)(?! \\p{L}+ment)`,
  `${US}(?:regarde|verifie|demande|cherche|vois)(?: \\p{L}+){0,4} et (?:je |nous |on )?(?:vous |te )(?:dis|dit|redis|reponds|tiens|donne)`,
  `${US}(?:vais|va|allons) (?:vous |te )?(?:me renseigner|nous renseigner|se renseigner|revenir vers|tenir informe|tenir au courant|recontacter|repondre|rappeler)`,
  `${US}m'engage a`,
  'reprenons contact avec vous',
  `${US}(?:\\p{L}+ ){0,4}?(?:et |puis )?(?:je |nous |on )?re(?:viens|venons|viendrai|viendrons) ici`,
  `(?:et|puis) (?:vous|te) (?:recontact|redi|tien)\\p{L}*`,
  '(?:laissez|laisse)[- ]moi (?:verifier|me renseigner|regarder|voir|demander)',
];
/** What one does with "vous" and no promise in it: manners, advice, news. */
const NO_WORD_GIVEN =
  'souhait|remerci|invit|attend|conseill|recommand|accueill|retrouv|pri(?:e|ons)|encourag|signal|laiss|propos|salu|embrass|croi|compren|enten|ren(?:ds|dons) attentif|rejoin|quitt|offr|aim|suiv|sui(?:s|vons)|ai |avons |a |etes|avez|av[ei]|demande de|suggere|rassur';
const TIMED_IN_FRENCH = [
  `${US}(?:\\p{L}+ ){0,3}?(?:vous |te |t')(?:en |le |la |les |l'|y )?(?!${NO_WORD_GIVEN})\\p{L}+(?:e|s|t|ds|rai|ra|rons|ons|a)(?! ?(?:que|qu'|:))(?!\\p{L})`,
  `(?:et|puis|,) (?:vous |te |t')(?:en |le |la |les |l'|y )?(?!${NO_WORD_GIVEN})\\p{L}+(?:e|s|t|rai|rons|ons)(?! ?(?:que|qu'|:))(?!\\p{L})`,
  `${US}(?:vais|va|allons) (?:vous |te )`,
  `${US}(?:\\p{L}+ ){0,2}?(?:verifi\\p{L}+|regard\\p{L}+|m'en (?:occupe|charge)|s'en (?:occupe|charge)|nous en (?:occupons|chargeons)|demand\\p{L}+|relanc\\p{L}+|pos\\p{L}+ la question|fais le point|publi\\p{L}+|transme\\p{L}+|repass\\p{L}+|actualis\\p{L}+|met\\p{L}* a jour|mettr\\p{L}+ a jour|reviens ici|reviendr\\p{L}+|reponds?|repondr(?:ai|ons)|rembours\\p{L}+|envoie|enverr\\p{L}+)(?!\\p{L})(?! ?(?:que|qu'|:|du |de [0-9]))`,
  '(?:retour|reponse|nouvelles?|message|appel|confirmation) de (?:ma|notre) part',
  'vous (?:aurez|recevrez|obtiendrez) (?:bien |donc |sans faute )?(?:une|la|votre|ma|notre|un|des|mon)?(?: \\p{L}+)? ?(?:reponse|message|retour|nouvelles?|appel|information|confirmation|mail|courriel|mot)',
  '(?:reponse|retour|confirmation|justificatif|remboursement|document|information|suite|compte rendu) (?:\\p{L}+ ){0,3}?(?:vous )?(?:sera|seront) ',
  "(?:service|collegue|equipe|quelqu'un|agence|conseillere?|responsable|personne|agent|guichet|agente|direction) (?:\\p{L}+ ){0,4}?vous (?:\\p{L}+(?:ra|ront))(?!\\p{L})",
  '(?:prochain|nouveau) point (?:a|vers|avant|d|des|pour|dans)',
  '^(?:point|retour|reponse) (?:promise?|au plus tard|promis)',
  'promis(?:,| :|$)',
  "(?:sera|seront|serez) .{0,60}(?:j'y veille|je m'y engage|je m'en assure|nous y veillons|promis|je vous le garantis|je vous le promets)",
];
const SURE_IN_ENGLISH = [
  "(?:i|we)(?:'ll| will| shall| are going to|'m going to|'re going to| promise to) (?:\\p{L}+ )?(?:get back to|come back to|be back to|be in touch|let you know|keep you (?:posted|updated|informed)|update you|follow up|circle back|find out|look into|write back|have (?:an? )?(?:answer|news|update))",
  "(?:i|we)(?:'ll| will| shall) (?:check|chase|ask|look|find|investigate|verify)(?: \\p{L}+){0,5} and (?:\\p{L}+ )?(?:get|come|let|reply|update|tell|call|message|write|respond)",
  '(?:let me|let us) (?:just |quickly )?(?:check|look|find out|ask|see what)',
  'leave (?:it|this) with (?:me|us)',
  '(?:and|then) (?:\\p{L}+ )?let you know',
  "(?:i|we)'m (?:checking|looking into|finding out)",
];
const STAYS =
  '(?:still |also )?(?:be (?:here|there|open|closed|off|out|at|on|around|in|away|working)|see you|finish|close|open|leave|run|start|stop|stay|need|miss|never|not)';
const TIMED_IN_ENGLISH = [
  `(?:i|we)(?:'ll| will| shall| are going to|'m going to|'re going to| aim to|'re aiming to| promise to| promise we'll| promise i'll) (?!${STAYS})\\p{L}+`,
  `(?:i|we)(?:'ll| will)(?: \\p{L}+)* and (?:will |then )?(?:let you|get back|reply|update|call|ring|tell|message|email|write)`,
  '(?:and|then) (?:will |i.ll |we.ll )(?:update|reply|let|get|post|call|ring|message|tell)',
  "i'll be back with|we'll be back with",
  "you(?:'ll| will) (?:have|receive|get|hear) (?:back |an? |our |my |your |the )*(?:answer|reply|response|news|update|message|call|confirmation|email|from)",
  'expect (?:an? |our |my )?(?:answer|reply|response|news|update|message|call|email)',
  '(?:team|colleague|someone|somebody|manager|department|office|advisor|agent|staff)(?: \\p{L}+){0,5}? will (?:\\p{L}+ )?(?:\\p{L}+ (?:you|back)|be in touch|reply|respond|call|answer)',
  'next update (?:at|by|before|around|is due|due|in|within)',
  ', promise\\b',
];

const any = (patterns: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}'])(?:${patterns.join('|')})`, 'gu');
const SURE = any([...SURE_IN_FRENCH, ...SURE_IN_ENGLISH]);
const TIMED = any([...TIMED_IN_FRENCH, ...TIMED_IN_ENGLISH]);
/** No word is given: refused, put off on a condition of theirs, done already, or told of others. */
const NONE =
  /\bje ne (?:peux|pourrai|suis|vous promets|sais)|\bj'ai (?:deja )?(?:promis|dit|repondu)|\bnous ne (?:pouvons|sommes)|\bon ne peut|\b(?:can't|cannot|can not|won't|unable to|couldn't)\b|\bcomme promis|\bas promised|\bavant d'avoir\b|\bne (?:vous )?promets rien/u;
/** "I remind you that", "I recall the number": other senses of the same verb. */
const OTHER_SENSE =
  /vous (?:rappelle|rappelons) (?:que|qu'|le |la |les |l')|vous (?:envoie|adresse|envoyons) (?:tout|toute|tous|mes|nos|plein)|vous (?:fais|faisons) (?:confiance|remarquer)/u;

/** The strongest that is said, with where it ends; null when nothing is promised. */
export function findCommitment(sentence: string): { readonly kind: Commitment; readonly end: number } | null {
  if (NONE.test(sentence) || OTHER_SENSE.test(sentence)) return null;
  const sure = [...sentence.matchAll(SURE)][0];
  if (sure) return { kind: 'sure', end: sure.index + sure[0].length };
  const timed = [...sentence.matchAll(TIMED)][0];
  return timed ? { kind: 'timed', end: timed.index + timed[0].length } : null;
}
