import { useQuery } from '@tanstack/react-query';
import { useMe } from '../app/session.ts';
import { useAccountsById } from '../inbox/use-people.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { EndForDialog } from './end-for-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { closeHelmDialog } from './helm-store.ts';
import type { HelmDialog } from './helm-store.ts';
import { settingsQuery } from './requests.ts';
import { TakeDialog } from './take-dialog.tsx';
import { useHelms } from './use-helms.ts';

/** The dialog about the helm that was asked for, wherever it was. What it is about may be over meanwhile: then there is none. */
export function HelmDialogs({ dialog }: { readonly dialog: HelmDialog }) {
  return dialog.kind === 'take' ? <TakeDialog accountId={dialog.accountId} onClose={closeHelmDialog} /> : <AboutShift dialog={dialog} />;
}

function AboutShift({ dialog }: { readonly dialog: Exclude<HelmDialog, { kind: 'take' }> }) {
  const { accountId } = dialog;
  const me = useMe().member.memberId;
  const account = useAccountsById().get(accountId);
  const helm = useHelms().get(accountId);
  const { data: settings } = useQuery(settingsQuery(accountId));
  if (!account || !helm || !settings) return null;
  const common = { account, helm, settings, onClose: closeHelmDialog };
  if (dialog.kind === 'confirm') {
    const handOver = helm.handOvers.find(({ handOverId }) => handOverId === dialog.handOverId);
    return handOver ? <ConfirmDialog {...common} handOver={handOver} /> : null;
  }
  const shift = helm.atHelm.find(({ shiftId }) => shiftId === dialog.shiftId);
  if (!shift) return null;
  if (dialog.kind === 'extend') return <ExtendDialog account={account} shift={shift} onClose={closeHelmDialog} />;
  if (shift.memberId !== me) return <EndForDialog shift={shift} onClose={closeHelmDialog} />;
  return dialog.kind === 'end' ? <EndDialog {...common} shift={shift} /> : <HandOverDialog {...common} shift={shift} />;
}
