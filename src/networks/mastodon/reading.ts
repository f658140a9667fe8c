/** What a connection reads by ref. */
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkPost, NetworkResult } from '../network.ts';
import { notThisApi } from './client.ts';
import { readStatus, toPost, type StatusEntity } from './post.ts';
import type { Reader } from './reader.ts';
import { idOf } from './ref.ts';
import { BATCH, contextBody, readAll } from './roots.ts';

export const POSTS_A_CALL = 25;
const MOST_POSTS = 5_000;
/** Where each post costs a call of its own. */
const AT_ONCE = 4;

/** The status with this id; null when it is gone, or not for us to read. */
export async function findStatus({ client, instance }: Reader, id: string): Promise<NetworkResult<StatusEntity | null>> {
  const server = await instance();
  if (!server.ok) return server;
  const page = await client.find(`/api/v1/statuses/${id}`);
  if (!page.ok || page.value === null) return page.ok ? succeed(null) : page;
  const status = readStatus(page.value.body);
  return status === null ? notThisApi('the status') : succeed(status);
}

export async function readPosts(reader: Reader, refs: readonly string[]): Promise<NetworkResult<NetworkPost[]>> {
  if (refs.length > POSTS_A_CALL) return fail({ kind: 'rejected', reason: 'invalid', detail: `${POSTS_A_CALL} posts at most` });
  const ids = [...new Set(refs)].flatMap((ref) => idOf(reader.server, ref) ?? []);
  if (ids.length === 0) return succeed([]);
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  const statuses = instance.value.batches ? await readMany(reader, ids) : await readEach(reader, ids);
  if (!statuses.ok) return statuses;
  return await placed(reader, statuses.value);
}

async function readMany({ client }: Reader, ids: readonly string[]): Promise<NetworkResult<StatusEntity[]>> {
  const found: StatusEntity[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const page = await client.get('/api/v1/statuses', { query: { id: ids.slice(start, start + BATCH) }, large: true });
    if (!page.ok) return page;
    if (!Array.isArray(page.value.body)) return notThisApi('the list of statuses');
    found.push(...readAll(page.value.body));
  }
  return succeed(found);
}

async function readEach(reader: Reader, ids: readonly string[]): Promise<NetworkResult<StatusEntity[]>> {
  const found: StatusEntity[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    for (const status of await Promise.all(ids.slice(start, start + AT_ONCE).map((id) => findStatus(reader, id)))) {
      if (!status.ok) return status;
      if (status.value !== null) found.push(status.value);
    }
  }
  return succeed(found);
}

/** Statuses as posts, each with its place in its thread. */
export async function placed(reader: Reader, statuses: readonly StatusEntity[]): Promise<NetworkResult<NetworkPost[]>> {
  const instance = statuses.some((status) => status.in_reply_to_id) ? await reader.instance() : null;
  if (instance?.ok === false) return instance;
  const climbed = await reader.roots.climb(statuses, instance?.value.batches ?? false);
  if (!climbed.ok) return climbed;
  return succeed(statuses.map((status) => toPost(status, reader, reader.roots.placeOf(status))));
}

/**
 * The posts around `ref`, root first; none when the post is not there. The server tells of what is above a post and below it, so from
 * within a thread its root is asked too.
 */
export async function readThread(reader: Reader, ref: string): Promise<NetworkResult<NetworkPost[]>> {
  const id = idOf(reader.server, ref);
  if (id === null) return succeed([]);
  const status = await findStatus(reader, id);
  if (!status.ok || status.value === null) return status.ok ? succeed([]) : status;
  const around = await readAround(reader, status.value);
  if (!around.ok) return around;
  const top = around.value[0] ?? status.value;
  const all = top.id === status.value.id ? around : await readContext(reader, top);
  if (!all.ok) return all;
  const found = new Map([...all.value, ...around.value].map((one) => [one.id, one]));
  reader.roots.learn([...found.values()]);
  return await placed(reader, [...found.values()].slice(0, MOST_POSTS));
}

/** As `readContext`, and above it what our server did not know that it answers. */
async function readAround(reader: Reader, status: StatusEntity): Promise<NetworkResult<StatusEntity[]>> {
  const parent = await reader.missing.seek(status);
  if (parent === null) return await readContext(reader, status);
  const now = await findStatus(reader, status.id);
  if (!now.ok || now.value === null) return now.ok ? succeed([status]) : now;
  // Some servers tie a reply to a parent that came later, others never do.
  if (now.value.in_reply_to_id) return await readContext(reader, now.value);
  const [above, below] = [await readContext(reader, parent), await readContext(reader, { ...now.value, in_reply_to_id: parent.id })];
  return above.ok && below.ok ? succeed([...above.value, ...below.value]) : above.ok ? below : above;
}

/** A status between what is above it and what is below, in order. */
async function readContext({ client }: Reader, status: StatusEntity): Promise<NetworkResult<StatusEntity[]>> {
  const page = await client.find(`/api/v1/statuses/${status.id}/context`, { large: true });
  if (!page.ok) return page;
  if (page.value === null) return succeed([status]);
  const context = contextBody.safeParse(page.value.body);
  if (!context.success) return notThisApi('the context of a status');
  return succeed([...readAll(context.data.ancestors), status, ...readAll(context.data.descendants)]);
}
