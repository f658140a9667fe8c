import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Published, ReplyTarget } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';

/** A reply that was sent before its organisation was here: a demonstration's. */
export interface PastReply {
  readonly accountId: string;
  readonly conversationId: string;
  readonly memberId: string;
  readonly body: string;
  readonly signature: string;
  /** The character that spoke, the member being behind it; null when a person did. */
  readonly persona: { readonly personaId: string; readonly name: string; readonly revision: number } | null;
  /** What stands before the words by rule; often empty. */
  readonly opening: string;
  readonly text: string;
  readonly target: ReplyTarget;
  readonly languages: readonly string[];
  readonly recordKey: string;
  readonly writtenAt: Date;
  readonly published: Published;
}

/** Keeps a reply of the past as a publication that was sent then, and answers its id. Nothing leaves. */
export async function keepPastReply(tx: Transaction, past: PastReply): Promise<string> {
  const publicationId = randomUUID();
  const { ref, version, url } = past.published;
  await sql`
    insert into publication (organisation_id, publication_id, account_id, conversation_id, member_id, body, signature, persona_id,
      persona_name, persona_revision, opening, text, reply, languages,
      idempotency_key, record_key, written_at, state, due_at, attempts, ref, version, url, created_at, sent_at)
    values (${tx.organisationId}, ${publicationId}, ${past.accountId}, ${past.conversationId}, ${past.memberId}, ${past.body},
      ${past.signature}, ${past.persona?.personaId ?? null}, ${past.persona?.name ?? null}, ${past.persona?.revision ?? null}::int,
      ${past.opening}, ${past.text}, ${JSON.stringify(past.target)}::jsonb, ${[...past.languages]}, ${publicationId}, ${past.recordKey},
      ${past.writtenAt}, 'sent', ${past.writtenAt}, 1, ${ref}, ${version}, ${url}, ${past.writtenAt}, ${past.writtenAt})`.execute(tx.db);
  return publicationId;
}
