import type { Transaction } from '../platform/database/index.ts';
import { proposeNames } from './distinct-names.ts';
import { distinctInitials, initialsOf } from './initials.ts';
import { BLANK_CARD } from './member.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { isTakenByOther } from './public-face.ts';
import type { Language, Role } from './schema.ts';
import { insertMember, lockMembers, readMembers } from './store.ts';

export interface NewMember {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly passphraseHash: string;
  readonly role: Role;
  readonly language: Language | null;
  /** What the card says from the beginning; blank without. */
  readonly card?: Partial<NewCard>;
}

export type NewCard = Pick<Member, 'pronouns' | 'speakerTag' | 'languages' | 'topics' | 'weeklyMinutes' | 'listedPublicly'>;

/**
 * Adds a member in the caller's transaction, with initials that nobody of the organisation has or had. The public name is the given one; whoever
 * bears that of a character is told apart from it, as from a homonym: `Lisa N.`.
 */
export async function createMember(
  deps: Pick<PeopleDeps, 'newId'> & Partial<Pick<PeopleDeps, 'holdings'>>,
  tx: Transaction,
  wanted: NewMember,
): Promise<Member> {
  await lockMembers(tx.db, tx.organisationId);
  const others = await readMembers(tx.db);
  const initials = distinctInitials(
    initialsOf(wanted.givenName, wanted.familyName),
    others.map((other) => other.initials),
  );
  const member: Member = {
    ...BLANK_CARD,
    ...wanted.card,
    memberId: deps.newId(),
    givenName: wanted.givenName,
    familyName: wanted.familyName,
    publicName: await freePublicName(deps, tx, { publicName: wanted.givenName, initials }),
    initials,
    jobTitle: wanted.jobTitle,
    email: wanted.email,
    role: wanted.role,
    state: 'active',
    language: wanted.language,
  };
  await insertMember(tx.db, tx.organisationId, { ...member, passphraseHash: wanted.passphraseHash });
  tx.record({ kind: 'member.joined', memberId: member.memberId, data: { role: member.role } });
  return member;
}

async function freePublicName(
  { holdings = () => [] }: Partial<Pick<PeopleDeps, 'holdings'>>,
  { db, organisationId }: Transaction,
  { publicName, initials }: Pick<Member, 'publicName' | 'initials'>,
): Promise<string> {
  if (!(await isTakenByOther({ holdings }, db, organisationId, publicName))) return publicName;
  const [character, newcomer] = [
    { memberId: 'character', publicName, initials: '' },
    { memberId: 'newcomer', publicName, initials },
  ];
  const proposed = proposeNames({ ...newcomer, signsAs: null }, [{ ...character, signsAs: null }]);
  return proposed[0] ?? `${publicName} ${initials}`;
}
