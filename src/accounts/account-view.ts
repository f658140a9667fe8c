import { capabilitiesOf } from './networks.ts';
import type { Networks } from './networks.ts';
import { shownHealth } from './account.ts';
import type { Account } from './account.ts';
import type { AccountView } from './schema.ts';

/** An account as it goes over the wire, with its health as it is at `now`. */
export function toAccountView(account: Account, networks: Networks, now: Date): AccountView {
  const { state, stateSince, trouble } = shownHealth(account, now);
  const capabilities = capabilitiesOf(account, networks);
  return {
    accountId: account.accountId,
    network: account.network,
    handle: account.handle,
    displayName: account.displayName,
    avatarUrl: account.avatarUrl,
    server: account.server,
    signatureForm: account.signatureForm,
    signatureMark: account.signatureMark,
    signaturePlace: account.signaturePlace,
    signatureDropped: [...account.signatureDropped],
    undoDelaySeconds: account.undoDelaySeconds,
    languages: [...account.languages],
    state,
    stateSince: stateSince.toISOString(),
    trouble: trouble === null ? null : { ...trouble },
    lastHeardAt: account.lastHeardAt?.toISOString() ?? null,
    listeningWay: account.listeningWay,
    quota: account.quota,
    capabilities: { ...capabilities, visibilities: [...capabilities.visibilities], moderation: [...capabilities.moderation] },
    rights: [...account.rights],
    credentialsEndAt: account.credentialsEndAt?.toISOString() ?? null,
    maximumLength: capabilities.counting.maximum,
  };
}
