/** Lists of people and starter packs, in the account's own repository: https://docs.bsky.app/docs/tutorials/user-lists */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { bodyOf } from './bare-call.ts';
import { attempt } from './failure.ts';
import type { Reader } from './reading.ts';
import { ITEMS, LISTS, PACKS, readItems } from './reading-lists.ts';
import { changeRecord, deleteRecord, type Place } from './record.ts';
import { isTid, tidOf } from './record-key.ts';
import { cleanText, countProfileLength } from './text.ts';

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/graph/list.json */
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 300;
/** Of a starter pack's list; a list alone may be longer, no team is. */
const MOST_PEOPLE = 150;
const WRITES_A_CALL = 100;

export interface PeopleList {
  /** Chosen before it is first written, as `newRecordKey` gives it: the same list however often it is written. */
  readonly key: string;
  /** 50 graphemes at most. */
  readonly name: string;
  /** 300 graphemes at most. */
  readonly description: string;
  /** Who is on it, 150 at most; null: whoever is on it now. */
  readonly identities: readonly string[] | null;
}

/** Makes the list what it is to be: its name, its words and, where they are named, exactly these people. Answers its ref. */
export async function writeList(reader: Reader, list: PeopleList): Promise<NetworkResult<{ ref: string }>> {
  const refusal = refusalOf(list);
  if (refusal !== null) return fail(refusal);
  const place: Place = { collection: LISTS, key: list.key };
  const words = { purpose: 'app.bsky.graph.defs#curatelist', name: list.name, description: list.description };
  const written = await changeRecord(reader, place, ({ value }) =>
    succeed(holds(value, words) ? null : { createdAt: new Date().toISOString(), ...value, ...words }),
  );
  if (!written.ok) return written;
  const ref = refOf(reader, place);
  if (list.identities === null) return succeed({ ref });
  const items = await readItems(reader, ref);
  if (!items.ok) return items;
  const wanted = new Set(list.identities);
  const gone = items.value.filter(
    ({ identity }, index, all) => !wanted.has(identity) || all.findIndex((one) => one.identity === identity) < index,
  );
  const there = new Set(items.value.map(({ identity }) => identity));
  const writes = [
    ...gone.map(({ key }) => ({ $type: 'com.atproto.repo.applyWrites#delete' as const, collection: ITEMS, rkey: key })),
    ...[...wanted]
      .filter((identity) => !there.has(identity))
      .map((identity) => ({
        $type: 'com.atproto.repo.applyWrites#create' as const,
        collection: ITEMS,
        rkey: tidOf(`${ref} ${identity}`),
        value: { $type: ITEMS, subject: identity, list: ref, createdAt: new Date().toISOString() },
      })),
  ];
  const applied = await applyWrites(reader, writes);
  return applied.ok ? succeed({ ref }) : applied;
}

/** Puts somebody on a list of the account's, or takes him off it; what is so already is no failure. */
export async function setOnList(
  reader: Reader,
  key: string,
  { identity, listed }: { readonly identity: string; readonly listed: boolean },
): Promise<NetworkResult<void>> {
  const refusal = refusalOf({ key, name: '·', description: '', identities: [identity] });
  if (refusal !== null) return fail(refusal);
  const ref = refOf(reader, { collection: LISTS, key });
  const items = await readItems(reader, ref);
  if (!items.ok) return items;
  const his = items.value.filter((item) => item.identity === identity);
  if (listed === his.length > 0) return succeed();
  if (listed && new Set(items.value.map((item) => item.identity)).size >= MOST_PEOPLE)
    return fail({ kind: 'rejected', reason: 'too-long', detail: `${MOST_PEOPLE} people at most` });
  const value = { $type: ITEMS, subject: identity, list: ref, createdAt: new Date().toISOString() };
  return await applyWrites(
    reader,
    listed
      ? [{ $type: 'com.atproto.repo.applyWrites#create' as const, collection: ITEMS, rkey: tidOf(`${ref} ${identity}`), value }]
      : his.map((item) => ({ $type: 'com.atproto.repo.applyWrites#delete' as const, collection: ITEMS, rkey: item.key })),
  );
}

async function applyWrites(reader: Reader, writes: readonly object[]): Promise<NetworkResult<void>> {
  for (let start = 0; start < writes.length; start += WRITES_A_CALL) {
    const some = writes.slice(start, start + WRITES_A_CALL);
    const call = { repo: reader.identity as `did:plc:${string}`, writes: some as never };
    const applied = await attempt(async () => void (await bodyOf(reader.agent.com.atproto.repo.applyWrites(call))), 'write');
    if (!applied.ok) return applied;
  }
  return succeed();
}

/** Takes the starter pack away, and leaves the list that it was made of. What is gone already is no failure. */
export const deletePack = async (reader: Reader, key: string): Promise<NetworkResult<void>> =>
  isTid(key)
    ? await deleteRecord(reader, { collection: PACKS, key })
    : fail({ kind: 'rejected', reason: 'invalid', detail: 'not a record key' });

/** A starter pack around a list of the account's: by it a newcomer follows everybody on it at once. Answers its ref and its page. */
export async function writeStarterPack(
  reader: Reader,
  pack: Pick<PeopleList, 'key' | 'name' | 'description'> & { readonly list: string },
): Promise<NetworkResult<{ ref: string; url: string | null }>> {
  const refusal = refusalOf({ ...pack, identities: null });
  if (refusal !== null) return fail(refusal);
  const place: Place = { collection: PACKS, key: pack.key };
  const words = { name: pack.name, description: pack.description, list: pack.list };
  const written = await changeRecord(reader, place, ({ value }) =>
    succeed(holds(value, words) ? null : { createdAt: new Date().toISOString(), ...value, ...words }),
  );
  if (!written.ok) return written;
  return succeed({
    ref: refOf(reader, place),
    url: reader.isPublic ? `https://bsky.app/starter-pack/${reader.identity}/${pack.key}` : null,
  });
}

/** Takes a list away with all that is on it, and the starter pack of the same key. What is gone already is no failure. */
export async function deleteList(reader: Reader, key: string): Promise<NetworkResult<void>> {
  if (!isTid(key)) return fail({ kind: 'rejected', reason: 'invalid', detail: 'not a record key' });
  const place: Place = { collection: LISTS, key };
  const items = await readItems(reader, refOf(reader, place));
  if (!items.ok) return items;
  for (const one of [
    { collection: PACKS, key } as Place,
    ...items.value.map((item): Place => ({ collection: ITEMS, key: item.key })),
    place,
  ]) {
    const done = await deleteRecord(reader, one);
    if (!done.ok) return done;
  }
  return succeed();
}

const refOf = ({ identity }: Reader, { collection, key }: Place): string => `at://${identity}/${collection}/${key}`;

const holds = (value: Readonly<Record<string, unknown>>, words: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(words).every(([name, wanted]) => value[name] === wanted);

function refusalOf({ key, name, description, identities }: PeopleList): NetworkFailure | null {
  const invalid = (detail: string): NetworkFailure => ({ kind: 'rejected', reason: 'invalid', detail });
  if (!isTid(key)) return invalid('not a record key');
  if (cleanText(name, 640).trim() === '') return invalid('a list without a name');
  if (identities?.some((identity) => !/^did:[a-z]+:[\w.:%-]{1,240}$/.test(identity))) return invalid('not an identity');
  if (countProfileLength(name) > LONGEST_NAME) return { kind: 'rejected', reason: 'too-long', detail: `name: ${LONGEST_NAME} at most` };
  if (countProfileLength(description) > LONGEST_DESCRIPTION)
    return { kind: 'rejected', reason: 'too-long', detail: `description: ${LONGEST_DESCRIPTION} at most` };
  if (new Set(identities ?? []).size > MOST_PEOPLE)
    return { kind: 'rejected', reason: 'too-long', detail: `${MOST_PEOPLE} people at most` };
  return null;
}
