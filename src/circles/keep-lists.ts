import type { BlueskyOwn, OwnList } from '../networks/bluesky/index.ts';
import type { NetworkPerson, NetworkResult } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { askOwn } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { mayCircles } from './policy.ts';
import type { ListWords } from './schema.ts';
import { findSpeakersList, forgetSpeakersList, renameSpeakersList } from './speakers-store.ts';
import { findGate } from './store.ts';

export type ListRefusal =
  | AskRefusal
  | { kind: 'not-allowed' }
  | { kind: 'wrong-handle' }
  /** Only those on it may answer what the account posts: that rule is changed first. */
  | { kind: 'list-in-rule' }
  /** It holds who agreed to it, and nobody else. */
  | { kind: 'list-of-speakers' };

interface Where {
  readonly accountId: string;
  readonly key: string;
}

/** The account's lists as the network has them now. */
export const readLists = async (deps: CircleDeps, visitor: Visitor, accountId: string): Promise<Result<readonly OwnList[], AskRefusal>> =>
  await askOwn(deps, { organisationId: visitor.organisationId, accountId }, (own) => own.readLists());

/** A new list, empty. */
export async function makeList(
  deps: CircleDeps,
  visitor: Visitor,
  accountId: string,
  words: ListWords,
): Promise<Result<void, ListRefusal>> {
  return await change(deps, visitor, { accountId, kind: 'circles.list-made', data: words }, async (own) => {
    const made = await own.writeList({ key: deps.newRecordKey(), ...words, identities: null });
    return made.ok ? succeed() : made;
  });
}

export async function renameList(deps: CircleDeps, visitor: Visitor, where: Where, words: ListWords): Promise<Result<void, ListRefusal>> {
  const { key } = where;
  const renamed = await onList(deps, visitor, { ...where, kind: 'circles.list-renamed', data: words }, async (own) => {
    const written = await own.writeList({ key, ...words, identities: null });
    return written.ok ? succeed() : written;
  });
  if (renamed.ok) await deps.database.transact(visitor.organisationId, (tx) => renameSpeakersList(tx, key, words));
  return renamed;
}

/** Takes a list away, with the starter pack made of it. */
export async function deleteList(deps: CircleDeps, visitor: Visitor, where: Where): Promise<Result<void, ListRefusal>> {
  const { organisationId } = visitor;
  const { accountId, key } = where;
  const gate = await deps.database.read(organisationId, (db) => findGate(db, organisationId, accountId));
  const isNamed =
    gate !== null && gate.replies !== 'everybody' && gate.replies.some((who) => typeof who === 'object' && who.list.endsWith(`/${key}`));
  if (isNamed) return fail({ kind: 'list-in-rule' });
  const deleted = await onList(deps, visitor, { ...where, kind: 'circles.list-deleted', data: {} }, async (own, { pack }) => {
    const packed = pack === null || pack.key === key ? null : await own.deletePack(pack.key);
    return packed?.ok === false ? packed : await own.deleteList(key);
  });
  if (deleted.ok) await deps.database.transact(organisationId, (tx) => forgetSpeakersList(tx, accountId, key));
  return deleted;
}

export async function readMembers(
  deps: CircleDeps,
  visitor: Visitor,
  where: Where,
): Promise<Result<readonly NetworkPerson[], ListRefusal>> {
  const key = { organisationId: visitor.organisationId, accountId: where.accountId };
  const lists = await askOwn(deps, key, (own) => own.readLists());
  if (!lists.ok) return lists;
  const list = lists.value.find((one) => one.key === where.key);
  return list === undefined ? fail({ kind: 'not-found' }) : await askOwn(deps, key, (own) => own.readMembers(list.ref));
}

/** Puts the person of this handle on a list. */
export async function addToList(deps: CircleDeps, visitor: Visitor, where: Where, handle: string): Promise<Result<void, ListRefusal>> {
  if (await isSpeakers(deps, visitor, where)) return fail({ kind: 'list-of-speakers' });
  const found = await askOwn(deps, { organisationId: visitor.organisationId, accountId: where.accountId }, (own) =>
    own.findPerson(handle.replace(/^@/, '')),
  );
  if (!found.ok) return found;
  const person = found.value;
  if (person === null) return fail({ kind: 'wrong-handle' });
  return await setOnList(deps, visitor, where, { identity: person.identity, listed: true });
}

export async function removeFromList(
  deps: CircleDeps,
  visitor: Visitor,
  where: Where,
  identity: string,
): Promise<Result<void, ListRefusal>> {
  if (await isSpeakers(deps, visitor, where)) return fail({ kind: 'list-of-speakers' });
  return await setOnList(deps, visitor, where, { identity, listed: false });
}

/** Makes a starter pack of a list, or changes its words; the list has one at most. */
export async function packList(deps: CircleDeps, visitor: Visitor, where: Where, words: ListWords): Promise<Result<void, ListRefusal>> {
  return await onList(deps, visitor, { ...where, kind: 'circles.list-packed', data: words }, async (own, list) => {
    const written = await own.writeStarterPack({ key: list.pack?.key ?? where.key, ...words, list: list.ref });
    return written.ok ? succeed() : written;
  });
}

export async function unpackList(deps: CircleDeps, visitor: Visitor, where: Where): Promise<Result<void, ListRefusal>> {
  return await onList(deps, visitor, { ...where, kind: 'circles.list-unpacked', data: {} }, async (own, { pack }) =>
    pack === null ? succeed() : await own.deletePack(pack.key),
  );
}

const setOnList = async (
  deps: CircleDeps,
  visitor: Visitor,
  where: Where,
  who: { readonly identity: string; readonly listed: boolean },
): Promise<Result<void, ListRefusal>> =>
  await onList(
    deps,
    visitor,
    { ...where, kind: who.listed ? 'circles.list-joined' : 'circles.list-left', data: { identity: who.identity } },
    (own) => own.setOnList(where.key, who),
  );

interface Change {
  readonly accountId: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Changes something of a list that is there now. */
async function onList(
  deps: CircleDeps,
  visitor: Visitor,
  { key, ...what }: Change & { readonly key: string },
  act: (own: BlueskyOwn, list: OwnList) => Promise<NetworkResult<void>>,
): Promise<Result<void, ListRefusal>> {
  let isThere = true;
  const changed = await change(deps, visitor, { ...what, data: { key, ...what.data } }, async (own) => {
    const lists = await own.readLists();
    if (!lists.ok) return lists;
    const list = lists.value.find((one) => one.key === key);
    isThere = list !== undefined;
    return list === undefined ? MISSING : await act(own, list);
  });
  return isThere ? changed : fail({ kind: 'not-found' });
}

const MISSING: NetworkResult<void> = fail({ kind: 'rejected', reason: 'invalid', detail: 'no such list' });

async function change(
  deps: CircleDeps,
  visitor: Visitor,
  { accountId, kind, data }: Change,
  act: (own: BlueskyOwn) => Promise<NetworkResult<void>>,
): Promise<Result<void, ListRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayCircles('manage', role)) return fail({ kind: 'not-allowed' });
  const changed = await askOwn(deps, { organisationId, accountId }, act);
  if (changed.ok) await deps.database.transact(organisationId, async (tx) => tx.record({ kind, memberId, accountId, data: { ...data } }));
  return changed;
}

async function isSpeakers({ database }: CircleDeps, { organisationId }: Visitor, { accountId, key }: Where): Promise<boolean> {
  const list = await database.read(organisationId, (db) => findSpeakersList(db, organisationId, accountId));
  return list?.recordKey === key;
}
