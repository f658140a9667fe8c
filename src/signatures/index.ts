export { authorOf, readAddressed, readAuthors } from './author-of.ts';
export { readSignature } from './read-signature.ts';
export type { ReadSignature } from './read-signature.ts';
export { listSignatories, signatureFor, styleOf } from './signatories.ts';
export type { AccountSignatory } from './signatories.ts';
export { signatureOf, signedText, UNSIGNED } from './signature.ts';
export type { Signatory, Signature, SignatureForm, SignatureOccasion, SignaturePlace, SignatureStyle } from './signature.ts';
export { foldTag, tagsIn } from './speaker-tag.ts';
