import { measureOf } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import { personaSignature, signedText, styleOf } from '../signatures/index.ts';
import { declarationOf, openingOf } from './declaration.ts';
import type { OpeningLanguage } from './declaration.ts';
import type { Persona } from './persona.ts';
import type { Openings, PersonaView } from './schema.ts';

/** Graphemes that opening and signature leave at least: enough for an answer in the first message. */
export const ROOM_FOR_WORDS = 100;

export type Described = Pick<Persona, 'name' | 'agreement' | 'behind' | 'openingBefore' | 'openingAfter'>;

/** What the public reads of a character, in each language, on this account. */
export function openingsOf(persona: Described, account: Account, organisation: string, networks: Networks): Openings {
  const measure = measureOf(account, networks);
  const signature = personaSignature(styleOf(account), persona.name);
  const inLanguage = (language: OpeningLanguage) => {
    const opening = openingOf(persona, organisation, language);
    return {
      opening,
      declaration: declarationOf(persona, organisation, language),
      signature: signature.text,
      length: measure.length(signedText(`${opening}\n`, signature)),
      maximum: measure.maximum,
    };
  };
  return { fr: inLanguage('fr'), en: inLanguage('en') };
}

/** How much too long the longer of the openings is; null when both leave room for words. */
export function excessOf({ fr, en }: Openings): { length: number; maximum: number } | null {
  const longest = fr.length > en.length ? fr : en;
  const maximum = longest.maximum - ROOM_FOR_WORDS;
  return longest.length > maximum ? { length: longest.length, maximum } : null;
}

export function toPersonaView(persona: Persona, openings: Openings): PersonaView {
  const { personaId, accountId, name, agreement, behind, openingBefore, openingAfter, voiceNotes, portraitDigest } = persona;
  return { personaId, accountId, name, agreement, behind, openingBefore, openingAfter, voiceNotes, portraitDigest, openings };
}
