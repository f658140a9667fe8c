import type { Persona } from './persona.ts';

/** The languages that openings are written in; any other thread gets the organisation's. */
export type OpeningLanguage = 'fr' | 'en';

/** The language of an opening in a thread of these languages (BCP 47, likeliest first), or else the organisation's. */
export function openingLanguage(languages: readonly string[], organisation: OpeningLanguage): OpeningLanguage {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0];
    if (primary === 'fr' || primary === 'en') return primary;
  }
  return organisation;
}

/** That it is a character of the organisation, and what is behind it. Nobody edits this, and nothing switches it off. */
export function declarationOf(
  { name, agreement, behind }: Pick<Persona, 'name' | 'agreement' | 'behind'>,
  organisation: string,
  language: OpeningLanguage,
): string {
  if (language === 'en') {
    return behind === 'program'
      ? `${name}, virtual assistant of ${organisation}: a program answers you.`
      : `${name}, a character of ${organisation}: the people of the team answer you.`;
  }
  if (behind === 'people') return `${name}, personnage ${de(organisation)}, derrière lequel des personnes vous répondent.`;
  const assistant = agreement === 'feminine' ? 'assistante virtuelle' : 'assistant virtuel';
  return `${name}, ${assistant} ${de(organisation)}\u00a0: un programme vous répond.`;
}

/** The opening of a character's first message in a thread: its declaration, between the free words around it. */
export const openingOf = (
  persona: Pick<Persona, 'name' | 'agreement' | 'behind' | 'openingBefore' | 'openingAfter'>,
  organisation: string,
  language: OpeningLanguage,
): string =>
  [persona.openingBefore, declarationOf(persona, organisation, language), persona.openingAfter].filter((part) => part !== '').join(' ');

/** The opening of the first message of a person who takes a thread over from a character. */
export const takeOverOf = (givenName: string, persona: string, language: OpeningLanguage): string =>
  language === 'fr' ? `Ici ${givenName}, je reprends pour ${persona}.` : `${givenName} here, taking over from ${persona}.`;

/** `de La Poste`, `d’Île-de-France Mobilités`, `du Havre Transports`, as French says it before a name. */
export function de(name: string): string {
  if (/^Les\s/u.test(name)) return `des ${name.slice(4)}`;
  if (/^Le\s/u.test(name)) return `du ${name.slice(3)}`;
  const first = name.normalize('NFD').charAt(0);
  return /[aeiou]/iu.test(first) ? `d’${name}` : `de ${name}`;
}
