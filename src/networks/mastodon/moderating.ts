/** What an account may do about people: by their id on its own server, which is found by the address of their profile. */
import { fail, succeed } from '../../platform/result.ts';
import type { ModerationAct, NetworkResult, ReportReason } from '../network.ts';
import { z } from 'zod';
import { isMissing, notThisApi } from './client.ts';
import { accountEntity, identityOf } from './post.ts';
import type { Reader } from './reader.ts';
import { idOf } from './ref.ts';

const LONGEST_COMMENT = 1_000;
const CATEGORY: Readonly<Record<ReportReason, 'spam' | 'legal' | 'other'>> = {
  spam: 'spam',
  illegal: 'legal',
  abuse: 'other',
  hate: 'other',
  violence: 'other',
  impersonation: 'other',
  other: 'other',
};

export async function moderate(reader: Reader, act: ModerationAct): Promise<NetworkResult<void>> {
  const instance = await reader.instance();
  if (!instance.ok) return instance;
  const kind = act.kind === 'unmute' ? 'mute' : act.kind === 'unblock' ? 'block' : act.kind;
  if (kind === 'hide' || kind === 'unhide' || !instance.value.capabilities.moderation.includes(kind) || !('identity' in act)) {
    return fail({ kind: 'rejected', reason: 'unsupported', detail: act.kind });
  }
  const id = await accountIdOf(reader, act.identity);
  if (!id.ok) return id;
  const done =
    act.kind === 'report'
      ? await reader.client.act('POST', '/api/v1/reports', { body: reportOf(reader, id.value, act) })
      : await reader.client.act('POST', `/api/v1/accounts/${id.value}/${act.kind}`, act.kind === 'mute' ? { body: {} } : {});
  // To lift what was never laid is no failure, on servers that think it is one.
  return done.ok || (act.kind.startsWith('un') && isMissing(done.error)) ? succeed() : done;
}

const reportOf = (reader: Reader, accountId: string, { refs, reason, comment }: Extract<ModerationAct, { kind: 'report' }>) => ({
  account_id: accountId,
  status_ids: refs.flatMap((ref) => idOf(reader.server, ref) ?? []),
  category: CATEGORY[reason],
  comment: `${CATEGORY[reason] === 'other' && reason !== 'other' ? `[${reason}] ` : ''}${comment}`.slice(0, LONGEST_COMMENT),
});

/** Their id on our account's server. `rejected` when the server knows nobody there. */
async function accountIdOf(reader: Reader, identity: string): Promise<NetworkResult<string>> {
  const bare = identity.startsWith(`${reader.server}/api/v1/accounts/`) ? identity.split('/').at(-1) : undefined;
  if (bare !== undefined) return succeed(bare);
  const acct = acctOf(identity);
  const known = acct === null ? succeed(null) : await reader.client.find('/api/v1/accounts/lookup', { query: { acct } });
  if (!known.ok && known.error.kind !== 'rejected') return known;
  const direct = known.ok && known.value !== null ? idIfSame(reader, known.value.body, identity) : null;
  if (direct !== null) return succeed(direct);
  const searched = await reader.client.get('/api/v2/search', { query: { q: identity, type: 'accounts', resolve: true, limit: 5 } });
  if (!searched.ok) return searched;
  const accounts = z.looseObject({ accounts: z.array(z.unknown()) }).safeParse(searched.value.body);
  if (!accounts.success) return notThisApi('the answer to a search');
  const found = accounts.data.accounts.map((candidate) => idIfSame(reader, candidate, identity)).find((id) => id !== null);
  return found === undefined || found === null
    ? fail({ kind: 'rejected', reason: 'invalid', detail: 'the server knows nobody of this address' })
    : succeed(found);
}

function idIfSame(reader: Reader, candidate: unknown, identity: string): string | null {
  const parsed = accountEntity.safeParse(candidate);
  return parsed.success && identityOf(parsed.data, reader) === identity ? parsed.data.id : null;
}

/** `lea@example.org` of `https://example.org/@lea`: how most servers write it. */
function acctOf(identity: string): string | null {
  if (!URL.canParse(identity)) return null;
  const { host, pathname } = new URL(identity);
  const name = /^\/(?:@|users\/)?([\w.-]+)$/.exec(pathname)?.[1];
  return name === undefined ? null : `${name}@${host}`;
}
