import type { Context } from '../context.ts';
import { answer, defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { asContact } from '../voice/contacts.ts';

const NUMBER = /(?<![\w@#+.,/-])(?:\+|00)?\(?\d(?:[ .()/-]{0,2}\d){7,14}(?![\w/]|[.,]\d)/g;
/** France: mobiles, fixed lines, services; written with its country or not. */
const FRENCH_MOBILE = /^(?:(?:00)?33)?0?[67]\d{8}$/;
const FRENCH_FIXED = /^(?:(?:00)?330?|0)[1-59]\d{8}$/;
const FRENCH_SERVICE = /^(?:(?:00)?330?|0)8\d{8}$/;
const BRITISH_MOBILE = /^(?:(?:00)?440?|0)7\d{9}$/;
const BRITISH_SERVICE = /^(?:(?:00)?440?|0)[38]\d{8,9}$/;
const AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/;
const AMERICAN_FREE = /^1?8(?:00|33|44|55|66|77|88)\d{7}$/;
const DATED = /(?:^|\D)(?:[0-3]?\d[/.-][01]?\d[/.-](?:19|20)\d{2}|(?:19|20)\d{2}[/.-][01]\d[/.-][0-3]\d)(?!\d)/;
const PUBLIC_BEFORE =
  /(?:appelez|appeler|joignez|joindre|contactez|contacter|composez|telephone du service|notre numero|service client\w*|standard|call us|contact us|reach us|give us a call|please call|hotline|helpline|phone us)[^.!?]{0,40}$/;

type Kind = 'mobile' | 'fixed' | null;

function kindOf(written: string): Kind {
  if (DATED.test(written)) return null;
  const digits = asContact(written);
  const grouped = /[ .()/-]/.test(written);
  if (AMERICAN_FREE.test(digits) || FRENCH_SERVICE.test(digits) || BRITISH_SERVICE.test(digits)) return null;
  if (FRENCH_MOBILE.test(digits) && /^(?:\+|0)/.test(written)) return 'mobile';
  if (BRITISH_MOBILE.test(digits) && /^(?:\+|0)/.test(written)) return 'mobile';
  if (FRENCH_FIXED.test(digits) && /^(?:\+|0)/.test(written)) return 'fixed';
  if (written.startsWith('+') && digits.length >= 9) return 'fixed';
  return AMERICAN.test(digits) && grouped && /^\+?1?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}$/.test(written) ? 'fixed' : null;
}

function find({ text, account, draft }: Context): Found[] {
  if (draft.visibility === 'private' || !/\d/.test(text.folded)) return [];
  const found: Found[] = [];
  for (const { 0: written, index } of text.folded.matchAll(NUMBER)) {
    const kind = kindOf(written);
    if (!kind || account.voice?.contacts.has(asContact(written))) continue;
    if (text.links.some(({ start, end }) => index >= start && index < end)) continue;
    const ours = PUBLIC_BEFORE.test(text.folded.slice(Math.max(0, index - 80), index));
    const level = kind === 'mobile' ? 'hold' : ours ? 'note' : 'pause';
    found.push({ level, why: kind === 'mobile' ? 'phone.mobile' : 'phone.fixed', where: text.span(index, index + written.length) });
  }
  return found;
}

export const phone = defineRule({
  id: 'phone',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Vous pouvez nous joindre au 0 800 123 456, appel gratuit.'),
      say('Travaux du 09/03/2020 23:30 au 13/03/2020 02:30.'),
      say('Le prochain train part à 17:42 et arrive à 18:05.'),
      say('Call us free on 1-800-555-0199.'),
    ],
    bad: [
      answer('Vous pouvez me rappeler ?', 'Oui, au 06 12 34 56 78 ?'),
      say("I'll ring you on 07700 900123 tonight"),
      say('Son numéro : +33 6 12 34 56 78'),
      say('Appelez-moi au 06.12.34.56.78'),
      say('06-12-34-56-78'),
    ],
  },
});
