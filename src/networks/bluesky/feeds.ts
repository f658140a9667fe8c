/** The two feeds that an account listens to. */
import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { ArrivalReason, NetworkPerson, NetworkPost, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import type { Entry } from './cursor.ts';
import { attempt } from './failure.ts';
import { isWordsOnly, parseRef, readDate, readPost, readProfile } from './post.ts';
import type { Reader } from './reading.ts';
import type { FeedPage } from './scan.ts';

/**
 * A post that concerns us, or somebody who began to follow. `post`: null when the notification does not tell all of it, and it must be asked
 * for.
 */
export type Notice = Entry &
  ({ readonly reason: ArrivalReason; readonly post: NetworkPost | null } | { readonly reason: 'follow'; readonly person: NetworkPerson });

export interface OwnPost extends Entry {
  readonly post: NetworkPost;
}

export interface NoticePage extends FeedPage<Notice> {
  /** Up to when the account's holder has seen notifications in any app; null when nobody ever looked. */
  readonly seenAt: string | null;
}

const REASONS = ['mention', 'reply', 'quote', 'follow'] as const;
const PAGE = 100;
const OWN_PAGE = 50;

const noticesBody = z.looseObject({ notifications: z.array(z.unknown()), cursor: z.string().optional(), seenAt: z.unknown().optional() });
const FOLLOW = /^at:\/\/did:[a-z]+:[\w.:%-]{1,240}\/app\.bsky\.graph\.follow\/[\w~.:-]{1,512}$/;
const notice = z.looseObject({
  uri: z.string(),
  reason: z.enum(REASONS),
  indexedAt: z.string(),
  author: z.unknown().optional(),
  record: z.unknown().optional(),
});

function readNotice(candidate: unknown, isPublic: boolean): Notice | null {
  const parsed = notice.safeParse(candidate);
  const at = parsed.success ? readDate(parsed.data.indexedAt)?.toISOString() : undefined;
  if (!parsed.success || at === undefined) return null;
  const { uri, reason, record } = parsed.data;
  if (reason !== 'follow') {
    // It has the shape of a post's view, less its pictures.
    const post = isWordsOnly(record) ? readPost(candidate, isPublic) : null;
    return parseRef(uri) === null ? null : { ref: uri, at, reason, post };
  }
  const person = readProfile(parsed.data.author);
  return person === null || !FOLLOW.test(uri) ? null : { ref: uri, at, reason, person };
}

/** A page of what concerns us: mentions, replies, quotes and followers. */
export async function readNotices(
  { agent, isPublic }: Reader,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<NetworkResult<NoticePage>> {
  return await attempt(async () => {
    const query = { limit: PAGE, reasons: [...REASONS], ...(cursor === undefined ? {} : { cursor }) };
    const body = noticesBody.safeParse(await bodyOf(agent.app.bsky.notification.listNotifications(query, { signal })));
    if (!body.success) throw notThisProtocol('the list of notifications');
    const entries = body.data.notifications.map((one) => readNotice(one, isPublic)).filter((entry) => entry !== null);
    const seenAt = readDate(body.data.seenAt)?.toISOString() ?? null;
    // Of an account that never looked, the network says that it saw the newest: kinder on a screen, but not what happened.
    const neverLooked = cursor === undefined && seenAt !== null && seenAt === entries[0]?.at;
    return { entries, cursor: body.data.cursor, seenAt: neverLooked ? null : seenAt };
  });
}

const feedBody = z.looseObject({ feed: z.array(z.unknown()), cursor: z.string().optional() });
const feedItem = z.looseObject({ post: z.looseObject({ indexedAt: z.unknown().optional() }), reason: z.unknown().optional() });

/** A page of what the account itself posted, wherever from. */
export async function readOwnPosts(
  reader: Reader,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<NetworkResult<FeedPage<OwnPost>>> {
  const page = await attempt(async () => {
    const query = {
      actor: reader.identity as `did:plc:${string}`,
      filter: 'posts_with_replies',
      limit: OWN_PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const body = feedBody.safeParse(await bodyOf(reader.agent.app.bsky.feed.getAuthorFeed(query, { signal })));
    if (!body.success) throw notThisProtocol('the feed of the account');
    return body.data;
  });
  if (!page.ok) return page;
  const entries = page.value.feed.flatMap((candidate) => {
    const parsed = feedItem.safeParse(candidate);
    // With a reason it stands here for something else: a repost, a pin.
    if (!parsed.success || parsed.data.reason !== undefined) return [];
    const post = readPost(parsed.data.post, reader.isPublic);
    if (post === null || post.author.identity !== reader.identity) return [];
    const indexed = readDate(parsed.data.post.indexedAt) ?? post.writtenAt;
    return [{ ref: post.ref, at: new Date(Math.min(indexed.getTime(), post.writtenAt.getTime())).toISOString(), post }];
  });
  return succeed({ entries, cursor: page.value.cursor });
}
