/** What every act on a connection needs: the client, whose account it is, and who counts what it costs. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import type { Call, Client } from './client.ts';
import type { FieldNames } from './field-names.ts';
import { ceilingReached, type AccountName, type Meter } from './meter.ts';
import { readAnswer, type ReadPost } from './post.ts';

export interface Reader {
  readonly client: Client;
  readonly account: AccountName;
  readonly identity: string;
  /** As it was when the account was connected. */
  readonly username: string;
  readonly meter: Meter;
  readonly readToday: { countNew(ids: readonly string[], now: number): number };
}

export interface PostsPage {
  readonly posts: readonly ReadPost[];
  readonly next: string | null;
  /** For Visavis's own count: what X bills for this page. */
  readonly reads: number;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Null when the account may go on reading. Asked before what can wait; never before what a person waits for. */
export const mayRead = async ({ meter, account }: Reader) => ceilingReached(await meter.allowance(account));

export function countReads({ meter, account, readToday }: Reader, ids: readonly string[]): number {
  const reads = readToday.countNew(ids, Date.now());
  if (reads > 0) meter.spend(account, { reads, posts: 0 });
  return reads;
}

/**
 * A page of posts. `query` under the names that the server speaks; when it understood nothing of them (a server may pass over what it does
 * not know), the page is asked for once more under the other ones.
 */
export async function readPage(
  reader: Reader,
  path: string,
  query: (names: FieldNames) => Query,
  signal?: AbortSignal,
): Promise<NetworkResult<PostsPage>> {
  const { client } = reader;
  const call: Call = { path, query, ...(signal ? { signal } : {}) };
  const names = client.names();
  let body = await client.call(call);
  if (!body.ok) return body;
  let answer = readAnswer(body.value);
  if (answer.isBare) {
    client.misread(names);
    body = await client.call(call);
    if (!body.ok) return body;
    answer = readAnswer(body.value);
  }
  if (!isPage(body.value)) return fail({ kind: 'unavailable', detail: 'a page of posts is not of this protocol' });
  const posts = answer.posts.filter(({ isRepost }) => !isRepost);
  const reads = countReads(
    reader,
    answer.posts.map(({ id }) => id),
  );
  return succeed({ posts, next: nextOf(body.value), reads });
}

/** An answer with nothing to tell has a `meta`, or errors about each thing that was asked for. */
const isPage = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && ('data' in body || 'meta' in body || 'errors' in body);

export function nextOf(body: unknown): string | null {
  const meta = typeof body === 'object' && body !== null && 'meta' in body ? body.meta : null;
  const token = typeof meta === 'object' && meta !== null && 'next_token' in meta ? meta.next_token : null;
  return typeof token === 'string' && token !== '' ? token : null;
}
