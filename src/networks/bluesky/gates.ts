/**
 * Who may answer and quote the account's posts, and which answers and quotes its readers see. *Thread gate*: a record beside a post that
 * starts a thread. *Post gate*: one beside any post. Both carry the post's own key.
 * https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/threadgate.json, postgate.json
 */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult, ReplyRule } from '../network.ts';
import { parseRef } from './post.ts';
import { readPosts, type Reader } from './reading.ts';
import { changeRecord, type Place } from './record.ts';

const MOST_HIDDEN = 300;
const MOST_DETACHED = 50;

const threadGate = (key: string): Place => ({ collection: 'app.bsky.feed.threadgate', key });
const postGate = (key: string): Place => ({ collection: 'app.bsky.feed.postgate', key });
const rejected = (reason: 'invalid' | 'too-long' | 'parent-gone', detail: string) =>
  fail<NetworkFailure>({ kind: 'rejected', reason, detail });

/**
 * Hides a reply in a thread of ours, or takes our post out of somebody's quote of it: whichever `ref` is, or both. Undone when `hidden` is
 * false. Others who look for it still find it.
 */
export async function setHidden(reader: Reader, ref: string, hidden: boolean): Promise<NetworkResult<void>> {
  if (parseRef(ref) === null) return rejected('invalid', 'not the name of a post');
  const posts = await readPosts(reader, [ref]);
  if (!posts.ok) return posts;
  const [post] = posts.value;
  if (post === undefined) return rejected('parent-gone', ref);
  const ours = (candidate: string | undefined) => {
    const parsed = parseRef(candidate ?? '');
    return parsed?.identity === reader.identity ? parsed.key : null;
  };
  const [root, quoted] = [ours(post.reply?.root.ref), ours(post.quoted?.ref)];
  if (root === null && quoted === null) return rejected('invalid', 'it neither answers nor quotes a post of this account');
  if (root !== null) {
    const done = await setListed(reader, { place: threadGate(root), field: 'hiddenReplies', most: MOST_HIDDEN }, { ref, listed: hidden });
    if (!done.ok) return done;
  }
  if (quoted === null) return succeed();
  return await setListed(reader, { place: postGate(quoted), field: 'detachedEmbeddingUris', most: MOST_DETACHED }, { ref, listed: hidden });
}

const RULES = {
  mentioned: 'app.bsky.feed.threadgate#mentionRule',
  followed: 'app.bsky.feed.threadgate#followingRule',
  followers: 'app.bsky.feed.threadgate#followerRule',
} as const;

/** Says who may answer under a post of ours that starts a thread. What is hidden there stays so. */
export async function setReplyRule(reader: Reader, ref: string, rule: ReplyRule): Promise<NetworkResult<void>> {
  const key = ownKey(reader, ref);
  if (key === null) return rejected('invalid', 'not a post of this account');
  const allow =
    rule === 'everybody'
      ? undefined
      : rule.map((who) =>
          typeof who === 'object' ? { $type: 'app.bsky.feed.threadgate#listRule', list: who.list } : { $type: RULES[who] },
        );
  return await changeGate(reader, threadGate(key), ({ allow: _before, ...kept }) => (allow === undefined ? kept : { ...kept, allow }));
}

/** Says whether others may quote a post of ours. What was detached stays so. */
export async function setQuotable(reader: Reader, ref: string, quotable: boolean): Promise<NetworkResult<void>> {
  const key = ownKey(reader, ref);
  if (key === null) return rejected('invalid', 'not a post of this account');
  const embeddingRules = [{ $type: 'app.bsky.feed.postgate#disableRule' }];
  return await changeGate(reader, postGate(key), ({ embeddingRules: _before, ...kept }) => (quotable ? kept : { ...kept, embeddingRules }));
}

function ownKey(reader: Reader, ref: string): string | null {
  const parsed = parseRef(ref);
  return parsed?.identity === reader.identity ? parsed.key : null;
}

async function changeGate(
  reader: Reader,
  place: Place,
  change: (value: Readonly<Record<string, unknown>>) => Record<string, unknown>,
): Promise<NetworkResult<void>> {
  const done = await changeRecord(reader, place, ({ value }) => succeed({ ...emptyGate(reader, place), ...change(value) }));
  return done.ok ? succeed() : done;
}

const emptyGate = ({ identity }: Reader, { key }: Place) => ({
  post: `at://${identity}/app.bsky.feed.post/${key}`,
  createdAt: new Date().toISOString(),
});

async function setListed(
  reader: Reader,
  { place, field, most }: { place: Place; field: string; most: number },
  { ref, listed }: { ref: string; listed: boolean },
): Promise<NetworkResult<void>> {
  const done = await changeRecord(reader, place, ({ value }) => {
    const before = Array.isArray(value[field]) ? value[field].filter((uri): uri is string => typeof uri === 'string') : [];
    if (before.includes(ref) === listed) return succeed(null);
    if (listed && before.length >= most) return rejected('too-long', `${most} at most are hidden in one thread`);
    return succeed({ ...emptyGate(reader, place), ...value, [field]: listed ? [...before, ref] : before.filter((uri) => uri !== ref) });
  });
  return done.ok ? succeed() : done;
}
