import { succeed } from '../../platform/result.ts';
import { PEOPLE_FOUND } from '../network.ts';
import type { NetworkPerson, NetworkResult } from '../network.ts';
import { notThisApi } from './client.ts';
import { accountEntity, readPerson } from './post.ts';
import type { Reader } from './reader.ts';

const LONGEST = 100;

/** Whom the server knows by such a handle or name; it does not look for others elsewhere. */
export async function searchPeople(reader: Reader, typed: string, signal: AbortSignal): Promise<NetworkResult<readonly NetworkPerson[]>> {
  const query = { q: typed.slice(0, LONGEST), limit: PEOPLE_FOUND, resolve: false };
  const page = await reader.client.get('/api/v1/accounts/search', { query, signal });
  if (!page.ok) return page;
  if (!Array.isArray(page.value.body)) return notThisApi('the list of people');
  const people = page.value.body.slice(0, PEOPLE_FOUND).flatMap((candidate) => {
    const account = accountEntity.safeParse(candidate);
    return account.success ? [readPerson(account.data, reader)] : [];
  });
  return succeed(people);
}
