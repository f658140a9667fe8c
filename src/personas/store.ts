import { sql } from 'kysely';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Agreement, Behind, Persona } from './persona.ts';

interface PersonaRow {
  persona_id: string;
  account_id: string;
  name: string;
  agreement: Agreement;
  behind: Behind;
  opening_before: string;
  opening_after: string;
  voice_notes: string;
  portrait_digest: string | null;
  revision: number;
  retired_at: Date | null;
}

const columns = sql`persona_id, account_id, name, agreement, behind, opening_before, opening_after, voice_notes, portrait_digest, revision,
  retired_at`;

/** The character that speaks on an account now; null when there is none. */
export async function findPersona(db: Query, organisationId: string, accountId: string): Promise<Persona | null> {
  const { rows } = await sql<PersonaRow>`
    select ${columns} from persona
    where organisation_id = ${organisationId} and account_id = ${accountId} and retired_at is null`.execute(db);
  return rows[0] ? toPersona(rows[0]) : null;
}

/** The names of all the characters that speak for the organisation, 500 at most. */
export async function listPersonaNames(db: Query, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from persona where organisation_id = ${organisationId} and retired_at is null limit 500`.execute(db);
  return rows.map(({ name }) => name);
}

/** The account's character, which nobody else changes until this transaction ends. */
export async function lockPersona(tx: Transaction, accountId: string): Promise<Persona | null> {
  const { rows } = await sql<PersonaRow>`
    select ${columns} from persona
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and retired_at is null for update`.execute(tx.db);
  return rows[0] ? toPersona(rows[0]) : null;
}

/** Writes a character as it is from now on. */
export async function writePersona(tx: Transaction, one: Persona): Promise<void> {
  await sql`
    insert into persona (organisation_id, persona_id, account_id, name, agreement, behind, opening_before, opening_after, voice_notes,
      portrait_digest, revision, retired_at)
    values (${tx.organisationId}, ${one.personaId}, ${one.accountId}, ${one.name}, ${one.agreement}, ${one.behind}, ${one.openingBefore},
      ${one.openingAfter}, ${one.voiceNotes}, ${one.portraitDigest}, ${one.revision}, ${one.retiredAt})
    on conflict (organisation_id, persona_id) do update set name = excluded.name, agreement = excluded.agreement, behind = excluded.behind,
      opening_before = excluded.opening_before, opening_after = excluded.opening_after, voice_notes = excluded.voice_notes,
      portrait_digest = excluded.portrait_digest, revision = excluded.revision, retired_at = excluded.retired_at`.execute(tx.db);
}

function toPersona(row: PersonaRow): Persona {
  return {
    personaId: row.persona_id,
    accountId: row.account_id,
    name: row.name,
    agreement: row.agreement,
    behind: row.behind,
    openingBefore: row.opening_before,
    openingAfter: row.opening_after,
    voiceNotes: row.voice_notes,
    portraitDigest: row.portrait_digest,
    revision: row.revision,
    retiredAt: row.retired_at,
  };
}
