/** A character of an account: it has a name and a voice, and always says what it is. */

/** How French agrees with the character: *assistante*, *assistant*. */
export type Agreement = 'feminine' | 'masculine';
/** What answers behind it. The public is told. */
export type Behind = 'people' | 'program';

export interface Persona {
  readonly personaId: string;
  readonly accountId: string;
  readonly name: string;
  readonly agreement: Agreement;
  readonly behind: Behind;
  /** Free words before and after the declaration, which itself cannot be edited. */
  readonly openingBefore: string;
  readonly openingAfter: string;
  /** How it speaks; for the team alone. */
  readonly voiceNotes: string;
  /** SHA-256 of the portrait in hexadecimal; null when there is none. */
  readonly portraitDigest: string | null;
  /** Grows when what the declaration says changes. */
  readonly revision: number;
  /** When it stopped being; null while it speaks. */
  readonly retiredAt: Date | null;
}
