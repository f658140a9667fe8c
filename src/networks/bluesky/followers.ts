import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { FollowersPage, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import { readProfile } from './post.ts';
import type { Reader } from './reading.ts';

const PAGE = 50;
const LONGEST_CURSOR = 500;
const followersBody = z.looseObject({ followers: z.array(z.unknown()), cursor: z.string().optional() });

/** A page of who follows the account, who came last first. */
export async function readFollowers({ agent, identity }: Reader, after: string | null): Promise<NetworkResult<FollowersPage>> {
  const read = await attempt(async () => {
    const query = { actor: identity as `did:plc:${string}`, limit: PAGE, ...(after === null ? {} : { cursor: after }) };
    const body = followersBody.safeParse(await bodyOf(agent.app.bsky.graph.getFollowers(query)));
    if (!body.success) throw notThisProtocol('the list of followers');
    return body.data;
  });
  if (!read.ok) return read;
  const { followers, cursor = '' } = read.value;
  const people = followers.slice(0, PAGE).flatMap((candidate) => readProfile(candidate) ?? []);
  // A server that names the same page again would be read for ever.
  const isMore = followers.length > 0 && cursor !== '' && cursor !== after && cursor.length <= LONGEST_CURSOR;
  return succeed({ people, next: isMore ? cursor : null });
}
