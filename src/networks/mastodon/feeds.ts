/** The two lists that an account listens to: what concerns it, and what it said itself. */
import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { ArrivalReason, NetworkResult } from '../network.ts';
import { notThisApi } from './client.ts';
import { markOf, type Entry } from './cursor.ts';
import type { Instance } from './instance.ts';
import { accountEntity, identityOf, pointerTo, readDate, readStatus, type AccountEntity, type StatusEntity } from './post.ts';
import type { Reader } from './reader.ts';
import { isId } from './ref.ts';
import { readAll } from './roots.ts';

/** Something to hear, as it came: its place in its thread is found when it is delivered. */
export type Notice = Entry & { readonly id: string } & (
    | { readonly kind: 'post'; readonly reason: ArrivalReason; readonly status: StatusEntity }
    | { readonly kind: 'followed'; readonly account: AccountEntity }
  );

export interface FeedPage {
  readonly entries: readonly Notice[];
  /** Ids of all that stood on the page, newest first. */
  readonly ids: readonly string[];
  /** Date of the oldest of them, milliseconds since 1970; infinite on an empty page. */
  readonly oldest: number;
  readonly older: URL | { readonly max_id: string } | null;
}

export const PAGE = 40;
/** The least with which a server calls a page full. */
const SHORTEST_PAGE = 20;
/** The most that servers give. */
export const LONG_PAGE = 80;
const notice = z.looseObject({
  id: z.string().refine(isId),
  type: z.string(),
  created_at: z.unknown(),
  account: z.unknown().optional(),
  status: z.unknown().optional(),
});

export type Where = URL | { readonly max_id?: string; readonly since_id?: string; readonly limit: number };

/** A page of notifications, also of those that the server holds back from people who might be strangers to the account. */
export async function readNotices(reader: Reader, instance: Instance, where: Where, signal: AbortSignal): Promise<NetworkResult<FeedPage>> {
  const types = ['mention', 'follow', ...(instance.capabilities.quotes ? ['quote'] : [])];
  const query = where instanceof URL ? {} : { ...where, types, include_filtered: instance.batches ? true : undefined };
  const path = where instanceof URL ? where : '/api/v1/notifications';
  const page = await reader.client.get(path, { query, signal, large: true });
  if (!page.ok) return page;
  if (!Array.isArray(page.value.body)) return notThisApi('the list of notifications');
  const found = page.value.body.flatMap((candidate) => notice.safeParse(candidate).data ?? []);
  return succeed({ entries: found.flatMap((one) => toNotice(reader, one) ?? []), ...edgeOf(found, page.value.older, where) });
}

/** A page of what the account itself posted, wherever from. */
export async function readOwn(reader: Reader, where: Where, signal: AbortSignal): Promise<NetworkResult<FeedPage>> {
  const query = where instanceof URL ? {} : { ...where, limit: PAGE, exclude_reblogs: true };
  const path = where instanceof URL ? where : `/api/v1/accounts/${reader.held.accountId}/statuses`;
  const page = await reader.client.get(path, { query, signal, large: true });
  if (!page.ok) return page;
  if (!Array.isArray(page.value.body)) return notThisApi('the list of our statuses');
  const statuses = readAll(page.value.body);
  const entries = statuses.filter(({ account }) => identityOf(account, reader) === reader.identity);
  return succeed({
    entries: entries.map((status) => postNotice(reader, status, 'own')),
    ...edgeOf(statuses, page.value.older, { limit: PAGE }),
  });
}

/** Without a word of where the older ones are, a page that is not full is the last; some servers fill theirs with less than is asked for. */
function edgeOf(items: readonly { id: string; created_at?: unknown }[], linked: URL | null, where: Where): Omit<FeedPage, 'entries'> {
  const dates = items.map(({ created_at: at }) => readDate(at)?.getTime() ?? Infinity);
  const [last, limit] = [items.at(-1), where instanceof URL ? LONG_PAGE : where.limit];
  const older = linked ?? (last === undefined || items.length < Math.min(limit, SHORTEST_PAGE) ? null : { max_id: last.id });
  return { ids: items.map(({ id }) => id), oldest: Math.min(...dates), older };
}

/** A notification as something to hear; null when it is none of those that matter here. */
export function toNotice(reader: Reader, candidate: unknown): Notice | null {
  const parsed = notice.safeParse(candidate);
  if (!parsed.success) return null;
  const { id, type } = parsed.data;
  const at = readDate(parsed.data.created_at)?.getTime() ?? 0;
  if (type === 'follow') {
    const account = accountEntity.safeParse(parsed.data.account);
    return account.success ? { kind: 'followed', id, at, mark: markOf(`follow ${id}`), account: account.data } : null;
  }
  const status = type === 'mention' || type === 'quote' ? readStatus(parsed.data.status) : null;
  if (status === null || identityOf(status.account, reader) === reader.identity) return null;
  const reason = type === 'quote' ? 'quote' : reasonOf(reader, status);
  return { ...postNotice(reader, status, reason), id, at };
}

/** A status as something to hear, dated as it was written. */
export function postNotice(reader: Reader, status: StatusEntity, reason: ArrivalReason): Notice {
  const { ref, version } = pointerTo(status, reader);
  const at = readDate(status.created_at)?.getTime() ?? 0;
  return { kind: 'post', id: status.id, at, mark: markOf(`${ref} ${version}`), reason, status };
}

/** What somebody else's status is to us. */
export const reasonOf = ({ held }: Reader, status: StatusEntity): ArrivalReason =>
  status.in_reply_to_account_id === held.accountId ? 'reply' : 'mention';
