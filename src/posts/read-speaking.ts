import { capabilitiesOf, countingFor, findAccount, listAccounts } from '../accounts/index.ts';
import type { Account, Networks } from '../accounts/index.ts';
import type { Counting, Visibility } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import { signatureFor } from '../signatures/index.ts';
import type { Signature } from '../signatures/index.ts';
import { maySpeak } from './policy.ts';
import type { MaySpeak } from './policy.ts';

/** How the reader would speak on an account of his or her own accord. */
export interface Speaking {
  readonly accountId: string;
  readonly may: MaySpeak | 'no-speaker-tag' | 'account-disconnected';
  readonly signature: Pick<Signature, 'text' | 'separator' | 'stands'>;
  readonly counting: Counting;
  readonly visibilities: Visibility[];
  readonly contentWarnings: boolean;
}

/** On every account of the organisation, in the order of the accounts' list. */
export async function readSpeaking(networks: Networks, db: Query, { organisationId, memberId }: Visitor): Promise<Speaking[]> {
  const found: Speaking[] = [];
  for (const { accountId } of await listAccounts(db, organisationId)) {
    const account = await findAccount(db, organisationId, accountId);
    if (account) found.push(await speakOn(networks, db, { account, memberId }));
  }
  return found;
}

async function speakOn(
  networks: Networks,
  db: Query,
  { account, memberId }: { readonly account: Account; readonly memberId: string },
): Promise<Speaking> {
  const { organisationId, accountId } = account;
  const capabilities = capabilitiesOf(account, networks);
  const { text, separator, stands, missing } = await signatureFor(db, organisationId, accountId, memberId);
  const may = await maySpeak(db, organisationId, { accountId, memberId });
  const untagged = may === 'yes' && missing !== null ? 'no-speaker-tag' : may;
  return {
    accountId,
    may: account.state === 'disconnected' ? 'account-disconnected' : untagged,
    signature: { text, separator, stands },
    counting: countingFor(capabilities, 'public'),
    visibilities: [...capabilities.visibilities],
    contentWarnings: capabilities.contentWarnings,
  };
}
