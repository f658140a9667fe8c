import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { askOwn } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { mayCircles } from './policy.ts';
import { wantedIdentities } from './read-speakers.ts';
import type { ListWords } from './schema.ts';
import { enqueueSpeakers } from './speak-publicly.ts';
import { findSpeakersList, noteWritten, wantSpeakersList } from './speakers-store.ts';

export type WriteRefusal = AskRefusal | { kind: 'not-allowed' } | { kind: 'nobody-agreed' };

interface Which {
  readonly organisationId: string;
  readonly accountId: string;
}

/** Makes the list of who speaks on an account, or brings it up to date. What the network did not take is tried again by a job. */
export async function writeSpeakers(
  deps: CircleDeps,
  visitor: Visitor,
  { accountId, words }: { readonly accountId: string; readonly words: ListWords },
): Promise<Result<void, WriteRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayCircles('manage', role)) return fail({ kind: 'not-allowed' });
  // Where the network has no lists, or the account is not there, nothing is wanted of it.
  const asked = await askOwn(deps, { organisationId, accountId }, async () => succeed());
  if (!asked.ok) return asked;
  const wanted = await deps.database.transact(organisationId, async (tx) => {
    const isMade = (await findSpeakersList(tx.db, organisationId, accountId)) !== null;
    const identities = await wantedIdentities(tx.db, organisationId, accountId);
    if (!isMade && identities.length === 0) return null;
    tx.record({ kind: 'circles.speakers-wanted', memberId, accountId, data: { people: identities.length } });
    return await wantSpeakersList(tx, { accountId, recordKey: deps.newRecordKey(), ...words, memberId });
  });
  if (wanted === null) return fail({ kind: 'nobody-agreed' });
  return await bring(deps, { organisationId, accountId });
}

/** Brings the list to what is wanted now; nothing where none was made. Any number of times, and by any number of processes. */
export async function bring(deps: CircleDeps, which: Which): Promise<Result<void, AskRefusal>> {
  const { organisationId, accountId } = which;
  const { list, identities } = await deps.database.read(organisationId, async (db) => ({
    list: await findSpeakersList(db, organisationId, accountId),
    identities: await wantedIdentities(db, organisationId, accountId),
  }));
  if (list === null) return succeed();
  const { recordKey: key, name, description, wantedAt } = list;
  const written = await askOwn(deps, which, (own) => own.writeList({ key, name, description, identities }));
  if (!written.ok) return written;
  await deps.database.transact(organisationId, async (tx) => {
    await noteWritten(tx, { accountId, wantedAt, identities });
    tx.record({ kind: 'circles.speakers-written', accountId, data: { people: identities.length } });
  });
  return succeed();
}

/** So often, about an hour in all; then the screen says that the list is not what it should be. */
const MOST_TRIES = 12;

/** The job behind a word that was taken back: who agrees no more is taken off the list, as soon as the network can be told. */
export async function followUp(deps: CircleDeps, which: Which & { readonly tries: number }): Promise<void> {
  const { organisationId, accountId, tries } = which;
  const brought = await bring(deps, { organisationId, accountId });
  if (brought.ok || tries >= MOST_TRIES) return;
  const pause = Math.min(600, 5 * 2 ** tries) * 1_000;
  await deps.database.transact(organisationId, async (tx) => enqueueSpeakers(tx, accountId, new Date(Date.now() + pause), tries + 1));
}
