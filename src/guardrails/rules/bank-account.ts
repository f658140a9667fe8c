import type { Context } from '../context.ts';
import { ibanLength, isIban, passesLuhn } from '../identifiers/check-digits.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';

const IBAN_START = /(?<![a-z0-9])[a-z]{2}\d{2}(?=[ .-]?[a-z0-9])/g;
const CARD = /(?<![\w+.,-])\d(?:[ -]?\d){12,18}(?![\w]|[.,]\d)/g;
/** What stands on the back of a card. */
const CARD_CODE = /(?<!\w)(?:cvc2?|cvv2?|cryptogramme(?: visuel)?)\W{0,3}(?:est |is )?(\d{3,4})(?!\w)/g;
/** First digits of the payment networks. */
const CARD_START = /^(?:4|5[1-5]|2[2-7]|3[47]|3[068]|6(?:011|5|4[4-9])|62)/;

/** From a country and its two check digits on: as many letters and digits as the country's IBAN has, single spaces, dots or hyphens between. */
function readIban(folded: string, start: number): { iban: string; end: number } | null {
  const length = ibanLength(folded.slice(start, start + 2).toUpperCase());
  if (length === null) return null;
  let iban = '';
  let at = start;
  for (; iban.length < length && at < folded.length; at++) {
    const character = folded[at]!;
    if (/[a-z0-9]/.test(character)) iban += character.toUpperCase();
    else if (!/[ .-]/.test(character) || !/[a-z0-9]/.test(folded[at + 1] ?? '')) return null;
  }
  return iban.length === length && !/[a-z0-9]/.test(folded[at] ?? '') ? { iban, end: at } : null;
}

function find({ text }: Context): Found[] {
  const { folded } = text;
  if (!/\d{2}/.test(folded)) return [];
  const found: Found[] = [];
  for (const { index } of folded.matchAll(IBAN_START)) {
    const read = readIban(folded, index);
    if (read && isIban(read.iban)) found.push({ level: 'hold', why: 'bank-account.iban', where: text.span(index, read.end), firm: true });
  }
  for (const { 0: written, index } of folded.matchAll(CARD)) {
    const digits = written.replace(/\D/g, '');
    if (!CARD_START.test(digits) || !passesLuhn(digits) || text.links.some(({ start, end }) => index >= start && index < end)) continue;
    // Fifteen or sixteen digits in fours are a card; other numbers pass Luhn by chance one time in ten.
    if (digits.length < 15 || digits.length > 16 || /^(\d)\1+$/.test(digits)) continue;
    found.push({ level: 'hold', why: 'bank-account.card', where: text.span(index, index + written.length), firm: true });
  }
  for (const { 0: written, index } of folded.matchAll(CARD_CODE))
    found.push({ level: 'hold', why: 'bank-account.card', where: text.span(index, index + written.length), firm: true });
  return found;
}

export const bankAccount = defineRule({
  id: 'bank-account',
  level: 'hold',
  find,
  examples: {
    good: [
      say('Votre IBAN commence par FR76 : il est sur votre relevé.'),
      say('FR76 3000 6000 0112 3456 7890 188'),
      say('Train 4111 1111 à quai'),
      say('Le cryptogramme est au dos de votre carte.'),
    ],
    bad: [
      say('On vire sur FR76 3000 6000 0112 3456 7890 189 ?'),
      say('gb29nwbk60161331926819'),
      say('Card ending 4242, expiry 09/27, CVC 311'),
      say('Carte 4111 1111 1111 1111, fin 12/27'),
    ],
  },
});
