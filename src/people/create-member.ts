import type { Transaction } from '../platform/database/index.ts';
import { distinctInitials, initialsOf } from './initials.ts';
import { BLANK_CARD } from './member.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
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

/** Adds a member in the caller's transaction, with initials that nobody of the organisation has or had. */
export async function createMember(deps: Pick<PeopleDeps, 'newId'>, tx: Transaction, wanted: NewMember): Promise<Member> {
  await lockMembers(tx.db, tx.organisationId);
  const others = await readMembers(tx.db);
  const member: Member = {
    ...BLANK_CARD,
    ...wanted.card,
    memberId: deps.newId(),
    givenName: wanted.givenName,
    familyName: wanted.familyName,
    publicName: wanted.givenName,
    initials: distinctInitials(
      initialsOf(wanted.givenName, wanted.familyName),
      others.map((other) => other.initials),
    ),
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
