import type { AccountView } from '../../../src/accounts/schema.ts';
import type { MessageView } from '../../../src/inbox/schema.ts';

/** Longest title, name or initials taken for a signature, in UTF-16 units. */
const LONGEST = 140;
const TAG = /#[\p{L}\p{M}\p{N}_]+$/u;
/** A name without a mark is only known from a line of its own, and no longer than names and titles are. */
const LAST_LINE = /\n(\p{L}[^\n]{0,80})$/u;

type Style = Pick<AccountView, 'signatureForm' | 'signatureMark'>;

/** The signature that ends one of our texts: as it was read, or as its account signs now; empty when none is recognised. */
export function signatureIn(message: Pick<MessageView, 'text' | 'signedAs' | 'personaName'>, account: Style | undefined): string {
  const { text, signedAs, personaName } = message;
  if (signedAs !== null) return text.endsWith(signedAs) ? signedAs : '';
  if (!account || (account.signatureForm === 'none' && personaName === null)) return '';
  if (account.signatureForm === 'speaker-tag' && personaName === null) return TAG.exec(text)?.[0] ?? '';
  if (account.signatureMark === '') return LAST_LINE.exec(text)?.[1] ?? '';
  const at = text.lastIndexOf(account.signatureMark);
  if (at <= 0 || text.length - at > LONGEST) return '';
  const signature = text.slice(at);
  const shape = account.signatureForm === 'initials' && personaName === null ? /^.\p{L}[\p{L}\p{M}\p{N}.]*$/u : /^. \p{L}[^\n]*$/u;
  return shape.test(signature) && /\s/u.test(text.charAt(at - 1)) ? signature : '';
}
