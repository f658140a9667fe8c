import { impossible } from '../platform/result.ts';

/** How an account signs. `mark` stands before the name: `— Inès`, `^IN`. */
export interface SignatureStyle {
  readonly form: 'given-name' | 'initials' | 'none';
  readonly mark: string;
}

/** What the public reads of the member who signs. */
export interface Signatory {
  readonly publicName: string;
  readonly initials: string;
}

/** A signature, and what stands between it and the words before it. */
export interface Signature {
  readonly text: string;
  readonly separator: string;
}

/** The name on a line of its own, as at the end of a letter; initials behind the last word, as teams on networks do. */
export function signatureOf({ form, mark }: SignatureStyle, { publicName, initials }: Signatory): Signature {
  switch (form) {
    case 'given-name':
      return { text: `${mark} ${publicName}`, separator: '\n' };
    case 'initials':
      return { text: `${mark}${initials}`, separator: ' ' };
    case 'none':
      return { text: '', separator: '' };
    default:
      return impossible(form);
  }
}

/** What was typed, as it will be sent: line ends as the web has them, no space around, nothing that a network cannot carry. */
export const tidyBody = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim();

/** Whether there is nothing to read in it: only spaces, controls, joiners and other signs without a shape. */
export const isEmptyBody = (body: string): boolean => !/[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cn}]/u.test(body);

/** Body and signature as the public reads them. */
export const signedText = (body: string, { text, separator }: Signature): string => `${body}${separator}${text}`;
