/** What an account may do about people and replies. */
import { fail, succeed } from '../../platform/result.ts';
import { unsupported, type ModerationAct, type NetworkResult } from '../network.ts';
import type { Call } from './client.ts';
import type { Reader } from './reader.ts';
import { isId } from './ref.ts';

/** Hiding and muting twice is hiding and muting once, at X too. */
export async function moderate(reader: Reader, act: ModerationAct): Promise<NetworkResult<void>> {
  const call = callOf(reader.identity, act);
  if (call === null) return await unsupported(act.kind);
  const name = 'ref' in act ? act.ref : act.identity;
  if (!isId(name)) return fail({ kind: 'rejected', reason: 'invalid', detail: 'not a name of X' });
  const answer = await reader.client.call(call);
  return answer.ok ? succeed(undefined) : answer;
}

function callOf(identity: string, act: ModerationAct): Call | null {
  switch (act.kind) {
    case 'mute':
      return { method: 'POST', path: `/2/users/${identity}/muting`, body: { target_user_id: act.identity } };
    case 'unmute':
      return { method: 'DELETE', path: `/2/users/${identity}/muting/${act.identity}` };
    case 'hide':
    case 'unhide':
      return { method: 'PUT', path: `/2/tweets/${act.ref}/hidden`, body: { hidden: act.kind === 'hide' } };
    case 'block':
    case 'unblock':
    case 'report':
      return null;
  }
}
