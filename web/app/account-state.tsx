import { useTranslation } from 'react-i18next';
import type { AccountState, AccountView } from '../../src/accounts/schema.ts';
import { cx } from '../design/cx.ts';
import { duration } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import styles from './shell.module.css';

/** A shape for each state, so that colour is never alone. */
const SHAPES: Record<AccountState, string> = {
  connected: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Z',
  'catching-up': 'M6 1.5a4.5 4.5 0 0 0 0 9ZM6 2.2a3.8 3.8 0 0 1 0 7.6V9a3 3 0 0 0 0-6Z',
  silent: 'M6 1 11.5 11H.5Z',
  paused: 'M2.5 1.5h2.5v9h-2.5ZM7 1.5h2.5v9h-2.5Z',
  'needs-reconnection': 'M1.5 1.5h9v9h-9Z',
  disconnected: 'M2 5h8v2H2Z',
};

/** The health of an account, in words, with a shape and a colour. Counts the minutes by itself. */
export function AccountStateWords({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation('accounts');
  const { now, language } = useClock();
  const since = account.lastHeardAt;
  const words =
    account.state !== 'silent'
      ? t(`states.${account.state}`)
      : since === null
        ? t('states.silentEver')
        : t('states.silent', { duration: duration(now - Date.parse(since), language) });
  return (
    <span className={cx(styles['state'], styles[account.state])}>
      <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" fill="currentColor">
        <path d={SHAPES[account.state]} />
      </svg>
      <span>{words}</span>
    </span>
  );
}

/** Those that a person should look at come first, then by name. */
export function byAttention(accounts: readonly AccountView[]): readonly AccountView[] {
  const rank: Record<AccountState, number> = {
    'needs-reconnection': 0,
    silent: 1,
    paused: 2,
    'catching-up': 3,
    connected: 4,
    disconnected: 5,
  };
  return accounts.toSorted((a, b) => rank[a.state] - rank[b.state] || a.handle.localeCompare(b.handle));
}

export const isTroubled = ({ state }: AccountView) => state === 'needs-reconnection' || state === 'silent' || state === 'paused';
