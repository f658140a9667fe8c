import { succeed } from '../../platform/result.ts';
import type { OpenRequest } from '../network.ts';
import { isLoopback, parseServer } from './address.ts';
import { capabilitiesOf } from './capabilities.ts';
import { openChat } from './chat/chat-call.ts';
import { createAgent } from './client.ts';
import { readFollowers } from './followers.ts';
import { closeGate } from './gating.ts';
import { listen } from './listening.ts';
import { moderate } from './moderation.ts';
import { openOwn, type BlueskyConnection } from './own.ts';
import { deletePost, pinPost } from './own-posts.ts';
import type { Pace } from './pace.ts';
import { searchPeople } from './people-search.ts';
import { readPicture, readProfile, updateProfile } from './profile.ts';
import { publish } from './publishing.ts';
import { lookUp, readPosts, type Reader } from './reading.ts';
import { withinLeave } from './oauth/scope.ts';
import { createOAuthSession, type OAuthSessionDeps } from './oauth/session.ts';
import { readOAuthTokens } from './oauth/tokens.ts';
import { upload } from './sending-media.ts';
import { chatOf, type Services } from './services.ts';
import { createSession, type Session } from './session.ts';
import { readStanding } from './standing.ts';
import type { Stream } from './stream/stream.ts';
import { readThread } from './thread.ts';

export interface ConnectionDeps {
  readonly pace: Pace;
  readonly services: Services;
  readonly stream: Stream | null;
  readonly oauth: OAuthSessionDeps;
}

/** An account's connection. Opening it calls nobody. Throws on a server address that `connect` would have refused. */
export function openConnection(request: OpenRequest, { pace, services, stream, oauth }: ConnectionDeps): BlueskyConnection {
  const server = parseServer(request.server);
  if (server === null) throw new Error('the account has a server address that was never accepted');
  const leave = readOAuthTokens(request.credentials);
  const session = leave === null ? createSession({ ...request, server }) : createOAuthSession(request, oauth);
  const reader = openReader(session, { server, identity: request.identity, services });
  // Closing ends what listens; a post that is on its way is left to arrive, or to its time-out.
  const closed = new AbortController();
  return {
    capabilities: request.capabilities ?? capabilitiesOf({ privateMessages: reader.chat !== null }),
    listen(cursor, signal) {
      session.listens?.();
      return listen({ reader, pace, stream }, cursor, AbortSignal.any([signal, closed.signal]));
    },
    upload: (file, signal) => upload(reader, file, signal),
    publish: async (post, key) => closeGate(reader, post, { found: await publish(reader, post, key), lost: 'outcome-unknown' }),
    lookUp: async (key, post) => closeGate(reader, post, { found: await lookUp(reader, key, post), lost: 'unavailable' }),
    thread: (ref) => readThread(reader, ref),
    posts: (refs) => readPosts(reader, refs),
    delete: (ref) => deletePost(reader, ref),
    pin: (ref) => pinPost(reader, ref),
    async moderate(act) {
      const done = await moderate(reader, act);
      stream?.sideChanged(reader.identity);
      return done;
    },
    followers: (after) => readFollowers(reader, after),
    searchPeople: (typed, signal) => searchPeople(reader, typed, signal),
    readProfile: () => readProfile(reader),
    readPicture: (name) => readPicture(reader, name),
    updateProfile: (change, basedOn) => updateProfile(reader, change, basedOn),
    async standing() {
      const standing = await readStanding(reader);
      return standing.ok && leave !== null ? succeed(withinLeave(standing.value, leave)) : standing;
    },
    revoke: () => session.end(),
    close: async () => closed.abort(),
    bluesky: openOwn(reader),
  };
}

export function openReader(
  session: Session,
  { server, identity, services }: { server: string; identity: string; services: Services },
): Reader {
  const agent = createAgent(server, identity, session);
  const isPublic = !isLoopback(server);
  const chat = chatOf(services, isPublic);
  return { agent, identity, server, isPublic, services, chat: chat === null ? null : openChat(agent, identity, chat) };
}
