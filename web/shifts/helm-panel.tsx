import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmView } from '../../src/shifts/schema.ts';
import { AccountStateWords } from '../app/account-state.tsx';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { AccountMark } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { HelmActs } from './helm-acts.tsx';
import { mayBeAt } from './helm-state.ts';
import { openHelmDialog } from './helm-store.ts';
import type { HelmDialog } from './helm-store.ts';
import { HelmPerson } from './helm-person.tsx';
import { useWallWords } from './use-wall-words.ts';
import styles from './helm.module.css';

interface HelmPanelProps {
  readonly account: AccountView;
  readonly helm: HelmView | undefined;
  /** Called when something was chosen: what holds the panel closes. */
  readonly onAct: () => void;
}

/** One helm in full: who is there, who should be, who comes next, what is being handed over, and what one can do. */
export function HelmPanel({ account, helm, onAct }: HelmPanelProps) {
  const { t } = useTranslation(['shifts', 'accounts']);
  const { accountId, handle } = account;
  const me = useMe().member.memberId;
  const say = useWallWords();
  const personOf = usePeople();
  const may = helm !== undefined && mayBeAt(helm, me);
  const open = (dialog: HelmDialog) => {
    onAct();
    openHelmDialog(dialog);
  };
  return (
    <section className={styles['panel']} aria-label={t('strip.details', { handle })}>
      <header>
        <AccountMark id={accountId} name={handle} pictureUrl={account.avatarUrl} size={36} />
        <div>
          <span>
            <strong>@{handle}</strong> · {t(`accounts:networks.${account.network}`)}
          </span>
          <AccountStateWords account={account} />
        </div>
      </header>
      {helm !== undefined && helm.atHelm.length > 0 && (
        <ul>
          {helm.atHelm.map((one) => (
            <HelmPerson key={one.shiftId} shift={one} onEndFor={() => open({ kind: 'end', accountId, shiftId: one.shiftId })} />
          ))}
        </ul>
      )}
      {helm !== undefined && helm.atHelm.length > 1 && <p>{t('panel.together', { count: helm.atHelm.length })}</p>}
      {helm?.atHelm.length === 0 && <p>{t('strip.nobody')}</p>}
      {helm?.missing.map(({ memberId, startsAt, absent }) => (
        <p key={memberId} className={absent ? styles['late'] : undefined}>
          <Icon name={absent ? 'warning' : 'clock'} size={16} />
          {t(absent ? 'panel.absentSince' : 'panel.expectedSince', { name: personOf(memberId).name, time: say.hour(startsAt) })}
        </p>
      ))}
      {helm?.handOvers.map((one) => (
        <p key={one.handOverId}>
          {t(one.threads.length === 0 ? 'panel.offeredNone' : 'panel.offered', {
            count: one.threads.length,
            from: personOf(one.fromMemberId).name,
            to: one.toMemberId === null ? t('panel.anybody') : personOf(one.toMemberId).name,
          })}{' '}
          {one.fromMemberId !== me && may && (
            <Button size="small" tone="quiet" onClick={() => open({ kind: 'confirm', accountId, handOverId: one.handOverId })}>
              {t('panel.see')}
            </Button>
          )}
        </p>
      ))}
      {helm?.next && (
        <p className={styles['soft']}>{t('panel.next', { name: personOf(helm.next.memberId).name, when: say.when(helm.next.startsAt) })}</p>
      )}
      {helm !== undefined && <HelmActs helm={helm} onChoose={open} />}
      <footer>
        <Link to="/equipe/semaine" search={{ compte: accountId }} onClick={onAct}>
          {t('strip.week')}
        </Link>
        <Link to="/reglages/comptes" hash={accountId} onClick={onAct}>
          {t('strip.account')}
        </Link>
      </footer>
    </section>
  );
}
