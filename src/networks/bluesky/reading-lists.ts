/** The account's lists of people and starter packs, as its own server holds them: the network's view of them lags behind. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkPerson, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import { readProfile } from './post.ts';
import type { Reader } from './reading.ts';
import { cleanText } from './text.ts';

const PAGE = 100;
const MOST_PAGES = 100;
const PROFILES_A_CALL = 25;
export const LISTS = 'app.bsky.graph.list';
export const ITEMS = 'app.bsky.graph.listitem';
export const PACKS = 'app.bsky.graph.starterpack';
/** Lists that one is muted or blocked by are no lists of people to read. */
const FOR_READING = 'app.bsky.graph.defs#curatelist';

export interface OwnList {
  readonly key: string;
  readonly ref: string;
  readonly name: string;
  readonly description: string;
  readonly people: number;
  /** Null: no starter pack is made of it. */
  readonly pack: { readonly key: string; readonly name: string; readonly description: string; readonly url: string | null } | null;
}

const recordsBody = z.looseObject({
  records: z.array(z.looseObject({ uri: z.string(), value: z.looseObject({}) })),
  cursor: z.string().optional(),
});
interface OwnRecord {
  readonly uri: string;
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** All records of a collection of the account's own repository, 10,000 at most. */
async function readRecords(reader: Reader, collection: `${string}.${string}.${string}`): Promise<NetworkResult<OwnRecord[]>> {
  const found: OwnRecord[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await attempt(async () => {
      const query = { repo: reader.identity as `did:plc:${string}`, collection, limit: PAGE };
      const answer = reader.agent.com.atproto.repo.listRecords({ ...query, ...(cursor === undefined ? {} : { cursor }) });
      const body = recordsBody.safeParse(await bodyOf(answer));
      if (!body.success) throw notThisProtocol('the list of records');
      return body.data;
    });
    if (!page.ok) return page;
    for (const { uri, value } of page.value.records) found.push({ uri, key: uri.slice(uri.lastIndexOf('/') + 1), value });
    cursor = page.value.cursor;
    if (cursor === undefined || page.value.records.length === 0) break;
  }
  return succeed(found);
}

const textOf = (value: unknown, longest: number): string => (typeof value === 'string' ? cleanText(value, longest) : '');

/** The lists of people, by name. */
export async function readLists(reader: Reader): Promise<NetworkResult<OwnList[]>> {
  const [lists, items, packs] = await Promise.all([readRecords(reader, LISTS), readRecords(reader, ITEMS), readRecords(reader, PACKS)]);
  if (!lists.ok) return lists;
  if (!items.ok) return items;
  if (!packs.ok) return packs;
  const people = new Map<string, Set<string>>();
  for (const { value } of items.value) {
    const [list, subject] = [textOf(value['list'], 1_000), textOf(value['subject'], 1_000)];
    people.set(list, (people.get(list) ?? new Set()).add(subject));
  }
  const packOf = (ref: string): OwnList['pack'] => {
    const pack = packs.value.find(({ value }) => value['list'] === ref);
    if (pack === undefined) return null;
    const url = reader.isPublic ? `https://bsky.app/starter-pack/${reader.identity}/${pack.key}` : null;
    return { key: pack.key, name: textOf(pack.value['name'], 640), description: textOf(pack.value['description'], 3_000), url };
  };
  const own = lists.value
    .filter(({ value }) => value['purpose'] === FOR_READING)
    .map(({ uri, key, value }) => ({
      key,
      ref: uri,
      name: textOf(value['name'], 640),
      description: textOf(value['description'], 3_000),
      people: people.get(uri)?.size ?? 0,
      pack: packOf(uri),
    }));
  return succeed(own.toSorted((one, other) => one.name.localeCompare(other.name)));
}

/** Who is on a list, and under which record. */
export async function readItems(reader: Reader, list: string): Promise<NetworkResult<{ key: string; identity: string }[]>> {
  const items = await readRecords(reader, ITEMS);
  if (!items.ok) return items;
  return succeed(
    items.value.flatMap(({ key, value }) => (value['list'] === list ? [{ key, identity: textOf(value['subject'], 1_000) }] : [])),
  );
}

const profilesBody = z.looseObject({ profiles: z.array(z.unknown()) });

/** People as they show themselves now, in this order; who is gone from the network is known by identity alone. */
export async function readPeople({ agent }: Reader, identities: readonly string[]): Promise<NetworkResult<NetworkPerson[]>> {
  const found = new Map<string, NetworkPerson>();
  for (let start = 0; start < identities.length; start += PROFILES_A_CALL) {
    const actors = identities.slice(start, start + PROFILES_A_CALL) as `did:plc:${string}`[];
    const page = await attempt(async () => {
      const body = profilesBody.safeParse(await bodyOf(agent.app.bsky.actor.getProfiles({ actors })));
      if (!body.success) throw notThisProtocol('the profiles');
      return body.data.profiles;
    });
    if (!page.ok) return page;
    for (const person of page.value.flatMap((candidate) => readProfile(candidate) ?? [])) found.set(person.identity, person);
  }
  return succeed(identities.map((identity) => found.get(identity) ?? { identity, handle: identity, displayName: null, avatarUrl: null }));
}

/** The person of a handle; null when nobody has it. */
export async function findPerson({ agent }: Reader, handle: string): Promise<NetworkResult<NetworkPerson | null>> {
  const found = await attempt(async () =>
    readProfile(await bodyOf(agent.app.bsky.actor.getProfile({ actor: handle as `${string}.${string}` }))),
  );
  if (found.ok) return found;
  return found.error.kind === 'rejected' ? succeed(null) : fail(found.error);
}
