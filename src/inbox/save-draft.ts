import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { deleteDraft, findDraft, insertDraft, lockDraft, replaceDraft } from './draft-store.ts';
import type { Draft, DraftPlace, DraftWriting } from './draft-store.ts';

/** `draft`: the newer one; null when it was sent or thrown away meanwhile. */
export type StaleDraft = { kind: 'stale-draft'; draft: Draft | null };

/** What Postgres keeps of what was typed. */
const storable = (typed: string): string => typed.toWellFormed().replaceAll('\0', '');

/**
 * Keeps what a member writes. `revision` is the one that it was written on, 0 when it is a first draft: a save that comes late, or from
 * another device, never overwrites a newer text.
 */
export async function saveDraft(tx: Transaction, draft: DraftWriting & { readonly revision: number }): Promise<Result<Draft, StaleDraft>> {
  const { contentWarning = null } = draft;
  const writing = { ...draft, text: storable(draft.text), contentWarning: contentWarning === null ? null : storable(contentWarning) };
  const written = draft.revision === 0 ? await insertDraft(tx, writing) : await replaceDraft(tx, writing, draft.revision);
  if (!written) return fail({ kind: 'stale-draft', draft: await findDraft(tx.db, tx.organisationId, draft) });
  announce(tx, draft, written.revision);
  return succeed(written);
}

/** Throws a draft away: by its author, or because it was sent. */
export async function dropDraft(tx: Transaction, place: DraftPlace): Promise<void> {
  if (await deleteDraft(tx, place)) announce(tx, place, 0);
}

/** Gives a text that could not be sent back to its author, before whatever was written since, also at this very moment. */
export async function keepAsDraft(tx: Transaction, draft: DraftWriting): Promise<void> {
  let existing: Draft | null = null;
  // What was there may be thrown away before it is locked.
  while (existing === null && !(await insertDraft(tx, draft))) existing = await lockDraft(tx, draft);
  if (existing && existing.text !== draft.text) {
    const text = existing.text.trim() === '' ? draft.text : `${draft.text}\n\n${existing.text}`;
    await replaceDraft(tx, { ...draft, text }, existing.revision);
  }
  announce(tx, draft, (existing?.revision ?? 0) + 1);
}

function announce(tx: Transaction, place: DraftPlace, revision: number): void {
  tx.announce('draft', { memberId: place.memberId, conversationId: place.conversationId, revision });
}
