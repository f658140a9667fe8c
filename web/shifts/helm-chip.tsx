import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmView } from '../../src/shifts/schema.ts';
import { AccountStateWords, isTroubled } from '../app/account-state.tsx';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { cx } from '../design/cx.ts';
import { AccountMark } from '../design/face.tsx';
import { Disclosure } from '../design/menu.tsx';
import { HelmLine } from './helm-line.tsx';
import { HelmPanel } from './helm-panel.tsx';
import { mayBeAt, mine } from './helm-state.ts';
import { openHelmDialog } from './helm-store.ts';
import styles from './helm.module.css';

interface HelmChipProps {
  readonly account: AccountView;
  readonly helm: HelmView | undefined;
}

/** An account on top of every page: its health, who is at its helm, and the act that comes next, one press away. */
export function HelmChip({ account, helm }: HelmChipProps) {
  const { t } = useTranslation('shifts');
  const { accountId, handle } = account;
  const me = useMe().member.memberId;
  const shift = mine(helm, me);
  return (
    <div className={cx(styles['chip'], helm !== undefined && helm.atHelm.length > 0 && styles['held'])}>
      <Disclosure
        name={t('strip.details', { handle })}
        className={styles['open']}
        button={
          <>
            <AccountMark id={accountId} name={handle} pictureUrl={account.avatarUrl} size={28} />
            <span className={styles['text']}>
              <span className={styles['handle']}>
                <strong>@{handle}</strong>
                <span className={cx(styles['health'], !isTroubled(account) && styles['well'])}>
                  <AccountStateWords account={account} />
                </span>
              </span>
              {helm && <HelmLine helm={helm} />}
            </span>
          </>
        }
      >
        {(close) => <HelmPanel account={account} helm={helm} onAct={close} />}
      </Disclosure>
      {helm !== undefined && shift === undefined && mayBeAt(helm, me) && (
        <Button
          size="small"
          tone={helm.atHelm.length === 0 ? 'primary' : 'plain'}
          className={styles['act']}
          aria-label={t('strip.takeOf', { handle })}
          onClick={() => openHelmDialog({ kind: 'take', accountId })}
        >
          {t('strip.takeShort')}
        </Button>
      )}
      {shift?.state === 'taken' && (
        <Button
          size="small"
          className={styles['act']}
          onClick={() => openHelmDialog({ kind: 'hand-over', accountId, shiftId: shift.shiftId })}
        >
          {t('strip.handOver')}
        </Button>
      )}
    </div>
  );
}
