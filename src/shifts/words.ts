/**
 * The words that the public reads when somebody comes, goes, or is away. An organisation changes them; these are those it begins with.
 * Placeholders are the same in both languages' texts: `{prénom}` or `{name}`, `{heure}` or `{time}`, `{pronoms}` or `{pronouns}`,
 * `{retour}` or `{return}`.
 */
import type { Language } from './holidays.ts';

export interface Template {
  readonly kind: 'greeting' | 'goodbye';
  readonly language: Language;
  readonly text: string;
}

export interface Said {
  readonly publicName: string;
  /** `elle`, `iel/lui`; empty when the member does not say. */
  readonly pronouns: string;
  readonly until: Date;
}

export const TEMPLATES: readonly Template[] = [
  { kind: 'greeting', language: 'fr', text: 'Bonjour, c’est {prénom}, avec vous jusqu’à {heure}.' },
  { kind: 'greeting', language: 'fr', text: '{prénom} prend les commandes : posez vos questions, je réponds jusqu’à {heure}.' },
  { kind: 'greeting', language: 'fr', text: 'Bonjour, l’équipe est avec vous jusqu’à {heure}.' },
  { kind: 'greeting', language: 'en', text: 'Hello, this is {prénom}, with you until {heure}.' },
  { kind: 'greeting', language: 'en', text: 'Hello, the team is with you until {heure}.' },
  { kind: 'goodbye', language: 'fr', text: '{prénom} vous dit au revoir. Merci pour vos messages, et bonne route.' },
  { kind: 'goodbye', language: 'fr', text: 'L’équipe vous dit au revoir. Merci pour vos messages, et bonne route.' },
  { kind: 'goodbye', language: 'en', text: '{prénom} says goodbye. Thank you for your messages.' },
  { kind: 'goodbye', language: 'en', text: 'The team says goodbye. Thank you for your messages.' },
];

export const HOURS_NOTICE: Readonly<Record<Language, string>> = {
  fr: 'Bonjour, nous avons bien lu votre message. L’équipe est de retour {retour} et vous répondra.',
  en: 'Hello, we have received your message. The team is back {retour} and will answer you.',
};

/** Characters of a template. */
export const LONGEST_TEMPLATE = 500;
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** `14 h`, `14 h 30`; `14:00` in English. */
export function hourOf(at: Date, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).formatToParts(
    at,
  );
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '00';
  if (language === 'en') return `${part('hour')}:${part('minute')}`;
  const hour = String(Number(part('hour')));
  return part('minute') === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${part('minute')}`;
}

/** Fills a greeting or goodbye. Without pronouns, their brackets go too: `{prénom} ({pronoms})` is `Inès`. */
export function fillTemplate(text: string, said: Said, zone: string, language: Language): string {
  const pronouns = said.pronouns.trim();
  const whole = pronouns === '' ? text.replaceAll(/\s*\(\s*\{(?:pronoms|pronouns)\}\s*\)/gu, '') : text;
  // In one go: what a name brings in is never taken for a placeholder.
  return whole.replaceAll(/\{(?:(prénom|prenom|name)|(heure|time)|(?:pronoms|pronouns))\}/gu, (_, name?: string, hour?: string) =>
    name !== undefined ? said.publicName : hour !== undefined ? hourOf(said.until, zone, language) : pronouns,
  );
}

const TEAM: Record<Language, string> = { fr: 'l’équipe', en: 'the team' };

/** `Aux commandes : Inès et Karim`; `Aux commandes : Inès et l’équipe` when there are more whom it may not name (null). */
export function profileLine(names: readonly (string | null)[], language: Language): string {
  const named = names.filter((name) => name !== null);
  const list = new Intl.ListFormat(LOCALES[language]).format(named.length < names.length ? [...named, TEAM[language]] : named);
  return language === 'fr' ? `Aux commandes\u00a0: ${list}` : `At the helm: ${list}`;
}

/** When people are back, as one says it: `aujourd’hui à 14 h`, `demain à 6 h`, `lundi à 6 h`, `lundi 7 décembre à 6 h`. */
export function returnWords(back: Date, now: Date, zone: string, language: Language): string {
  const day = (at: Date) => Date.parse(`${new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)}T00:00Z`) / 86_400_000;
  const days = day(back) - day(now);
  const hour = hourOf(back, zone, language);
  const far = days > 6 ? ({ day: 'numeric', month: 'long' } as const) : {};
  const weekday = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', timeZone: zone, ...far }).format(back);
  if (language === 'fr') return `${days <= 0 ? 'aujourd’hui' : days === 1 ? 'demain' : weekday} à ${hour}`;
  return `${days <= 0 ? 'today' : days === 1 ? 'tomorrow' : `on ${weekday}`} at ${hour}`;
}

export const fillNotice = (text: string, back: string): string => text.replaceAll(/\{(?:retour|return)\}/gu, () => back);
