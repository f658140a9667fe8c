import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { Banner } from '../design/banner.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import styles from './accounts.module.css';

/** What the state of an account means for the reader, when it is not simply well. */
export function AccountTrouble({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('accounts');
  const clock = useClock();
  const { state, trouble } = account;
  if (state === 'connected') return null;
  const tone = state === 'needs-reconnection' ? 'urgent' : state === 'silent' ? 'held' : 'accent';
  return (
    <Banner tone={tone}>
      {t(`explain.${state}`)}
      {trouble?.retryAt !== undefined && <> {t('explain.retry', { time: timeOfDay(new Date(trouble.retryAt), clock) })}</>}
      {trouble?.detail !== undefined && trouble.detail !== '' && (
        <span className={styles['soft']}>
          <br />
          {t('explain.trouble', { detail: trouble.detail })}
        </span>
      )}
    </Banner>
  );
}
