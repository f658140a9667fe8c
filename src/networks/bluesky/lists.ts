/** Lists of people and starter packs, in the account's own repository: https://docs.bsky.app/docs/tutorials/user-lists */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import type { Reader } from './reading.ts';
import { changeRecord, deleteRecord, type Place } from './record.ts';
import { isTid, tidOf } from './record-key.ts';
import { cleanText, countProfileLength } from './text.ts';

/** https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/graph/list.json */
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 300;
/** Of a starter pack's list; a list alone may be longer, no team is. */
const MOST_PEOPLE = 150;
const PAGE = 100;
const MOST_PAGES = 100;
const WRITES_A_CALL = 100;
const ITEMS = 'app.bsky.graph.listitem';

export interface PeopleList {
  /** Chosen before it is first written, as `newRecordKey` gives it: the same list however often it is written. */
  readonly key: string;
  /** 50 graphemes at most. */
  readonly name: string;
  /** 300 graphemes at most. */
  readonly description: string;
  /** Who is on it; 150 at most. */
  readonly identities: readonly string[];
}

/** Makes the list what it is to be: its name, its words and exactly these people. Answers its ref. */
export async function writeList(reader: Reader, list: PeopleList): Promise<NetworkResult<{ ref: string }>> {
  const refusal = refusalOf(list);
  if (refusal !== null) return fail(refusal);
  const place: Place = { collection: 'app.bsky.graph.list', key: list.key };
  const words = { purpose: 'app.bsky.graph.defs#curatelist', name: list.name, description: list.description };
  const written = await changeRecord(reader, place, ({ value }) =>
    succeed(holds(value, words) ? null : { createdAt: new Date().toISOString(), ...value, ...words }),
  );
  if (!written.ok) return written;
  const ref = refOf(reader, place);
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
  for (let start = 0; start < writes.length; start += WRITES_A_CALL) {
    const some = writes.slice(start, start + WRITES_A_CALL);
    const call = { repo: reader.identity as `did:plc:${string}`, writes: some as never };
    const applied = await attempt(async () => void (await bodyOf(reader.agent.com.atproto.repo.applyWrites(call))), 'write');
    if (!applied.ok) return applied;
  }
  return succeed({ ref });
}

/** A starter pack around a list of the account's: by it a newcomer follows everybody on it at once. Answers its ref and its page. */
export async function writeStarterPack(
  reader: Reader,
  pack: Pick<PeopleList, 'key' | 'name' | 'description'> & { readonly list: string },
): Promise<NetworkResult<{ ref: string; url: string | null }>> {
  const refusal = refusalOf({ ...pack, identities: [] });
  if (refusal !== null) return fail(refusal);
  const place: Place = { collection: 'app.bsky.graph.starterpack', key: pack.key };
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
  const place: Place = { collection: 'app.bsky.graph.list', key };
  const items = await readItems(reader, refOf(reader, place));
  if (!items.ok) return items;
  for (const one of [
    { collection: 'app.bsky.graph.starterpack', key } as Place,
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
  if (identities.some((identity) => !/^did:[a-z]+:[\w.:%-]{1,240}$/.test(identity))) return invalid('not an identity');
  if (countProfileLength(name) > LONGEST_NAME) return { kind: 'rejected', reason: 'too-long', detail: `name: ${LONGEST_NAME} at most` };
  if (countProfileLength(description) > LONGEST_DESCRIPTION)
    return { kind: 'rejected', reason: 'too-long', detail: `description: ${LONGEST_DESCRIPTION} at most` };
  if (new Set(identities).size > MOST_PEOPLE) return { kind: 'rejected', reason: 'too-long', detail: `${MOST_PEOPLE} people at most` };
  return null;
}

const itemsBody = z.looseObject({
  records: z.array(z.looseObject({ uri: z.string(), value: z.looseObject({ subject: z.string(), list: z.string() }) })),
  cursor: z.string().optional(),
});

/** Who is on a list, as the account's own server holds it: the network's view of it lags behind. */
async function readItems(reader: Reader, list: string): Promise<NetworkResult<{ key: string; identity: string }[]>> {
  const found: { key: string; identity: string }[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await attempt(async () => {
      const query = { repo: reader.identity as `did:plc:${string}`, collection: ITEMS as `${string}.${string}.${string}`, limit: PAGE };
      const answer = reader.agent.com.atproto.repo.listRecords({ ...query, ...(cursor === undefined ? {} : { cursor }) });
      const body = itemsBody.safeParse(await bodyOf(answer));
      if (!body.success) throw notThisProtocol('the list of records');
      return body.data;
    });
    if (!page.ok) return page;
    for (const { uri, value } of page.value.records)
      if (value.list === list) found.push({ key: uri.slice(uri.lastIndexOf('/') + 1), identity: value.subject });
    cursor = page.value.cursor;
    if (cursor === undefined || page.value.records.length === 0) break;
  }
  return succeed(found);
}
