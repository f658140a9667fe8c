/**
 * A post that leaves with its gate. The protocol keeps gates in records of their own, so the post stands first: for as long as its gate does
 * not, its sending is not over, and each look-up closes it again.
 */
import { fail } from '../../platform/result.ts';
import type { NetworkFailure, NetworkResult, OutgoingPost, Published } from '../network.ts';
import { setQuotable, setReplyRule } from './gates.ts';
import type { Reader } from './reading.ts';

/** `found`: what sending or looking up the post answered. Answers the same once the gate stands. */
export async function closeGate<Found extends Published | null>(
  reader: Reader,
  { gate, reply, visibility }: OutgoingPost,
  { found, lost }: { readonly found: NetworkResult<Found>; readonly lost: 'outcome-unknown' | 'unavailable' },
): Promise<NetworkResult<Found>> {
  if (!found.ok || found.value === null || gate === undefined || visibility !== 'public') return found;
  const { ref } = found.value;
  // An answer stands in another's thread: who may answer there is not for us to say.
  const isAsked = gate.replies !== 'everybody' && reply === null;
  const closed = isAsked ? await setReplyRule(reader, ref, gate.replies) : null;
  if (closed?.ok === false) return fail(unsaid(closed.error, lost));
  const kept = gate.quotable ? null : await setQuotable(reader, ref, false);
  return kept?.ok === false ? fail(unsaid(kept.error, lost)) : found;
}

function unsaid(error: NetworkFailure, lost: 'outcome-unknown' | 'unavailable'): NetworkFailure {
  if (error.kind === 'unauthorised' || (error.kind === 'rate-limited' && lost === 'unavailable')) return error;
  return { kind: lost, detail: `the post stands without its gate: ${error.kind}` };
}
