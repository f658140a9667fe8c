import { z } from 'zod';
import type { NetworkName } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Log } from '../platform/log.ts';
import { fail } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import type { Account } from './account.ts';
import { applicationSchema, keepApplication } from './applications.ts';
import type { Authorisation, PendingAuthorisation } from './authorisation.ts';
import { lockByState, markUsed, writeOutcome } from './authorisation-store.ts';
import { authorisationContext } from './begin-authorisation.ts';
import { keepConnected, withinLimit } from './connect-account.ts';
import type { ConnectDeps, ConnectRefusal } from './connect-account.ts';
import { keepReconnected } from './reconnect-account.ts';
import type { ReconnectRefusal } from './reconnect-account.ts';
import { giveBack } from './give-back.ts';

export interface CompleteDeps extends ConnectDeps {
  readonly log: Log;
}

interface Answer {
  readonly network: NetworkName;
  readonly parameters: Readonly<Record<string, string>>;
  /** What stood behind our common address; null: it came back there. */
  readonly apart?: string | null;
}

type Completed = Result<Account, ConnectRefusal | ReconnectRefusal | { kind: 'internal' }>;

/** We sealed it ourselves; `pending` is the adapter's to check. */
const pendingSchema = z.object({
  pending: z.unknown(),
  application: applicationSchema.nullable(),
});

/**
 * Goes on with what `beginAuthorisation` began, as the member's browser came back from the network. Its answer is used once: whoever comes
 * back with it again is shown what became of it. Answers the authorisation's id, where its outcome is read; null when this member, in this
 * organisation, began no such thing. Everything that can go wrong is such an outcome. Asks the network, within 20 s.
 */
export async function completeAuthorisation(deps: CompleteDeps, visitor: Visitor, answer: Answer): Promise<string | null> {
  const { organisationId } = visitor;
  const taken = await take(deps, visitor, answer);
  if (taken === null) return null;
  const { authorisationId } = taken.authorisation;
  if (taken.pending === null) return authorisationId;
  const completed = await complete(deps, visitor, answer, { authorisation: taken.authorisation, ...taken.pending });
  const outcome = completed.ok
    ? ({ kind: 'connected', accountId: completed.value.accountId } as const)
    : ({ kind: 'refused', failure: { ...completed.error } } as const);
  await deps.database.transact(organisationId, (tx) => writeOutcome(tx, authorisationId, outcome));
  return authorisationId;
}

/** Makes it this browser's, and nobody's after it. `pending` null: there is nothing to go on with. */
async function take(
  deps: CompleteDeps,
  { organisationId, memberId }: Visitor,
  { network, parameters, apart = null }: Answer,
): Promise<{ authorisation: Authorisation; pending: PendingAuthorisation | null } | null> {
  return await deps.database.transact(organisationId, async (tx) => {
    const found = await lockByState(tx, parameters['state'] ?? '');
    if (found === null || found.authorisation.memberId !== memberId || found.authorisation.network !== network) return null;
    const { authorisation, sealed } = found;
    // Another server's answer, brought to us under this one's name: it is nobody's, and this one may still come.
    if (apart !== (deps.networks[network].authorisation?.returnsApart ? authorisation.authorisationId : null)) return null;
    if (sealed === null) return { authorisation, pending: null };
    if (authorisation.late) {
      await writeOutcome(tx, authorisation.authorisationId, { kind: 'refused', failure: { kind: 'too-late' } });
      return { authorisation, pending: null };
    }
    await markUsed(tx, authorisation.authorisationId);
    const opened = deps.seal.open(authorisationContext(organisationId, authorisation.authorisationId), sealed);
    const parsed = opened.ok ? pendingSchema.safeParse(opened.value) : null;
    if (!parsed?.success) {
      await writeOutcome(tx, authorisation.authorisationId, { kind: 'refused', failure: { kind: 'too-late' } });
      return { authorisation, pending: null };
    }
    return { authorisation, pending: parsed.data };
  });
}

async function complete(
  deps: CompleteDeps,
  visitor: Visitor,
  { network, parameters }: Answer,
  { authorisation, pending, application }: PendingAuthorisation & { readonly authorisation: Authorisation },
): Promise<Completed> {
  const { organisationId } = visitor;
  // The right to connect may have ended in the network's pages.
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const way = deps.networks[network].authorisation;
  if (way === null) return fail({ kind: 'other-way' });
  try {
    const connected = await withinLimit(
      (signal) => way.complete({ organisationId, pending, parameters }, signal),
      // Granted after we gave up waiting: nobody would ever use it.
      (late) => void giveBack(deps, organisationId, network, late),
    );
    if (!connected.ok) return connected;
    const { accountId } = authorisation;
    const kept =
      accountId === null
        ? await keepConnected(deps, visitor, network, connected.value)
        : await keepReconnected(deps, visitor, accountId, connected.value);
    if (!kept.ok && kept.error.kind !== 'already-connected') await giveBack(deps, organisationId, network, connected.value);
    if (kept.ok && application !== null) {
      await deps.database.transact(organisationId, (tx) =>
        keepApplication(deps.seal, tx, { network, server: connected.value.server }, application),
      );
    }
    return kept;
  } catch (error) {
    deps.log.error({ err: error, network }, 'an authorisation could not be completed');
    return fail({ kind: 'internal' });
  }
}
