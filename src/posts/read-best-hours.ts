import type { Query } from '../platform/database/index.ts';
import { bestHours } from './best-hours.ts';
import type { BestHour, Responded } from './best-hours.ts';
import { wallTimeOf } from './local-time.ts';
import { listReceivedAnswers } from './response-store.ts';

export interface BestHours {
  /** IANA, in which weekdays and hours are told. */
  readonly zone: string;
  /** From how many posts; hours may be none though there are some. */
  readonly posts: number;
  readonly hours: readonly BestHour[];
}

/** What the account's own past tells of its hours. */
export async function readBestHours(
  db: Query,
  organisationId: string,
  { accountId, zone }: { readonly accountId: string; readonly zone: string },
): Promise<BestHours> {
  const received = await listReceivedAnswers(db, organisationId, accountId);
  const posts = received.map(({ saidAt, answers }): Responded => {
    const local = wallTimeOf(saidAt, zone);
    const day = local.slice(0, 10);
    return { day, hour: Number(local.slice(11, 13)), weekday: new Date(`${day}T12:00:00Z`).getUTCDay() || 7, responses: answers };
  });
  return { zone, posts: posts.length, hours: bestHours(posts) };
}
