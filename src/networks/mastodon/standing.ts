/** Who an account is and what it may do, as its server says now. */
import { z } from 'zod';
import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult, Standing } from '../network.ts';
import { rightsOf } from './capabilities.ts';
import { notThisApi, type Client } from './client.ts';
import { confirmDomain } from './confirm-domain.ts';
import { readInstance } from './instance.ts';
import { accountEntity, readPerson } from './post.ts';

export interface Found {
  readonly standing: Standing;
  /** What stands behind the second `@` of its people. */
  readonly domain: string;
  readonly accountId: string;
  readonly scopes: string | null;
}

export interface Known {
  /** Of the token, when its server said them as it gave it. */
  readonly scopes: string | null;
  /** The domain that was confirmed before: it is not asked again, and its silence breaks no connection. */
  readonly domain: string | null;
}

export async function findStanding(client: Client, { scopes, domain: before }: Known, signal?: AbortSignal): Promise<NetworkResult<Found>> {
  const call = signal === undefined ? {} : { signal };
  const instance = await readInstance(client, signal);
  if (!instance.ok) return instance;
  const account = await client.get('/api/v1/accounts/verify_credentials', call);
  if (!account.ok) {
    // snac says of a token that it does not know that the request makes no sense.
    const isUnknown = account.error.kind === 'rejected' && account.error.reason === 'invalid';
    return isUnknown ? fail({ kind: 'unauthorised', reason: 'token-refused' }) : account;
  }
  const parsed = accountEntity.safeParse(account.value.body);
  if (!parsed.success) return notThisApi('the account');
  const held = scopes ?? (await scopesOf(client, signal));
  const name = parsed.data.acct.split('@')[0] ?? '';
  const declared = instance.value.domain;
  const domain = declared === before ? declared : await confirmDomain(client.server, { declared, name }, { signal });
  const person = readPerson(parsed.data, { server: client.server, domain });
  const standing = { person, capabilities: instance.value.capabilities, rights: rightsOf(held), endsAt: null };
  return succeed({ standing, domain, accountId: parsed.data.id, scopes: held });
}

/** What the application of a token was registered for (Mastodon 4.3); null where nothing says. */
async function scopesOf(client: Client, signal?: AbortSignal): Promise<string | null> {
  const application = await client.find('/api/v1/apps/verify_credentials', signal === undefined ? {} : { signal });
  if (!application.ok || application.value === null) return null;
  const parsed = z.looseObject({ scopes: z.array(z.string()).min(1) }).safeParse(application.value.body);
  return parsed.success ? parsed.data.scopes.join(' ') : null;
}

/** The standing of an account that is connected; `unauthorised` when the token is another's by now. */
export async function readStanding(client: Client, identity: string, known: Known): Promise<NetworkResult<Standing>> {
  const found = await findStanding(client, known);
  if (!found.ok) return found;
  return found.value.standing.person.identity === identity
    ? succeed(found.value.standing)
    : fail({ kind: 'unauthorised', reason: 'another-account' });
}
