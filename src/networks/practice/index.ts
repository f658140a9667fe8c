import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Room } from '../../platform/room.ts';
import { livePracticeLife } from './live.ts';

export { createPracticeNetwork } from './adapter.ts';
export { awaitAnswer } from './await-answer.ts';
export { prepareAccount } from './connect-account.ts';
export { identityOf } from './person.ts';
export type { PictureName } from './pictures.ts';
export { practiceRoutes } from './routes.ts';
export type { CurrentOrganisation, PracticePages } from './routes.ts';
export { isWritten, writeHistory } from './write-history.ts';
export type { HistoryPost } from './write-history.ts';

/** What the worker does for the practice networks: their characters' life. */
export function createPracticeLife(means: { database: Database; log: Log }): Room {
  return { background: async (signal) => await livePracticeLife(means, signal) };
}
