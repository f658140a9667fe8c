import type { Query } from '../../platform/database/index.ts';
import type { PersonKind, PracticePerson } from './person.ts';
import type { PostTables } from './store.ts';

export interface NewPerson extends Omit<PracticePerson, 'avatarId' | 'bannerId' | 'pinnedRef'> {
  readonly passphraseHash: string | null;
  /** False for an account to which characters do not speak of themselves. */
  readonly spokenTo?: boolean;
}

/** Adds people to the network; those whose handle is taken stay as they are. */
export async function addPeople(db: Query, organisationId: string, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  await db
    .withTables<PostTables>()
    .insertInto('practice_person')
    .values(
      people.map((person) => ({
        organisation_id: organisationId,
        identity: person.identity,
        handle: person.handle,
        display_name: person.displayName,
        kind: person.kind,
        about: person.about,
        passphrase_hash: person.passphraseHash,
        created_at: new Date(),
        avatar_id: null,
        banner_id: null,
        spoken_to: person.spokenTo ?? true,
        pinned_ref: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who bears a handle; null when nobody does. */
export async function findByHandle(
  db: Query,
  organisationId: string,
  handle: string,
): Promise<{ person: PracticePerson; passphraseHash: string | null } | null> {
  const row = await selectPeople(db, organisationId).where('handle', '=', handle).executeTakeFirst();
  return row ? { person: toPerson(row), passphraseHash: row.passphrase_hash } : null;
}

/** Lasting names by handle, of those handles that somebody bears. */
export async function identitiesOf(db: Query, organisationId: string, handles: readonly string[]): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map();
  const rows = await selectPeople(db, organisationId)
    .where('handle', 'in', [...handles])
    .execute();
  return new Map(rows.map((row) => [row.handle, row.identity]));
}

export async function findByIdentity(db: Query, organisationId: string, identity: string): Promise<PracticePerson | null> {
  const row = await selectPeople(db, organisationId).where('identity', '=', identity).executeTakeFirst();
  return row ? toPerson(row) : null;
}

/** People of one kind, the oldest first, `limit` at most. */
export async function peopleOfKind(db: Query, organisationId: string, kind: PersonKind, limit: number): Promise<PracticePerson[]> {
  const rows = await selectPeople(db, organisationId)
    .where('kind', '=', kind)
    .orderBy('created_at')
    .orderBy('handle')
    .limit(limit)
    .execute();
  return rows.map(toPerson);
}

/** The accounts to which characters speak, the oldest first, `limit` at most. */
export async function accountsSpokenTo(db: Query, organisationId: string, limit: number): Promise<PracticePerson[]> {
  const rows = await selectPeople(db, organisationId)
    .where('kind', '=', 'account')
    .where('spoken_to', '=', true)
    .orderBy('created_at')
    .orderBy('handle')
    .limit(limit)
    .execute();
  return rows.map(toPerson);
}

const selectPeople = (db: Query, organisationId: string) =>
  db.withTables<PostTables>().selectFrom('practice_person').selectAll().where('organisation_id', '=', organisationId);

const toPerson = (row: PostTables['practice_person']): PracticePerson => ({
  identity: row.identity,
  handle: row.handle,
  displayName: row.display_name || row.handle,
  kind: row.kind,
  about: row.about,
  avatarId: row.avatar_id,
  bannerId: row.banner_id,
  pinnedRef: row.pinned_ref,
});
