import { succeed } from '../../platform/result.ts';
import type { FollowersPage, NetworkResult } from '../network.ts';
import { notThisApi } from './client.ts';
import { accountEntity, readPerson } from './post.ts';
import type { Reader } from './reader.ts';

const PAGE = 40;
const MOST_READ = 100;
const LONGEST_MARK = 200;

/** A page of who follows the account, who came last first. `after`: the `max_id` that the page before named. */
export async function readFollowers(reader: Reader, after: string | null): Promise<NetworkResult<FollowersPage>> {
  const page = await reader.client.get(`/api/v1/accounts/${encodeURIComponent(reader.held.accountId)}/followers`, {
    query: { limit: PAGE, max_id: after ?? undefined },
  });
  if (!page.ok) return page;
  if (!Array.isArray(page.value.body)) return notThisApi('the list of followers');
  const people = page.value.body.slice(0, MOST_READ).flatMap((candidate) => {
    const account = accountEntity.safeParse(candidate);
    return account.success ? [readPerson(account.data, reader)] : [];
  });
  const mark = page.value.older?.searchParams.get('max_id') ?? '';
  // A server that names the same page again would be read for ever.
  const isMore = page.value.body.length > 0 && mark !== '' && mark !== after && mark.length <= LONGEST_MARK;
  return succeed({ people, next: isMore ? mark : null });
}
