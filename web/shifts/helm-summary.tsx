import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmView } from '../../src/shifts/schema.ts';
import { isTroubled } from '../app/account-state.tsx';
import { useMe } from '../app/session.ts';
import { cx } from '../design/cx.ts';
import { Face } from '../design/face.tsx';
import { Icon } from '../design/icon.tsx';
import { Disclosure } from '../design/menu.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { HelmPanel } from './helm-panel.tsx';
import styles from './helm.module.css';

const FACES = 4;

interface HelmSummaryProps {
  readonly accounts: readonly AccountView[];
  readonly helms: ReadonlyMap<string, HelmView>;
  readonly className?: string | undefined;
}

/** All helms behind one button: where there is no room for each, and for a group with thirty accounts. */
export function HelmSummary({ accounts, helms, className }: HelmSummaryProps) {
  const { t, i18n } = useTranslation(['shifts', 'shell']);
  const me = useMe().member.memberId;
  const personOf = usePeople();
  const troubled = accounts.filter(isTroubled).length;
  const ids = [...new Set(accounts.flatMap(({ accountId }) => (helms.get(accountId)?.atHelm ?? []).map(({ memberId }) => memberId)))];
  const people = ids.map(personOf);
  const names = new Intl.ListFormat(i18n.language).format(people.map(({ memberId, name }) => (memberId === me ? t('strip.you') : name)));
  const words =
    troubled > 0
      ? t('shell:strip.troubled', { count: troubled })
      : people.length === 0
        ? t('strip.nobody')
        : t('strip.everyone', { count: accounts.length, names });
  return (
    <span className={className}>
      <Disclosure
        name={t('strip.all')}
        className={cx(styles['summary'])}
        button={
          <>
            {troubled > 0 ? <Icon name="warning" size={16} /> : people.length === 0 && <Icon name="clock" size={16} />}
            <span className={styles['faces']}>
              {people.slice(0, FACES).map((one) => (
                <Face key={one.memberId} id={one.memberId} name={one.name} initials={one.initials} pictureUrl={one.pictureUrl} size={24} />
              ))}
            </span>
            <span className={cx(styles['summaryWords'], troubled === 0 && people.length > 0 && styles['summaryShort'])}>{words}</span>
            <Icon name="chevron" size={16} />
          </>
        }
      >
        {(close) => (
          <div className={styles['panels']}>
            {accounts.map((account) => (
              <HelmPanel key={account.accountId} account={account} helm={helms.get(account.accountId)} onAct={close} />
            ))}
          </div>
        )}
      </Disclosure>
    </span>
  );
}
