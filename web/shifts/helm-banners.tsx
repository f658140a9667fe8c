import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HandOverView, HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { useAccountsById, usePeople } from '../inbox/use-people.ts';
import { HelmBanner } from './helm-banner.tsx';
import { isOver, mayBeAt, mine } from './helm-state.ts';
import { openHelmDialog } from './helm-store.ts';
import { OwnShiftBanner } from './own-shift-banner.tsx';
import { useHelms } from './use-helms.ts';
import styles from './helm.module.css';
import { useClock } from '../design/relative-time.tsx';

/** What about the helms asks something of the reader now: a hand-over to confirm, an end that was passed, a colleague who has not come. */
export function HelmBanners() {
  const me = useMe().member;
  const helms = useHelms();
  const accounts = useAccountsById();
  const { now } = useClock();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const hide = (id: string) => setHidden((before) => [...before, id]);
  const banners = [...helms.values()].flatMap((helm) => {
    const account = accounts.get(helm.accountId);
    if (!account) return [];
    const own = mine(helm, me.memberId);
    const offers = helm.handOvers.filter((one) => concerns(one, me.memberId, helm) && !hidden.includes(one.handOverId));
    const shown = offers.map((one) => (
      <OfferBanner key={one.handOverId} account={account} handOver={one} onHide={() => hide(one.handOverId)} />
    ));
    if (!own || (own.state !== 'handing-over' && !isOver(own, now))) return shown;
    return shown.concat(<OwnShiftBanner key={own.shiftId} account={account} helm={helm} shift={own} />);
  });
  if (banners.length === 0) return null;
  return (
    <div className={styles['banners']} role="status">
      {banners}
    </div>
  );
}

/** Whom it was meant for; and, once its author has gone or when it is for anybody, whoever is at the helm or is due there. */
function concerns(one: HandOverView, me: string, helm: HelmView): boolean {
  if (one.fromMemberId === me || !mayBeAt(helm, me)) return false;
  if (one.toMemberId === me) return true;
  const due = [...helm.atHelm, ...helm.missing, ...(helm.next === null ? [] : [helm.next])].some(({ memberId }) => memberId === me);
  return due && (one.toMemberId === null || one.leaverGone);
}

interface OfferBannerProps {
  readonly account: AccountView;
  readonly handOver: HandOverView;
  readonly onHide: () => void;
}

function OfferBanner({ account, handOver, onHide }: OfferBannerProps) {
  const { t } = useTranslation('shifts');
  const me = useMe().member.memberId;
  const person = usePeople()(handOver.fromMemberId);
  const { handle, accountId } = account;
  const { threads, leaverGone, toMemberId, handOverId } = handOver;
  const title = leaverGone ? 'banner.left' : toMemberId === me ? 'banner.offered' : 'banner.offeredAnybody';
  return (
    <HelmBanner
      person={person}
      title={t(title, { name: person.name, handle })}
      text={threads.length === 0 ? t('banner.threadsNone') : t('banner.threads', { count: threads.length })}
      acts={[{ label: t('panel.see'), tone: 'primary', onAct: () => openHelmDialog({ kind: 'confirm', accountId, handOverId }) }]}
      onHide={onHide}
    />
  );
}
