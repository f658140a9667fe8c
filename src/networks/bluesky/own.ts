/** What only this network has, beside the port: whoever needs it asks whether a connection is one of Bluesky's. */
import type { NetworkConnection, NetworkPerson, NetworkResult, ReplyRule } from '../network.ts';
import { checkDomain, type DomainCheck } from './domain.ts';
import { setQuotable, setReplyRule } from './gates.ts';
import { deleteList, deletePack, setOnList, writeList, writeStarterPack, type PeopleList } from './lists.ts';
import type { Reader } from './reading.ts';
import { findPerson, readItems, readLists, readPeople, type OwnList } from './reading-lists.ts';

export interface BlueskyOwn {
  /** Who may answer under a post of ours that starts a thread. */
  setReplyRule(ref: string, rule: ReplyRule): Promise<NetworkResult<void>>;
  /** Whether others may quote a post of ours. */
  setQuotable(ref: string, quotable: boolean): Promise<NetworkResult<void>>;
  /** The account's lists of people, by name, with the starter packs made of them. */
  readLists(): Promise<NetworkResult<readonly OwnList[]>>;
  /** Who is on a list of the account's; `ref`: the list's. */
  readMembers(ref: string): Promise<NetworkResult<readonly NetworkPerson[]>>;
  /** Puts somebody on a list of the account's, or takes him off it. */
  setOnList(key: string, change: { readonly identity: string; readonly listed: boolean }): Promise<NetworkResult<void>>;
  /** Null: nobody has this handle. */
  findPerson(handle: string): Promise<NetworkResult<NetworkPerson | null>>;
  /** Makes a list of people what it is to be: the speakers of the organisation. */
  writeList(list: PeopleList): Promise<NetworkResult<{ ref: string }>>;
  writeStarterPack(
    pack: Pick<PeopleList, 'key' | 'name' | 'description'> & { readonly list: string },
  ): Promise<NetworkResult<{ ref: string; url: string | null }>>;
  deleteList(key: string): Promise<NetworkResult<void>>;
  /** Takes the starter pack away, and leaves its list. */
  deletePack(key: string): Promise<NetworkResult<void>>;
  /** Whether a domain is the account's handle, and if not, what to change. */
  checkDomain(domain: string): Promise<DomainCheck>;
}

export interface BlueskyConnection extends NetworkConnection {
  readonly bluesky: BlueskyOwn;
}

/** What a connection offers that is Bluesky's own; null when it is another network's. */
export const blueskyOwn = (connection: NetworkConnection): BlueskyOwn | null =>
  'bluesky' in connection ? (connection as BlueskyConnection).bluesky : null;

export const openOwn = (reader: Reader): BlueskyOwn => ({
  setReplyRule: (ref, rule) => setReplyRule(reader, ref, rule),
  setQuotable: (ref, quotable) => setQuotable(reader, ref, quotable),
  readLists: () => readLists(reader),
  async readMembers(ref) {
    const items = await readItems(reader, ref);
    return items.ok ? await readPeople(reader, [...new Set(items.value.map(({ identity }) => identity))]) : items;
  },
  setOnList: (key, change) => setOnList(reader, key, change),
  findPerson: (handle) => findPerson(reader, handle),
  writeList: (list) => writeList(reader, list),
  writeStarterPack: (pack) => writeStarterPack(reader, pack),
  deleteList: (key) => deleteList(reader, key),
  deletePack: (key) => deletePack(reader, key),
  checkDomain: (domain) => checkDomain({ domain, identity: reader.identity }),
});
