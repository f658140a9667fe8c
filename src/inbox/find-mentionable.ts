import type { PrivateReader } from '../accounts/index.ts';
import { PEOPLE_FOUND } from '../networks/network.ts';
import type { NetworkName, NetworkPerson } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';
import { findByIdentities, findCalled } from './mentionable-store.ts';
import { findIdentities } from './tie-store.ts';
import { findCorrespondents } from './view-store.ts';

/** Somebody who can be mentioned, and as whom on which network. */
export interface Mentionable {
  readonly name: string;
  readonly avatarUrl: string | null;
  /** The one that was found first. */
  readonly handles: readonly { readonly network: NetworkName; readonly handle: string }[];
}

/** Who spoke with us and is called so, each person once with all that members tied together; `PEOPLE_FOUND` at most. */
export async function findMentionable(db: Query, reader: PrivateReader, typed: string): Promise<Mentionable[]> {
  const found: Mentionable[] = [];
  const seen = new Set<string>();
  for (const id of await findCalled(db, reader, typed, PEOPLE_FOUND * 2)) {
    if (found.length === PEOPLE_FOUND) break;
    if (seen.has(id)) continue;
    const ids = await findIdentities(db, reader.organisationId, id);
    for (const one of ids) seen.add(one);
    const person = await toMentionable(db, reader.organisationId, ids);
    if (person) found.push(person);
  }
  return found;
}

/** People whom a network found, with the handles that they are known by elsewhere. */
export async function withTies(
  db: Query,
  organisationId: string,
  { network, people }: { readonly network: NetworkName; readonly people: readonly NetworkPerson[] },
): Promise<Mentionable[]> {
  const known = await findByIdentities(db, organisationId, { network, identities: people.map(({ identity }) => identity) });
  const found: Mentionable[] = [];
  for (const { identity, handle, displayName } of people) {
    const id = known.get(identity);
    const here = id === undefined ? null : await toMentionable(db, organisationId, await findIdentities(db, organisationId, id));
    // What the network says now goes before what was kept.
    const elsewhere = here?.handles.filter((one) => one.network !== network) ?? [];
    found.push({
      name: displayName || here?.name || handle,
      avatarUrl: here?.avatarUrl ?? null,
      handles: [{ network, handle }, ...elsewhere],
    });
  }
  return found;
}

async function toMentionable(db: Query, organisationId: string, ids: readonly string[]): Promise<Mentionable | null> {
  const people = await findCorrespondents(db, organisationId, ids);
  const identities = ids.flatMap((id) => people.get(id) ?? []);
  const [first] = identities;
  if (!first) return null;
  return {
    name: first.displayName || identities.find(({ displayName }) => displayName !== '')?.displayName || first.handle,
    avatarUrl: first.avatarUrl,
    handles: identities.map(({ network, handle }) => ({ network: network as NetworkName, handle })),
  };
}
