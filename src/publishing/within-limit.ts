import type { Connections } from '../accounts/index.ts';
import type { NetworkResult } from '../networks/network.ts';
import type { Database } from '../platform/database/index.ts';
import { fail } from '../platform/result.ts';

export interface CallDeps {
  readonly database: Database;
  readonly connections: Pick<Connections, 'use'>;
  /** Milliseconds since the epoch, compared with the moments that networks name. */
  readonly now: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Longest wait for a network's answer; past it the outcome is unknown. */
export const ANSWER_LIMIT_MS = 20_000;

/** A network call that is given up after the limit, or that throws, has an unknown outcome: it may still arrive. */
export async function withinLimit<Value>(
  deps: Pick<CallDeps, 'connections' | 'wait'>,
  call: (use: Connections['use']) => Promise<NetworkResult<Value>>,
): Promise<NetworkResult<Value>> {
  const unknown = (detail: string): NetworkResult<Value> => fail({ kind: 'outcome-unknown', detail });
  const answered = new AbortController();
  const late = deps.wait(ANSWER_LIMIT_MS, answered.signal).then(
    () => unknown(`no answer within ${ANSWER_LIMIT_MS / 1_000} s`),
    () => unknown('stopped'),
  );
  try {
    return await Promise.race([call(deps.connections.use), late]);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  } finally {
    answered.abort();
  }
}
