/** How an account signs, as `src/publishing/signature.ts` will write it: for previews. */
import type { AccountView } from '../../src/accounts/schema.ts';
import type { MemberView } from '../../src/people/schema.ts';

export type SignatureStyle = Pick<AccountView, 'signatureForm' | 'signatureMark'>;
export type Signatory = Pick<MemberView, 'publicName' | 'initials'>;

export function signatureText({ signatureForm, signatureMark }: SignatureStyle, { publicName, initials }: Signatory): string {
  if (signatureForm === 'none') return '';
  return signatureForm === 'given-name' ? `${signatureMark} ${publicName}` : `${signatureMark}${initials}`;
}

/** The name stands on a line of its own, initials behind the last word. */
export const separatorOf = ({ signatureForm }: SignatureStyle): string =>
  signatureForm === 'given-name' ? '\n' : signatureForm === 'initials' ? ' ' : '';
