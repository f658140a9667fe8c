import { succeed } from '../../platform/result.ts';
import { unsupported } from '../network.ts';
import type { NetworkConnection, OpenRequest } from '../network.ts';
import { isLoopback, parseServer } from './address.ts';
import { CAPABILITIES } from './capabilities.ts';
import { createAgent } from './client.ts';
import { listen } from './listening.ts';
import type { Pace } from './pace.ts';
import { readPicture, readProfile, updateProfile } from './profile.ts';
import { publish } from './publishing.ts';
import { lookUp, readPosts, type Reader } from './reading.ts';
import { createSession } from './session.ts';
import { readStanding } from './standing.ts';
import { readThread } from './thread.ts';

/** An account's connection. Opening it calls nobody. Throws on a server address that `connect` would have refused. */
export function openConnection(request: OpenRequest, pace: Pace): NetworkConnection {
  const server = parseServer(request.server);
  if (server === null) throw new Error('the account has a server address that was never accepted');
  const agent = createAgent(server, request.identity, createSession({ ...request, server }));
  const reader: Reader = { agent, identity: request.identity, server, isPublic: !isLoopback(server) };
  // Closing ends what listens; a post that is on its way is left to arrive, or to its time-out.
  const closed = new AbortController();
  return {
    capabilities: CAPABILITIES,
    listen: (cursor, signal) => listen(reader, cursor, pace, AbortSignal.any([signal, closed.signal])),
    publish: (post, key) => publish(reader, post, key),
    lookUp: (key) => lookUp(reader, key),
    thread: (ref) => readThread(reader, ref),
    posts: (refs) => readPosts(reader, refs),
    delete: () => unsupported('deletion'),
    pin: () => unsupported('pin'),
    moderate: ({ kind }) => unsupported(kind),
    readProfile: () => readProfile(reader),
    readPicture: (name) => readPicture(reader, name),
    updateProfile: (change, basedOn) => updateProfile(reader, change, basedOn),
    standing: () => readStanding(reader),
    revoke: async () => succeed(),
    close: async () => closed.abort(),
  };
}
