import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import { PEOPLE_FOUND } from '../network.ts';
import type { NetworkPerson, NetworkResult } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { attempt } from './failure.ts';
import { readProfile } from './post.ts';
import type { Reader } from './reading.ts';

const LONGEST = 100;
const foundBody = z.looseObject({ actors: z.array(z.unknown()) });

/** Whom the network's own apps would propose to who types so. */
export async function searchPeople(
  { agent }: Reader,
  typed: string,
  signal: AbortSignal,
): Promise<NetworkResult<readonly NetworkPerson[]>> {
  const read = await attempt(async () => {
    const query = { q: typed.slice(0, LONGEST), limit: PEOPLE_FOUND };
    const body = foundBody.safeParse(await bodyOf(agent.app.bsky.actor.searchActorsTypeahead(query, { signal })));
    if (!body.success) throw notThisProtocol('the list of people');
    return body.data.actors;
  });
  if (!read.ok) return read;
  return succeed(read.value.slice(0, PEOPLE_FOUND).flatMap((candidate) => readProfile(candidate) ?? []));
}
