import { fail, succeed } from '../../platform/result.ts';
import { unsupported, type NetworkConnection, type OpenRequest } from '../network.ts';
import { parseServer } from './address.ts';
import type { Bell } from './bell.ts';
import { CAPABILITIES, capabilitiesOf } from './capabilities.ts';
import { createClient } from './client.ts';
import type { FieldNames } from './field-names.ts';
import { listen } from './listening.ts';
import { createReadToday, type Meter } from './meter.ts';
import { moderate } from './moderating.ts';
import type { Pace } from './pace.ts';
import { readPicture, readProfile } from './profile.ts';
import { publish, remove, type Outbox } from './publishing.ts';
import { mayRead, type Reader } from './reader.ts';
import { lookUp, readPosts } from './reading.ts';
import { upload } from './sending-media.ts';
import { createSession } from './session.ts';
import { readMe, standingOf } from './standing.ts';
import type { Streams } from './stream.ts';
import { readThread } from './thread.ts';
import { revokeToken } from './token-call.ts';

/** What all connections of a process share. */
export interface Shared {
  readonly pace: Pace;
  readonly meter: Meter;
  readonly fieldNames: FieldNames;
  readonly outbox: Outbox;
  readonly bell: Bell;
  readonly streams: Streams;
}

/** An account's connection. Opening it calls nobody. Throws on a server address that `connect` would have refused. */
export function openConnection(request: OpenRequest, { pace, meter, fieldNames, outbox, bell, streams }: Shared): NetworkConnection {
  const server = parseServer(request.server);
  if (server === null) throw new Error('the account has a server address that was never accepted');
  const { organisationId, accountId, identity } = request;
  const session = createSession({ ...request, server });
  const held = session.held();
  const client = createClient(server, session, fieldNames);
  const reader: Reader = {
    client,
    account: { organisationId, accountId },
    identity,
    username: held?.username ?? '',
    meter,
    readToday: createReadToday(),
  };
  const capabilities = request.capabilities ?? (held === null ? CAPABILITIES : capabilitiesOf(held.rights, null));
  const token = held?.applicationToken ?? null;
  const means = {
    reader,
    pace,
    bell,
    hears: { messages: capabilities.visibilities.includes('private') },
    stream: token === null ? null : { streams, server, token },
  };
  // Closing ends what listens; a post that is on its way is left to arrive, or to its time-out.
  const closed = new AbortController();
  return {
    capabilities,
    listen: (cursor, signal) => listen(means, cursor, AbortSignal.any([signal, closed.signal])),
    upload: (file, signal) => (capabilities.media ? upload(client, file, signal) : unsupported('pictures without the right to bring them')),
    publish: (post, key) => outbox.once(`${identity} ${key}`, () => publish(reader, post, capabilities.counting)),
    lookUp: (_key, post) => lookUp(reader, post),
    thread: (ref) => readThread(reader, ref),
    async posts(refs) {
      const stopped = await mayRead(reader);
      return stopped === null ? await readPosts(reader, refs) : fail(stopped);
    },
    delete: (ref) => remove(reader, ref),
    pin: () => unsupported('pinned posts for applications'),
    moderate: (act) => moderate(reader, act),
    readProfile: () => readProfile(client),
    readPicture: (name) => readPicture(client, name),
    updateProfile: () => unsupported('change of a profile by an application'),
    async standing() {
      const me = await readMe(client);
      const tokens = session.held();
      return me.ok && tokens !== null
        ? succeed(standingOf(me.value, tokens))
        : me.ok
          ? { ok: false, error: { kind: 'unauthorised', reason: 'no-credentials' } }
          : me;
    },
    async revoke() {
      const tokens = session.held();
      if (tokens === null || tokens.clientId === null) return succeed(undefined);
      const last = tokens.refreshToken === null ? null : await revokeToken(server, tokens, tokens.refreshToken);
      if (last !== null && !last.ok) return last;
      return await revokeToken(server, tokens, tokens.accessToken);
    },
    close: async () => closed.abort(),
  };
}
