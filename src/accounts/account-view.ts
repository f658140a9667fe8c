import { capabilitiesOf } from './networks.ts';
import type { Networks } from './networks.ts';
import { isOpen, shownHealth } from './account.ts';
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
    lookEverySeconds:
      account.listeningWay === 'poll' && account.lookEveryMs !== null ? Math.max(1, Math.round(account.lookEveryMs / 1_000)) : null,
    nextLookAt: nextLook(account, state)?.toISOString() ?? null,
    quota: account.quota,
    capabilities: { ...capabilities, visibilities: [...capabilities.visibilities], moderation: [...capabilities.moderation] },
    rights: [...account.rights],
    credentialsEndAt: account.credentialsEndAt?.toISOString() ?? null,
    toldOfBreak: account.breakTold.map((memberId) => ({ memberId, seen: account.breakSeen.includes(memberId) })),
    maximumLength: capabilities.counting.maximum,
  };
}

/** While its server wants to be left alone, when that ends; else one more of its usual waits after the last look. */
function nextLook({ trouble, listeningWay, lastHeardAt, lookEveryMs }: Account, state: Account['state']): Date | null {
  if (!isOpen(state)) return null;
  if (trouble?.retryAt !== undefined) return new Date(trouble.retryAt);
  if (state === 'silent' || listeningWay !== 'poll' || lastHeardAt === null || lookEveryMs === null) return null;
  return new Date(lastHeardAt.getTime() + lookEveryMs);
}
