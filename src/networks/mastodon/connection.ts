import { succeed } from '../../platform/result.ts';
import { fail } from '../../platform/result.ts';
import type { NetworkConnection, NetworkResult, OpenRequest } from '../network.ts';
import { parseServer } from './address.ts';
import { USUAL } from './capabilities.ts';
import { createClient } from './client.ts';
import { readCredentials } from './credentials.ts';
import { readFollowers } from './followers.ts';
import { readInstance, type Instance } from './instance.ts';
import { listen } from './listening.ts';
import { lookUp } from './looking-up.ts';
import { createMissingParents } from './missing-parents.ts';
import { moderate } from './moderating.ts';
import type { Origins } from './origins.ts';
import type { Pace } from './pace.ts';
import { searchPeople } from './people-search.ts';
import { pin } from './pinning.ts';
import { readPicture, readProfile, updateProfile } from './profile.ts';
import { deletePost, publish, type Publishing } from './publishing.ts';
import { readPosts, readThread } from './reading.ts';
import type { Reader } from './reader.ts';
import { createRoots } from './roots.ts';
import { upload } from './sending-media.ts';
import { readStanding } from './standing.ts';

const INSTANCE_MS = 3_600_000;

/** What the connections of one process share. */
export interface Shared extends Publishing {
  readonly origins: Origins;
}

/** An account's connection. Opening it calls nobody. Throws on a server address that `connect` would have refused. */
export function openConnection(request: OpenRequest, pace: Pace, { origins, ...publishing }: Shared): NetworkConnection {
  const server = parseServer(request.server);
  if (server === null) throw new Error('the account has a server address that was never accepted');
  const held = readCredentials(request.credentials);
  if (held === null) return refused(request);
  const client = createClient(server, held.accessToken);
  const place = { server, domain: held.domain };
  let capabilities = request.capabilities ?? USUAL;
  const instance = keepInstance(async () => {
    const read = await readInstance(client);
    if (read.ok) capabilities = read.value.capabilities;
    return read;
  });
  const { identity } = request;
  const missing = createMissingParents({ ...place, client, identity }, { origins });
  const reader: Reader = { ...place, client, identity, held, roots: createRoots(client, place), missing, instance };
  // Closing ends what listens; a post that is on its way is left to arrive, or to its time-out.
  const closed = new AbortController();
  return {
    get capabilities() {
      return capabilities;
    },
    listen: (cursor, signal) => listen(reader, cursor, pace, AbortSignal.any([signal, closed.signal])),
    upload: (file, signal) => upload(reader, file, signal),
    publish: (post, key) => publish(reader, publishing, post, key),
    lookUp: (key, post) => lookUp(reader, publishing.sent, key, post),
    thread: (ref) => readThread(reader, ref),
    posts: (refs) => readPosts(reader, refs),
    delete: (ref) => deletePost(reader, ref),
    pin: (ref) => pin(reader, ref),
    moderate: (act) => moderate(reader, act),
    followers: (after) => readFollowers(reader, after),
    searchPeople: (typed, signal) => searchPeople(reader, typed, signal),
    readProfile: () => readProfile(reader),
    readPicture: (name) => readPicture(reader, name),
    updateProfile: (change, basedOn) => updateProfile(reader, publishing.inTurn, change, basedOn),
    standing: () => readStanding(client, request.identity, held),
    revoke: () => revoke(reader),
    close: async () => closed.abort(),
  };
}

function keepInstance(read: () => Promise<NetworkResult<Instance>>): Reader['instance'] {
  let kept: { readonly instance: Instance; readonly until: number } | null = null;
  let reading: Promise<NetworkResult<Instance>> | null = null;
  return async () => {
    if (kept !== null && performance.now() < kept.until) return succeed(kept.instance);
    const now = await (reading ??= read().finally(() => (reading = null)));
    if (now.ok) kept = { instance: now.value, until: performance.now() + INSTANCE_MS };
    // Limits that are an hour old are better than none.
    return now.ok || kept === null ? now : succeed(kept.instance);
  };
}

/** A token that its owner made on the server is the owner's to take back there. */
async function revoke({ client, held }: Reader): Promise<NetworkResult<void>> {
  if (held.application === null) return fail({ kind: 'rejected', reason: 'unsupported', detail: 'a token that was made on the server' });
  const { clientId, clientSecret } = held.application;
  const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, token: held.accessToken });
  const done = await client.act('POST', '/oauth/revoke', { form });
  return done.ok || done.error.kind === 'unauthorised' ? succeed() : done;
}

/** The connection of an account whose credentials are none of ours: all it can say is that it needs others. */
function refused(request: OpenRequest): NetworkConnection {
  const no = async (): Promise<NetworkResult<never>> => fail({ kind: 'unauthorised', reason: 'no-credentials' });
  return {
    capabilities: request.capabilities ?? USUAL,
    async *listen() {
      yield await no();
    },
    upload: no,
    publish: no,
    lookUp: no,
    thread: no,
    posts: no,
    delete: no,
    pin: no,
    moderate: no,
    readProfile: no,
    readPicture: no,
    updateProfile: no,
    standing: no,
    revoke: no,
    close: async () => {},
  };
}
