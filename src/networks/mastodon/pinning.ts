import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult } from '../network.ts';
import { isMissing } from './client.ts';
import { ownStatus } from './publishing.ts';
import type { Reader } from './reader.ts';
import { readAll } from './roots.ts';

/** Puts a post at the head of the profile, instead of any other; null: none stands there any more. */
export async function pin(reader: Reader, ref: string | null): Promise<NetworkResult<void>> {
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  if (!instance.value.capabilities.pins) return fail({ kind: 'rejected', reason: 'unsupported', detail: 'a pinned post' });
  const wanted = ref === null ? null : await ownStatus(reader, ref);
  if (wanted !== null && (!wanted.ok || wanted.value === null)) {
    return wanted.ok ? fail({ kind: 'rejected', reason: 'parent-gone', detail: ref ?? '' }) : wanted;
  }
  const keep = wanted?.value?.id ?? null;
  const page = await reader.client.get(`/api/v1/accounts/${reader.held.accountId}/statuses`, { query: { pinned: true } });
  if (!page.ok) return page;
  const pinned = readAll(page.value.body).map(({ id }) => id);
  for (const id of pinned.filter((one) => one !== keep)) {
    const done = await reader.client.act('POST', `/api/v1/statuses/${id}/unpin`);
    if (!done.ok && !isMissing(done.error)) return done;
  }
  if (keep === null || pinned.includes(keep)) return succeed();
  const done = await reader.client.act('POST', `/api/v1/statuses/${keep}/pin`);
  return done.ok ? succeed() : done;
}
