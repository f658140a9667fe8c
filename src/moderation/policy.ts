import type { ModerationKind } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';

/**
 * Whoever answers on an account may have it hear somebody no more, fold an answer away, and tell the network of abuse: who is abused need ask
 * nobody. To block shuts a person out from what an organisation says in public: that is for those who look after the accounts, who may do
 * all of it on every account. Taking back is for whoever may do it.
 */
const POLICY: Readonly<Record<ModerationKind, readonly Visitor['role'][]>> = {
  mute: ['administrator', 'lead', 'member'],
  hide: ['administrator', 'lead', 'member'],
  report: ['administrator', 'lead', 'member'],
  block: ['administrator', 'lead'],
};

export type ModerationRefusal = { kind: 'not-allowed' } | { kind: 'outside-team' };

/** Why this member may not; null when he or she may. `answers`: whether the member answers on the account. */
export function refusalOf(kind: ModerationKind, { role }: Pick<Visitor, 'role'>, answers: boolean): ModerationRefusal | null {
  if (!POLICY[kind].includes(role)) return { kind: 'not-allowed' };
  return role === 'member' && !answers ? { kind: 'outside-team' } : null;
}
