import { sql } from 'kysely';
import type { Query } from '../platform/database/index.ts';
import type { Member } from './member.ts';
import type { Language, OrganisationView, Role } from './schema.ts';

export type PeopleTables = {
  organisation: { organisation_id: string; name: string; time_zone: string; language: Language; demonstration: boolean };
  member: {
    organisation_id: string;
    member_id: string;
    given_name: string;
    family_name: string;
    public_name: string;
    initials: string;
    job_title: string;
    email: string;
    passphrase_hash: string;
    role: Role;
    state: 'active' | 'deactivated';
    language: Language | null;
    pronouns: string;
    speaker_tag: string | null;
    languages: string[];
    topics: string[];
    weekly_minutes: number | null;
    listed_publicly: boolean;
    photo_digest: string | null;
    left_at: Date | null;
    erased_at: Date | null;
  };
};

const MEMBER_COLUMNS = [
  'member_id',
  'given_name',
  'family_name',
  'public_name',
  'initials',
  'job_title',
  'email',
  'role',
  'state',
  'language',
  'pronouns',
  'speaker_tag',
  'languages',
  'topics',
  'weekly_minutes',
  'listed_publicly',
  'photo_digest',
  'left_at',
  'erased_at',
] as const;

const MOST_MEMBERS = 1_000;

const people = (db: Query) => db.withTables<PeopleTables>();

/** How many organisations this installation has, real ones and demonstrations. */
export async function countOrganisations(db: Query): Promise<{ real: number; demonstration: number }> {
  const { rows } = await sql<{ real: number; demonstration: number }>`select real, demonstration from count_organisations()`.execute(db);
  return rows[0] ?? { real: 0, demonstration: 0 };
}

/** Keeps other first visits waiting until the end of this transaction. */
export async function lockFirstVisit(db: Query): Promise<void> {
  await sql`select pg_advisory_xact_lock(7151412028)`.execute(db);
}

export async function insertOrganisation(db: Query, organisation: OrganisationView): Promise<void> {
  await people(db)
    .insertInto('organisation')
    .values({
      organisation_id: organisation.organisationId,
      name: organisation.name,
      time_zone: organisation.timeZone,
      language: organisation.language,
      demonstration: organisation.demonstration,
    })
    .execute();
}

export async function readOrganisation(db: Query, organisationId: string): Promise<OrganisationView | null> {
  const row = await people(db).selectFrom('organisation').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst();
  if (!row) return null;
  return {
    organisationId: row.organisation_id,
    name: row.name,
    timeZone: row.time_zone,
    language: row.language,
    demonstration: row.demonstration,
  };
}

/** Makes changes among the organisation's members happen one after another, until the end of this transaction. */
export async function lockMembers(db: Query, organisationId: string): Promise<void> {
  await people(db).selectFrom('organisation').select('organisation_id').where('organisation_id', '=', organisationId).forUpdate().execute();
}

/** The active first, then by family and given name; 1,000 at most. */
export async function readMembers(db: Query): Promise<Member[]> {
  const rows = await people(db)
    .selectFrom('member')
    .select(MEMBER_COLUMNS)
    .orderBy('state')
    .orderBy('family_name')
    .orderBy('given_name')
    .limit(MOST_MEMBERS)
    .execute();
  return rows.map(toMember);
}

/** The active who agreed to be shown to the public, by public name; 1,000 at most. */
export async function readListedMembers(db: Query, organisationId: string): Promise<Member[]> {
  const rows = await people(db)
    .selectFrom('member')
    .select(MEMBER_COLUMNS)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'active')
    .where('listed_publicly', '=', true)
    .orderBy('public_name')
    .limit(MOST_MEMBERS)
    .execute();
  return rows.map(toMember);
}

export async function readMember(db: Query, organisationId: string, memberId: string): Promise<Member | null> {
  const row = await people(db)
    .selectFrom('member')
    .select(MEMBER_COLUMNS)
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

export async function readPassphraseHash(db: Query, organisationId: string, memberId: string): Promise<string | null> {
  const row = await people(db)
    .selectFrom('member')
    .select('passphrase_hash')
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.passphrase_hash ?? null;
}

export async function isEmailTaken(db: Query, email: string): Promise<boolean> {
  const row = await people(db)
    .selectFrom('member')
    .select('member_id')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertMember(db: Query, organisationId: string, member: Member & { passphraseHash: string }): Promise<void> {
  await people(db)
    .insertInto('member')
    .values({
      organisation_id: organisationId,
      member_id: member.memberId,
      given_name: member.givenName,
      family_name: member.familyName,
      public_name: member.publicName,
      initials: member.initials,
      job_title: member.jobTitle,
      email: member.email,
      passphrase_hash: member.passphraseHash,
      role: member.role,
      state: member.state,
      language: member.language,
      pronouns: member.pronouns,
      speaker_tag: member.speakerTag,
      languages: [...member.languages],
      topics: [...member.topics],
      weekly_minutes: member.weeklyMinutes,
      listed_publicly: member.listedPublicly,
      photo_digest: null,
      left_at: null,
      erased_at: null,
    })
    .execute();
}

export type MemberChange = {
  readonly [Line in Exclude<keyof Member, 'memberId' | 'email' | 'photoDigest' | 'leftAt' | 'erasedAt'>]?: Member[Line] | undefined;
} & { readonly passphraseHash?: string };

/** Writes what is given and leaves the rest. Who is deactivated leaves now; who comes back has not left. */
export async function updateMember(db: Query, organisationId: string, memberId: string, change: MemberChange): Promise<void> {
  const columns = {
    given_name: change.givenName,
    family_name: change.familyName,
    public_name: change.publicName,
    initials: change.initials,
    job_title: change.jobTitle,
    language: change.language,
    role: change.role,
    state: change.state,
    pronouns: change.pronouns,
    speaker_tag: change.speakerTag,
    languages: change.languages,
    topics: change.topics,
    weekly_minutes: change.weeklyMinutes,
    listed_publicly: change.listedPublicly,
    passphrase_hash: change.passphraseHash,
  };
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) return;
  const leftAt =
    change.state === 'active' ? sql<null>`null` : change.state === 'deactivated' ? sql<Date>`coalesce(left_at, now())` : sql<Date>`left_at`;
  await people(db)
    .updateTable('member')
    .set({ ...given, left_at: leftAt })
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .execute();
}

const toMember = (row: Pick<PeopleTables['member'], (typeof MEMBER_COLUMNS)[number]>): Member => ({
  memberId: row.member_id,
  givenName: row.given_name,
  familyName: row.family_name,
  publicName: row.public_name,
  initials: row.initials,
  jobTitle: row.job_title,
  email: row.email,
  role: row.role,
  state: row.state,
  language: row.language,
  pronouns: row.pronouns,
  speakerTag: row.speaker_tag,
  languages: row.languages,
  topics: row.topics,
  weeklyMinutes: row.weekly_minutes,
  listedPublicly: row.listed_publicly,
  photoDigest: row.photo_digest,
  leftAt: row.left_at,
  erasedAt: row.erased_at,
});
