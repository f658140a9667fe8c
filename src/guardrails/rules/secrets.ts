import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import type { WhyKey } from '../why.ts';

/** Keys of known makers, by how they begin. Read in the original: their capitals count. */
const KEYS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,255}/g,
  /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{20,255}/g,
  /(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20,64}/g,
  /(?<![A-Za-z0-9])(?:sk|pk|rk)[_-](?:live|test|proj|ant)?[_-]?[A-Za-z0-9_-]{16,200}/g,
  /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,200}/g,
  /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/g,
  /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{20,200}/g,
  /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g,
  /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}(?:\.[A-Za-z0-9_-]{0,2000})?/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g,
  /(?<![a-z0-9])(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp|https?|ftp|ssh):\/\/[^\s:/@]{1,64}:[^\s/@]{1,128}@[^\s]{1,200}/gi,
  /(?<![A-Za-z0-9])[A-Z][A-Z0-9_]{2,60}(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PWD)[A-Z0-9_]{0,30}\s?[=:]\s?["']?[^\s"']{6,200}/g,
];
/** A word for a secret, and what stands behind it. */
const SAID =
  /(?<!\w)(?:mots? de passe|mdp|passwords?|passwd|pwd|passcode|passphrase|code pin|pin code|code (?:d'acces|d'entree|wifi|wi-fi|de la porte|de porte|alarme|de l'alarme|secret|confidentiel|de securite|de verification|de validation|sms)|digicode|cle (?:api|wifi|wi-fi|wpa|secrete)|api[ -]?key|secret key|access key|(?:wifi|wi-fi|wpa) (?:key|code|password)|(?:door|gate|alarm|access|entry|security|verification) code|token|jeton)(?: (?:du|de|de la|des|for|of|to) [\p{L}\p{N}' -]{1,30}?)?(?:\s?(?:est|is|was|sera|devient|reste|:|=|-)+\s?(?:toujours |still |bien |now |desormais )?|\s*[,:]\s*| (?=[^\s]{0,40}\d)|[^\n\d]{0,40}?[.!?,;] ?(?:c'est|it's|its) (?:toujours |still |bien )?(?=\d{3}))["']?([^\s"']{3,80})/giu;
/** What stands there when no secret does. */
const NO_SECRET =
  /^(?:oublie|perdu|incorrect|invalide|expire|change|bloque|demande|necessaire|personnel|confidentiel|secret|unique|trop|plus|pas|le|la|les|un|une|votre|vos|en|de|du|sur|via|par|ici|a|au|ou|et|si|que|qui|forgotten|lost|invalid|expired|wrong|required|reset|changed|not|the|your|a|an|in|on|at|via|here|only|to|too|needed|case|sent|envoye|valable|valid|http\S*|www\S*)[.,;!?)]*$/i;
/** What people choose though they are told not to. */
const WEAK =
  /^(?:azerty|qwerty|admin|root|password|motdepasse|letmein|soleil|doudou|welcome|bienvenue|loulou|chouchou|marseille|toto|dragon|monkey|football)\w{0,4}$/i;
const MIXED = /^(?=.*[\d!?@#$%&*_+-])(?=.*[A-Za-z\d]).{4,}$/;
/** Long, of letters and figures together, in no order. */
const RANDOM =
  /(?<![A-Za-z0-9@#/._-])(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[a-z])(?=[A-Za-z0-9+/_-]*[A-Z])[A-Za-z0-9+/_-]{24,200}={0,2}(?![A-Za-z0-9])/g;

function find({ text }: Context): Found[] {
  const { original } = text;
  const found: Found[] = [];
  const add = (start: number, end: number, why: WhyKey): void => {
    if (!found.some(({ where }) => start < where.end && end > where.start))
      found.push({ level: 'hold', why, where: { start, end }, firm: true });
  };
  for (const pattern of KEYS) for (const { 0: key, index } of original.matchAll(pattern)) add(index, index + key.length, 'secrets.key');
  for (const { 0: said, 1: secret = '', index } of text.folded.matchAll(SAID)) {
    const start = index + said.length - secret.length;
    const { start: from, end } = text.span(start, index + said.length);
    const written = original.slice(from, end).replace(/[.,;!?)]+$/, '');
    if (!NO_SECRET.test(secret) && (MIXED.test(written) || WEAK.test(written) || /^[A-Za-z]+[A-Z]\w*$/.test(written)))
      add(from, from + written.length, 'secrets.password');
  }
  for (const { 0: key, index } of original.matchAll(RANDOM)) {
    if (!text.links.some(({ start, end }) => index >= text.span(start, end).start && index < text.span(start, end).end))
      add(index, index + key.length, 'secrets.random');
  }
  return found;
}

export const secrets = defineRule({
  id: 'secrets',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Mot de passe oublié ? Cliquez sur « Réinitialiser ».'),
      say('Your password is case sensitive.'),
      say('Ne donnez jamais votre mot de passe.'),
    ],
    bad: [
      say('Qui descend le code de l’alarme à Jo ? C’est toujours 4578.'),
      say('Voici votre mot de passe : Soleil2024!'),
      say('export API_TOKEN=f83kd02mfkq9s'),
      say('wifi code: Guichet99'),
      say('Le mot de passe est azerty'),
      say('Use sk_test_51Hb9aKJd83nZpQ0r7Tt'),
    ],
  },
});
