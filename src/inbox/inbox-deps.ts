import type { RequireMember } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log.ts';
import type { FetchThread } from './fetch-thread.ts';

/** What the inbox needs of others. */
export interface InboxDeps {
  readonly database: Database;
  readonly log: Log;
  readonly requireMember: RequireMember;
  readonly fetchThread: FetchThread;
}
