import { readSignature } from './read-signature.ts';
import type { ReadSignature } from './read-signature.ts';
import type { Signatory, Signature, SignatureStyle } from './signature.ts';
import { foldTag, tagsIn } from './speaker-tag.ts';

/** Who speaks: `own` are the ids under which what was typed is his own (his, and the character's that he speaks as). */
export interface Typist {
  readonly own: readonly string[];
  readonly style: SignatureStyle;
  readonly known: readonly (Signatory & { readonly memberId: string })[];
}

/**
 * The signature that somebody typed or pasted around the words, where it counts: his own in any form, a colleague's where it can be
 * nothing else. A colleague's bare name on the last line may be a word to somebody of that name; a tag inside the words speaks of somebody.
 */
export function typedSignature(body: string, { own, style, known }: Typist): (ReadSignature & { readonly memberId: string }) | null {
  const read = readSignature(body, style, known);
  if (read === null || read.memberId === null) return null;
  const { memberId } = read;
  const outer = read.end === body.trimEnd().length || body.slice(0, read.start).trim() === '';
  if (!outer || (read.how === 'tag' && style.form !== 'speaker-tag')) return null;
  return read.bare && !own.includes(memberId) ? null : { ...read, memberId };
}

/** The words without what `read` found around them. */
export const withoutSignature = (body: string, read: Pick<ReadSignature, 'start' | 'end'>): string =>
  `${body.slice(0, read.start).trimEnd()}${read.start === 0 ? body.slice(read.end).trimStart() : body.slice(read.end)}`.trim();

/** The words without the signatures that their own author typed by habit, however often; the account's is put once, where it stands. */
export function withoutOwnSignature(body: string, typist: Typist): string {
  let words = body;
  for (let typed = typedSignature(words, typist); typed !== null && typist.own.includes(typed.memberId);) {
    const shorter = withoutSignature(words, typed);
    if (shorter.length >= words.length) return words;
    words = shorter;
    typed = typedSignature(words, typist);
  }
  return words;
}

/** The signature to be put around the words: none where the words already hold the speaker's tag. */
export function signatureAround(body: string, signature: Signature, style: SignatureStyle): Signature {
  if (style.form !== 'speaker-tag' || !signature.text.startsWith('#')) return signature;
  const inside = tagsIn(body).some(({ tag }) => foldTag(tag) === foldTag(signature.text));
  return inside ? { ...signature, text: '', separator: '' } : signature;
}
