import { createRouter } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { HearingInbox } from '../accounts/index.ts';
import type { Room } from '../platform/room.ts';
import { FETCH_THREAD } from './ask-for-parents.ts';
import { authorRoutes } from './author-routes.ts';
import { sweepInbox } from './background.ts';
import { claimRoutes } from './claim-routes.ts';
import { guardConversations } from './guard-routes.ts';
import { createFetchThreadJob } from './fetch-thread.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { ingest } from './ingest.ts';
import { queueRoutes } from './queue-routes.ts';
import { recheck } from './recheck.ts';
import { findRefsToRecheck } from './recheck-store.ts';
import { threadRoutes } from './thread-routes.ts';
import { tieRoutes } from './tie-routes.ts';

export { inboxExports } from './account-export.ts';
export { listAccountPast, listLastSaid } from './account-past-store.ts';
export type { PastMessage } from './account-past-store.ts';
export { releaseConversation, renewLease, requireHolder, takeConversation } from './claim-conversation.ts';
export { closeConversation } from './close-conversation.ts';
export { isHeldBy, LEASE_SECONDS } from './conversation.ts';
export type { Conversation, ConversationState } from './conversation.ts';
export { guardConversations } from './guard-routes.ts';
export { extendLease, findConversation, lockConversation, shortenLease } from './conversation-store.ts';
export type { FetchThread } from './fetch-thread.ts';
export { countWaiting, findBriefs, listHeld } from './held-store.ts';
export type { ConversationBrief } from './held-store.ts';
export type { InboxDeps } from './inbox-deps.ts';
export { ingest } from './ingest.ts';
export type { HearingAccount } from './ingest.ts';
export { openConversations } from './ingest-store.ts';
export { inboxHolding } from './member-holding.ts';
export { readQueuePage } from './queue-store.ts';
export { listReaders } from './readers-store.ts';
export { readThread } from './read-thread.ts';
export { receiveConversation } from './receive-conversation.ts';
export { findMentionable, withTies } from './find-mentionable.ts';
export type { Mentionable } from './find-mentionable.ts';
export { findModerated, findOnNetwork, findQuotingOurs, findWords, readSpeakers } from './moderated-store.ts';
export { expectNotice } from './notice-store.ts';
export { recordAnnounced, recordNotice } from './record-announced.ts';
export { recordSent } from './record-sent.ts';
export { recordWithdrawn } from './record-withdrawn.ts';
export { findSent, listSent } from './sent-store.ts';
export { dropDraft, keepAsDraft } from './save-draft.ts';
export type { ConversationView, MessageView } from './schema.ts';
export type { SentReply } from './sent-reply.ts';
export { showPresence } from './show-presence.ts';
export { findAnswerable, findNewestInbound, listStandingOfOurs } from './thread-store.ts';
export type { AnswerableMessage } from './thread-store.ts';
export { findCorrespondents } from './view-store.ts';
export { writeNote } from './write-note.ts';

/** The inbox, as the composition root gets it. `hearing` goes to the accounts room. */
export interface Inbox extends Required<Pick<Room, 'routes' | 'jobs' | 'background'>> {
  readonly hearing: HearingInbox;
}

/** Conversations with the public: what came in, who has it, what the team thinks of it. */
export function createInbox(deps: InboxDeps): Inbox {
  const routes = createRouter<RequestEnv>();
  const guarded = { ...deps, requireReader: guardConversations(deps.database, deps.requireMember) };
  routes.route('/', queueRoutes(deps));
  routes.route('/', threadRoutes(guarded));
  routes.route('/', claimRoutes({ ...deps, requireMember: guarded.requireReader }));
  routes.route('/', authorRoutes(deps));
  routes.route('/', tieRoutes(deps));
  return {
    routes,
    jobs: { [FETCH_THREAD]: createFetchThreadJob(deps) },
    background: (signal) => sweepInbox(deps, signal),
    hearing: {
      storeHeard: ingest,
      refsToRecheck: ({ organisationId, accountId }, limit) =>
        deps.database.read(organisationId, (db) => findRefsToRecheck(db, { organisationId, accountId, limit })),
      recheck,
    },
  };
}
