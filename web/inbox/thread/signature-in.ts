import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';

/** Longest title, name or initials taken for a signature, in UTF-16 units. */
const LONGEST = 140;
const TAG = /#[\p{L}\p{M}\p{N}_]+$/u;

type Style = Pick<AccountView, 'signatureForm' | 'signatureMark'>;

/** The signature that ends one of our texts: as it was read, or as its account signs now; empty when none is recognised. */
export function signatureIn(message: Pick<MessageView, 'text' | 'signedAs' | 'personaName'>, account: Style | undefined): string {
  const { text, signedAs, personaName } = message;
  if (signedAs !== null) return text.endsWith(signedAs) ? signedAs : '';
  if (!account || (account.signatureForm === 'none' && personaName === null)) return '';
  if (account.signatureForm === 'speaker-tag' && personaName === null) return TAG.exec(text)?.[0] ?? '';
  const at = text.lastIndexOf(account.signatureMark);
  if (at <= 0 || text.length - at > LONGEST) return '';
  const signature = text.slice(at);
  const shape = account.signatureForm === 'initials' && personaName === null ? /^.\p{L}[\p{L}\p{M}\p{N}.]*$/u : /^. \p{L}[^\n]*$/u;
  return shape.test(signature) && /\s/u.test(text.charAt(at - 1)) ? signature : '';
}
