import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmView, ShiftView } from '../../src/shifts/schema.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { HelmBanner } from './helm-banner.tsx';
import { openHelmDialog } from './helm-store.ts';
import { helmsQuery, withdrawHandOver } from './requests.ts';
import { useWallWords } from './use-wall-words.ts';

interface OwnShiftBannerProps {
  readonly account: AccountView;
  readonly helm: HelmView;
  readonly shift: ShiftView;
}

/** One's own shift, when it waits for a successor or has passed its end. */
export function OwnShiftBanner({ account, helm, shift }: OwnShiftBannerProps) {
  const { t } = useTranslation('shifts');
  const say = useWallWords();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const personOf = usePeople();
  const [busy, setBusy] = useState(false);
  const { accountId, handle } = account;
  const { shiftId } = shift;
  const person = personOf(shift.memberId);
  async function withdraw(): Promise<void> {
    setBusy(true);
    try {
      await withdrawHandOver(shiftId);
      toast({ text: t('handOver.withdrawn') });
    } catch (error) {
      toast({ text: sentence(error), tone: 'urgent' });
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: helmsQuery.queryKey });
    }
  }
  const end = { label: t('strip.end'), onAct: () => openHelmDialog({ kind: 'end', accountId, shiftId }) };
  if (shift.state === 'handing-over') {
    const offer = helm.handOvers.find((one) => one.fromMemberId === shift.memberId && !one.leaverGone);
    const name = offer?.toMemberId ? personOf(offer.toMemberId).name : t('panel.anybody');
    return (
      <HelmBanner
        person={person}
        title={t('banner.waiting', { handle, name })}
        text={t('banner.waitingText')}
        acts={[{ label: t('banner.withdraw'), busy, onAct: () => void withdraw() }, end]}
      />
    );
  }
  return (
    <HelmBanner
      person={person}
      tone="held"
      title={t('banner.overrun', { handle, time: say.hour(shift.until) })}
      text={t('banner.overrunText')}
      acts={[
        { label: t('strip.handOver'), tone: 'primary', onAct: () => openHelmDialog({ kind: 'hand-over', accountId, shiftId }) },
        { label: t('strip.extend'), onAct: () => openHelmDialog({ kind: 'extend', accountId, shiftId }) },
        end,
      ]}
    />
  );
}
