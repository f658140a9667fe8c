import type { Connections } from '../accounts/index.ts';
import { findAccount } from '../accounts/index.ts';
import type { NetworkConnection, OutgoingPost, PostGate } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Database } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { askNetwork, askOwn } from './ask-network.ts';
import { mayCircles } from './policy.ts';
import { findGate, writeGate } from './store.ts';

/** Nobody said otherwise. */
export const OPEN_GATE: PostGate = { replies: 'everybody', quotable: true };

export type GateRefusal = AskRefusal | { kind: 'not-allowed' } | { kind: 'no-such-list' };

/** Says who may answer and quote what the account posts from now on. What it posted before stays as it is. */
export async function setGate(deps: CircleDeps, visitor: Visitor, accountId: string, gate: PostGate): Promise<Result<void, GateRefusal>> {
  const { organisationId, memberId, role } = visitor;
  if (!mayCircles('manage', role)) return fail({ kind: 'not-allowed' });
  const key = { organisationId, accountId };
  const offered = await askNetwork(deps, key, (connection) => (connection.capabilities.gates === true ? Promise.resolve(succeed()) : null));
  if (!offered.ok) return offered;
  const { replies } = gate;
  const named = replies === 'everybody' ? [] : replies.flatMap((who) => (typeof who === 'object' ? [who.list] : []));
  if (named.length > 0) {
    const lists = await askOwn(deps, key, (own) => own.readLists());
    if (!lists.ok) return lists;
    if (named.some((ref) => !lists.value.some((list) => list.ref === ref))) return fail({ kind: 'no-such-list' });
  }
  return await deps.database.transact<Result<void, GateRefusal>>(organisationId, async (tx) => {
    if ((await findAccount(tx.db, organisationId, accountId)) === null) return fail({ kind: 'not-found' });
    await writeGate(tx, accountId, { ...gate, memberId });
    tx.record({ kind: 'circles.gate-changed', memberId, accountId, data: { replies, quotable: gate.quotable } });
    return succeed();
  });
}

/**
 * Connections whose posts leave with their account's rules. Only what starts a thread in public: who may answer under another's post is not
 * for us to say. Read at each send, so that a rule that was changed meanwhile is the one that counts.
 */
export function gateConnections(connections: Pick<Connections, 'use'>, database: Database): Pick<Connections, 'use'> {
  return {
    async use(key, act) {
      return await connections.use(key, async (connection) => {
        if (connection.capabilities.gates !== true) return await act(connection);
        const kept = await database.read(key.organisationId, (db) => findGate(db, key.organisationId, key.accountId));
        return await act(kept === null ? connection : behindGate(connection, { replies: kept.replies, quotable: kept.quotable }));
      });
    },
  };
}

function behindGate(connection: NetworkConnection, gate: PostGate): NetworkConnection {
  // What somebody said of this one post counts before what the account says of all.
  const gated = (post: OutgoingPost): OutgoingPost =>
    post.gate === undefined && post.reply === null && post.visibility === 'public' ? { ...post, gate } : post;
  return {
    ...connection,
    publish: (post, key) => connection.publish(gated(post), key),
    lookUp: (key, post) => connection.lookUp(key, gated(post)),
  };
}
