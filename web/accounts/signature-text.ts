/** How an account signs, as `src/signatures/signature.ts` will write it: for previews. */
import type { AccountView } from '../../src/accounts/schema.ts';
import type { MemberView } from '../../src/people/schema.ts';

export type SignatureStyle = Pick<AccountView, 'signatureForm' | 'signatureMark'> & {
  readonly signaturePlace?: AccountView['signaturePlace'];
};
export type Signatory = Pick<MemberView, 'publicName' | 'initials'> & Partial<Pick<MemberView, 'speakerTag' | 'jobTitle'>>;

/** The signature of a member; a tag that he has not chosen yet is empty. */
export function signatureText({ signatureForm, signatureMark }: SignatureStyle, signatory: Signatory): string {
  const { publicName, initials, speakerTag, jobTitle } = signatory;
  const before = signatureMark === '' ? '' : `${signatureMark} `;
  switch (signatureForm) {
    case 'none':
      return '';
    case 'given-name':
      return `${before}${publicName}`;
    case 'initials':
      return `${signatureMark}${initials}`;
    case 'speaker-tag':
      return speakerTag ? `#${speakerTag}` : '';
    case 'title-and-name':
      return `${before}${jobTitle ? `${jobTitle}, ` : ''}${publicName}`;
  }
}

/** Where a form stands unless the account says otherwise. */
export const usualPlace = (form: AccountView['signatureForm']): NonNullable<AccountView['signaturePlace']> =>
  form === 'initials' || form === 'speaker-tag' ? 'same-line' : 'own-line';

export function separatorOf({ signatureForm, signaturePlace }: SignatureStyle): string {
  if (signatureForm === 'none') return '';
  const place = signaturePlace ?? usualPlace(signatureForm);
  const ownLine = place === 'own-line' || (place === 'start' && usualPlace(signatureForm) === 'own-line');
  return ownLine ? '\n' : ' ';
}
