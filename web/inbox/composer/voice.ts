import type { Composer, TypedSignature } from '../../../src/publishing/schema.ts';
import type { SignedShape } from './length.ts';

/** Who speaks: the reader himself, or the account's character. */
export type VoiceName = 'self' | 'persona';

/** The voice that a reply leaves in, and what stands around its words. */
export interface ChosenVoice extends SignedShape {
  readonly name: VoiceName;
  readonly personaId: string | null;
  /** The reader has no tag to sign with on an account that wants one. */
  readonly wantsTag: boolean;
}

/** The voice chosen; while nothing is, the character goes on where it spoke last, and everywhere else the reader speaks as himself. */
export function chooseVoice(composer: Composer, choice: VoiceName | null): ChosenVoice {
  const { persona, counting, addressee, contentWarning } = composer;
  const name = persona === null ? 'self' : (choice ?? (composer.personaSpeaks ? 'persona' : 'self'));
  const { signature, separator, stands, opening } = name === 'persona' && persona !== null ? persona : composer;
  const personaId = name === 'persona' && persona !== null ? persona.personaId : null;
  const wantsTag = name === 'self' && composer.hindrance === 'no-speaker-tag';
  return { name, personaId, wantsTag, signature, separator, stands, opening, counting, addressee, contentWarning };
}

/** The words without what was typed at these places. */
export const withoutTyped = (words: string, { start, end }: Pick<NonNullable<TypedSignature>, 'start' | 'end'>): string =>
  `${words.slice(0, start).trimEnd()}${start === 0 ? words.slice(end).trimStart() : words.slice(end)}`.trimEnd();

/** Whether somebody may have signed here: it is asked of the server only then. */
export function mayBeSigned(words: string): boolean {
  const text = words.trim();
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  return (
    /(?:^|\s)[\^*~|/\-–—]\s?\p{L}/u.test(last) || /^[\^*—–-]/u.test(text) || text.includes('#') || (lines.length > 1 && last.length <= 60)
  );
}
