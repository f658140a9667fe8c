import { succeed } from '../../platform/result.ts';
import type { NetworkResult, Standing } from '../network.ts';
import { bodyOf, notThisProtocol } from './bare-call.ts';
import { CAPABILITIES } from './capabilities.ts';
import { attempt } from './failure.ts';
import { readProfile } from './post.ts';
import type { Reader } from './reading.ts';

/** Who the account is now: its handle may have changed since it was connected. */
export async function readStanding({ agent, identity }: Reader): Promise<NetworkResult<Standing>> {
  const read = await attempt(async () => {
    const person = readProfile(await bodyOf(agent.app.bsky.actor.getProfile({ actor: identity as `did:plc:${string}` })));
    if (person?.identity !== identity) throw notThisProtocol('the profile');
    return person;
  });
  return read.ok ? succeed({ person: read.value, capabilities: CAPABILITIES, rights: [], endsAt: null }) : read;
}
