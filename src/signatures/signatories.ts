import { findAccount, listTeam, signingNames } from '../accounts/index.ts';
import type { Account } from '../accounts/index.ts';
import { findMember, findMembers } from '../people/index.ts';
import type { Member } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { signatureOn, UNSIGNED } from './signature.ts';
import type { Signatory, Signature, SignatureOccasion, SignatureStyle } from './signature.ts';

/** A member as he or she signs on one account. */
export interface AccountSignatory extends Signatory {
  readonly memberId: string;
  /** Whether the member answers on this account: the others sign there by mistake, or did once. */
  readonly onTeam: boolean;
}

export const styleOf = (account: Account): SignatureStyle => ({
  form: account.signatureForm,
  mark: account.signatureMark,
  place: account.signaturePlace,
  dropped: account.signatureDropped,
});

/**
 * How a member signs on an account. `missing` says what the member must have before speaking there. Unsigned when there is no such account or
 * member.
 */
export async function signatureFor(db: Query, organisationId: string, accountId: string, memberId: string): Promise<Signature> {
  return await signatureForOccasion(db, organisationId, { accountId, memberId, occasion: null });
}

/** The same on an occasion where the account may let the signature be left out. */
export async function signatureForOccasion(
  db: Query,
  organisationId: string,
  { accountId, memberId, occasion }: { readonly accountId: string; readonly memberId: string; readonly occasion: SignatureOccasion | null },
): Promise<Signature> {
  const account = await findAccount(db, organisationId, accountId);
  const member = await findMember(db, organisationId, memberId);
  if (account === null || member === null) return UNSIGNED;
  const names = await signingNames(db, organisationId, accountId);
  return signatureOn(occasion, styleOf(account), { ...signatoryOf(member), signsAs: names.get(memberId) ?? null });
}

/** Everybody who may have signed on an account: those of its team first, then the rest of the organisation, those who left included. */
export async function listSignatories(db: Query, organisationId: string, accountId: string): Promise<AccountSignatory[]> {
  const team = new Set((await listTeam(db, organisationId, accountId)).map(({ memberId }) => memberId));
  const names = await signingNames(db, organisationId, accountId);
  const members = (await findMembers(db)).filter((member) => member.erasedAt === null);
  const signatories = members.map((member) =>
    Object.assign(signatoryOf(member), {
      memberId: member.memberId,
      signsAs: names.get(member.memberId) ?? null,
      onTeam: member.state === 'active' && (team.size === 0 || team.has(member.memberId)),
    }),
  );
  return signatories.toSorted((one, other) => Number(other.onTeam) - Number(one.onTeam));
}

const signatoryOf = ({ publicName, initials, speakerTag, jobTitle }: Member) => ({
  publicName,
  initials,
  speakerTag,
  publicTitle: jobTitle,
});
