import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { PLAIN_POST } from '../../src/networks/network.ts';
import type { Arrival, ArrivalReason, NetworkPerson, NetworkPost } from '../../src/networks/network.ts';
import type { Database } from '../../src/platform/database/index.ts';

/** An account of a new organisation, in rows only: what the inbox needs in order to hear. */
export interface HeardAccount {
  readonly organisationId: string;
  readonly accountId: string;
  readonly network: 'practice';
  readonly identity: string;
}

/** Makes an account (and its organisation, unless given one) without any network behind it. */
export async function buildAccount(database: Database, organisationId: string = randomUUID()): Promise<HeardAccount> {
  const accountId = randomUUID();
  const identity = `practice:ligne-l-${accountId.slice(0, 8)}`;
  await database.transact(organisationId, async (tx) => {
    await sql`
      insert into organisation (organisation_id, name, time_zone, language) values (${organisationId}, 'Ligne L', 'Europe/Paris', 'fr')
      on conflict do nothing`.execute(tx.db);
    await sql`
      insert into account (organisation_id, account_id, network, identity, handle, server, state, connected_by)
      values (${organisationId}, ${accountId}, 'practice', ${identity}, 'ligne-l', '', 'connected', ${randomUUID()})`.execute(tx.db);
  });
  return { organisationId, accountId, network: 'practice', identity };
}

export const buildPerson = (name: string): NetworkPerson => ({
  identity: `practice:${name.toLowerCase()}`,
  handle: `${name.toLowerCase()}.example`,
  displayName: name,
  avatarUrl: null,
});

let built = 0;

/** A post with sensible defaults; a reply when `parent` is given, in the thread of its root. */
export function buildPost(given: Partial<NetworkPost> & { readonly parent?: NetworkPost } = {}): NetworkPost {
  built += 1;
  const { parent, ...fields } = given;
  const author = given.author ?? buildPerson('Camille');
  const pointer = (post: NetworkPost) => ({ ref: post.ref, version: post.version });
  return {
    ref: `${author.identity}/${built}`,
    version: '1',
    author,
    text: `Bonjour, message ${built}`,
    facets: [],
    images: [],
    languages: ['fr'],
    reply: parent ? { root: parent.reply?.root ?? pointer(parent), parent: pointer(parent) } : null,
    quoted: null,
    ...PLAIN_POST,
    writtenAt: new Date(Date.now() - 60_000 + built),
    url: null,
    ...fields,
  };
}

export const arrival = (post: NetworkPost, reason: ArrivalReason = 'mention'): Arrival => ({ kind: 'post', reason, post });
