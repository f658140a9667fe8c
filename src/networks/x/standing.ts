/** What an account is and may do, as X says now. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult, Standing } from '../network.ts';
import { capabilitiesOf, rightsOf } from './capabilities.ts';
import type { Client } from './client.ts';
import type { Tokens } from './credentials.ts';
import { readPerson } from './post.ts';

const answer = z.looseObject({
  data: z.looseObject({
    description: z.string().nullish(),
    subscription_type: z.string().nullish().catch(undefined),
    profile_banner_url: z.string().nullish().catch(undefined),
  }),
});
export type WireMe = z.infer<typeof answer>['data'];

export async function readMe(client: Client, signal?: AbortSignal): Promise<NetworkResult<WireMe>> {
  const fields = 'created_at,description,name,profile_banner_url,profile_image_url,subscription_type,username';
  const body = await client.call({ path: '/2/users/me', query: () => ({ 'user.fields': fields }), ...(signal ? { signal } : {}) });
  if (!body.ok) return body;
  const parsed = answer.safeParse(body.value);
  return parsed.success && readPerson(parsed.data.data) !== null
    ? succeed(parsed.data.data)
    : fail({ kind: 'unavailable', detail: 'the answer about the account is not of this protocol' });
}

export function standingOf(me: WireMe, tokens: Pick<Tokens, 'rights' | 'refreshToken' | 'endsAt'>): Standing {
  const person = readPerson(me);
  if (person === null) throw new Error('read before it was checked');
  // Renewed by itself as long as there is something to renew it with.
  const endsAt = tokens.refreshToken === null && tokens.endsAt !== null ? new Date(tokens.endsAt) : null;
  return { person, capabilities: capabilitiesOf(tokens.rights, me.subscription_type ?? null), rights: rightsOf(tokens.rights), endsAt };
}
