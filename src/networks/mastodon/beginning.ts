import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import type { Client } from './client.ts';
import { readDate } from './post.ts';
import { isId } from './ref.ts';

/** Of an account that nobody ever looked at, what is still worth an answer. */
const UNREAD_MS = 30 * 24 * 3_600_000;

const markers = z.looseObject({ notifications: z.looseObject({ last_read_id: z.string().refine(isId) }) });

/** From when on a new account listens, in milliseconds since 1970: from what its holder read last in any app, else the last thirty days. */
export async function beginningOf(client: Client, signal: AbortSignal): Promise<NetworkResult<number>> {
  const unread = succeed(Date.now() + client.skew() - UNREAD_MS);
  const read = await client.find('/api/v1/markers', { query: { timeline: ['notifications'] }, signal });
  if (!read.ok) return read.error.kind === 'rejected' ? unread : read;
  const parsed = markers.safeParse(read.value?.body);
  if (!parsed.success) return unread;
  const last = await client.find(`/api/v1/notifications/${parsed.data.notifications.last_read_id}`, { signal });
  if (!last.ok) return last.error.kind === 'rejected' ? unread : last;
  const at = readDate(z.looseObject({ created_at: z.unknown() }).safeParse(last.value?.body).data?.created_at);
  return at === null ? unread : succeed(at.getTime() + 1);
}
