/** Records of the account's own repository that several hands write: ours, and the network's own app. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import type { Reader } from './reading.ts';

/** Where a record stands in the account's repository. */
export interface Place {
  readonly collection: `${string}.${string}.${string}`;
  readonly key: string;
}

export interface StoredRecord {
  /** Null: there is none yet. */
  readonly version: string | null;
  /** As it came: what we do not know is kept. */
  readonly value: Readonly<Record<string, unknown>>;
}

const TRIES = 4;
const recordBody = z.looseObject({ cid: z.string(), value: z.record(z.string(), z.unknown()) });
const writtenBody = z.looseObject({ cid: z.string().min(1) });
const at = ({ identity }: Reader, { collection, key }: Place) => ({ repo: identity as `did:plc:${string}`, collection, rkey: key });

export async function readRecord(reader: Reader, place: Place): Promise<NetworkResult<StoredRecord>> {
  return await attempt(async () => {
    const body = await bodyOf(reader.agent.com.atproto.repo.getRecord(at(reader, place))).catch(saysNone);
    if (body === null) return { version: null, value: {} };
    const parsed = recordBody.safeParse(body);
    if (!parsed.success) throw notThisProtocol('the record');
    return { version: parsed.data.cid, value: parsed.data.value };
  });
}

/** Writes only over the state that it was thought out for: answers the new version, or null when the record is another by now. */
export async function writeRecord(
  reader: Reader,
  place: Place,
  { value, basedOn }: { value: Readonly<Record<string, unknown>>; basedOn: string | null },
): Promise<NetworkResult<string | null>> {
  return await attempt(async () => {
    const call = reader.agent.com.atproto.repo.putRecord({ ...at(reader, place), record: { ...value }, swapRecord: basedOn });
    const body = await bodyOf(call).catch(saysChanged);
    if (body === null) return null;
    const parsed = writtenBody.safeParse(body);
    if (!parsed.success) throw notThisProtocol('the answer to a record');
    return parsed.data.cid;
  }, 'write');
}

/**
 * Changes a record, whoever else writes it meanwhile: `change` answers what it is to be, or null when it is so already. Answers its version
 * then, null when there still is none.
 */
export async function changeRecord(
  reader: Reader,
  place: Place,
  change: (before: StoredRecord) => NetworkResult<Readonly<Record<string, unknown>> | null>,
): Promise<NetworkResult<string | null>> {
  for (let attempts = 0; attempts < TRIES; attempts += 1) {
    const before = await readRecord(reader, place);
    if (!before.ok) return before;
    const value = change(before.value);
    if (!value.ok) return value;
    if (value.value === null) return succeed(before.value.version);
    const written = await writeRecord(reader, place, {
      value: { ...value.value, $type: place.collection },
      basedOn: before.value.version,
    });
    if (!written.ok || written.value !== null) return written;
  }
  return fail(CHANGED_MEANWHILE);
}

/** Takes a record away; none is left either way. */
export async function deleteRecord(reader: Reader, place: Place): Promise<NetworkResult<void>> {
  return await attempt(async () => void (await reader.agent.com.atproto.repo.deleteRecord(at(reader, place))), 'write');
}

export const CHANGED_MEANWHILE: NetworkFailure = { kind: 'unavailable', detail: 'the record was changed meanwhile' };

function saysNone(error: unknown): null {
  if (error instanceof Error && 'error' in error && error.error === 'RecordNotFound') return null;
  throw error;
}

function saysChanged(error: unknown): null {
  if (error instanceof Error && 'error' in error && error.error === 'InvalidSwap') return null;
  throw error;
}
