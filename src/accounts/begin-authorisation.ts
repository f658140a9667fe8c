import type { NetworkApplication, NetworkName } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { mayAccounts } from './account.ts';
import { findApplication } from './applications.ts';
import { AUTHORISATION_MS } from './authorisation.ts';
import type { PendingAuthorisation } from './authorisation.ts';
import { addAuthorisation } from './authorisation-store.ts';
import { withinLimit } from './connect-account.ts';
import type { ConnectDeps, ConnectRefusal } from './connect-account.ts';
import { findAccount } from './store.ts';

export interface BeginAuthorisation {
  readonly network: NetworkName;
  readonly server: string;
  readonly handle: string;
  /** Null: the one that the organisation brought before, where the network wants one. */
  readonly application: NetworkApplication | null;
  /** The account that is connected again; null: another one. */
  readonly accountId: string | null;
  /** Our own, as the member's browser sees it: there it comes back. */
  readonly origin: string;
}

export interface BegunAuthorisation {
  readonly authorisationId: string;
  /** Where the member's browser is to go. */
  readonly url: string;
}

export type BeginRefusal = ConnectRefusal | { kind: 'not-found' };

export const authorisationContext = (organisationId: string, authorisationId: string) => ({
  organisationId,
  purpose: `account-authorisation:${authorisationId}`,
});

/**
 * Begins to connect an account by its owner's leave, given in the network's own pages. The answer is awaited for 15 minutes, from the same
 * member only. Asks the network, within 20 s.
 */
export async function beginAuthorisation(
  deps: ConnectDeps,
  visitor: Visitor,
  request: BeginAuthorisation,
): Promise<Result<BegunAuthorisation, BeginRefusal>> {
  const { organisationId, memberId } = visitor;
  const { network, server, handle, accountId, origin } = request;
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { authorisation } = deps.networks[network];
  if (authorisation === null) return fail({ kind: 'other-way' });
  const known =
    request.application ?? (await deps.database.read(organisationId, (db) => findApplication(deps.seal, db, organisationId, request)));
  const application = authorisation.bringsApplication ? known : null;
  if (authorisation.bringsApplication && application === null) return fail({ kind: 'application-refused', detail: 'no keys were given' });
  const authorisationId = deps.newId();
  const redirectUrl = `${origin}/networks/${network}/authorised${authorisation.returnsApart ? `/${authorisationId}` : ''}`;
  const begun = await withinLimit((signal) => authorisation.begin({ organisationId, server, handle, redirectUrl, application }, signal));
  if (!begun.ok) return begun;
  const { url, state } = begun.value;
  // It was read from a stranger's server, and a browser is about to be sent there.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return fail({ kind: 'not-this-network', detail: 'its page of leave has no address' });
  }
  const pending: PendingAuthorisation = { pending: begun.value.pending, application };
  const sealed = deps.seal.seal(authorisationContext(organisationId, authorisationId), pending);
  await deps.database.transact(organisationId, async (tx) => {
    await addAuthorisation(tx, { authorisationId, memberId, network, server, accountId, state, sealed, lastsMs: AUTHORISATION_MS });
  });
  return succeed({ authorisationId, url });
}

/** Begins to connect one of our accounts again, in its network's own pages. */
export async function beginReconnection(
  deps: ConnectDeps,
  visitor: Visitor,
  request: Pick<BeginAuthorisation, 'application' | 'origin'> & { readonly accountId: string },
): Promise<Result<BegunAuthorisation, BeginRefusal>> {
  if (!mayAccounts('manage', visitor.role)) return fail({ kind: 'not-allowed' });
  const { organisationId } = visitor;
  const account = await deps.database.read(organisationId, (db) => findAccount(db, organisationId, request.accountId));
  if (account === null) return fail({ kind: 'not-found' });
  const { network, server, handle } = account;
  return await beginAuthorisation(deps, visitor, { ...request, network, server, handle });
}
