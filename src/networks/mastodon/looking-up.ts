/**
 * Whether a post of ours is there. No server tells what it recorded under an `Idempotency-Key`, and those that heed one forget it after an
 * hour; so a post is known again by its words, its parent and its date among the account's own.
 */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult, OutgoingPost, Published } from '../network.ts';
import { notThisApi } from './client.ts';
import { pointerTo, readDate, readUrl, readVisibility, type StatusEntity } from './post.ts';
import { readHtml } from './html.ts';
import type { Reader } from './reader.ts';
import { idOf, refOf } from './ref.ts';
import { readAll } from './roots.ts';
import { essence } from './text.ts';

const PAGE = 40;
const MOST_PAGES = 50;
/** Dates of small servers are whole seconds, and so is the clock in their answers. */
const TOLERANCE_MS = 3_000;
const MOST_REMEMBERED = 5_000;

/** Which key each post was sent under, as far as this process knows: the same words twice are two posts. */
export interface Sent {
  byKey(key: string): Published | undefined;
  keyOf(ref: string): string | undefined;
  note(key: string, published: Published): void;
}

export function createSent(): Sent {
  const [byKey, byRef] = [new Map<string, Published>(), new Map<string, string>()];
  return {
    byKey: (key) => byKey.get(key),
    keyOf: (ref) => byRef.get(ref),
    note(key, published) {
      byKey.set(key, published);
      byRef.set(published.ref, key);
      for (const map of [byKey, byRef]) {
        const [oldest] = map.keys();
        if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest);
      }
    },
  };
}

/** Null when the account surely has no such post. */
export async function lookUp(reader: Reader, sent: Sent, key: string, post: OutgoingPost): Promise<NetworkResult<Published | null>> {
  const known = sent.byKey(key);
  if (known !== undefined) return succeed(known);
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  let oldest: string | undefined;
  const seen = new Set<string>();
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = { limit: PAGE, exclude_reblogs: true, max_id: oldest };
    const page = await reader.client.get(`/api/v1/accounts/${reader.held.accountId}/statuses`, { query, large: true });
    if (!page.ok) return page;
    if (!Array.isArray(page.value.body)) return notThisApi('the list of our statuses');
    const statuses = readAll(page.value.body);
    const since = post.writtenAt.getTime() + reader.client.skew() - TOLERANCE_MS;
    const found = statuses.find((status) => isThis(reader, sent, { key, post, since, status }));
    if (found !== undefined) {
      const published = publishedAs(reader, found);
      sent.note(key, published);
      return succeed(published);
    }
    const fresh = statuses.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    const last = fresh.at(-1);
    if (last === undefined || dateOf(last) < since) return succeed(null);
    oldest = last.id;
  }
  return fail({ kind: 'unavailable', detail: 'too much was said since to be sure' });
}

export const publishedAs = (reader: Reader, status: StatusEntity): Published => ({
  ...pointerTo(status, reader),
  url: readVisibility(status.visibility) === 'private' ? null : readUrl(status.url),
});

const dateOf = (status: StatusEntity): number => readDate(status.created_at)?.getTime() ?? 0;

interface Candidate {
  readonly key: string;
  readonly post: OutgoingPost;
  readonly since: number;
  readonly status: StatusEntity;
}

function isThis(reader: Reader, sent: Sent, { key, post, since, status }: Candidate): boolean {
  const another = sent.keyOf(refOf(reader.server, status.id));
  if (dateOf(status) < since || (another !== undefined && another !== key)) return false;
  const parent = status.in_reply_to_id ?? null;
  const wanted = post.reply === null ? null : idOf(reader.server, post.reply.parent.ref);
  if ((parent === null ? null : refOf(reader.server, parent)) !== (wanted === null ? null : refOf(reader.server, wanted))) return false;
  const [ours, theirs] = [essence(post.text), essence(readHtml(status.content).text)];
  // The mention that is put before a reply is not in the words that were written.
  return (
    theirs === ours || (post.reply !== null && theirs.endsWith(ours) && /^(@[\w.-]+)+$/.test(theirs.slice(0, theirs.length - ours.length)))
  );
}
