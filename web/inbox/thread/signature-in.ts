import type { AccountView } from '../../../src/accounts/schema.ts';

/** Longest first name or initials taken for a signature, in UTF-16 units. */
const LONGEST = 60;

/** The signature that ends one of our texts, as its account signs now; empty when none is recognised. */
export function signatureIn(text: string, account: Pick<AccountView, 'signatureForm' | 'signatureMark'> | undefined): string {
  if (!account || account.signatureForm === 'none') return '';
  const at = text.lastIndexOf(account.signatureMark);
  if (at <= 0 || text.length - at > LONGEST) return '';
  const signature = text.slice(at);
  const shape = account.signatureForm === 'given-name' ? /^. \p{L}[^\n]*$/u : /^.\p{L}[\p{L}\p{N}.]*$/u;
  return shape.test(signature) && /\s/u.test(text.charAt(at - 1)) ? signature : '';
}
