import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { Banner } from '../design/banner.tsx';
import { useMe } from '../app/session.ts';
import { dayOf, timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { usePeople } from '../inbox/use-people.ts';
import { mayManageAccounts } from '../people/powers.ts';
import { endsSoon, whyOf } from './explain.ts';
import styles from './accounts.module.css';

/** What the state of an account means for the reader, when it is not simply well. */
export function AccountTrouble({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation(['accounts', 'connecting', 'spending']);
  const clock = useClock();
  const person = usePeople();
  const { member } = useMe();
  const { state, trouble, toldOfBreak } = account;
  const end = endsSoon(account, clock.now);
  if (state === 'connected') {
    return end && <Banner tone="held">{t('connecting:ending', { day: dayOf(end, clock) })}</Banner>;
  }
  const isAtCeiling = state === 'silent' && trouble?.kind === 'spending-ceiling';
  // Who sees what the account costs is told there, with the means to go on.
  if (isAtCeiling && mayManageAccounts(member.role)) return null;
  // Its network does answer: it is we who ask it no more.
  if (isAtCeiling) return <Banner tone="held">{t('spending:reached')}</Banner>;
  const tone = state === 'needs-reconnection' ? 'urgent' : state === 'silent' || state === 'paused' ? 'held' : 'accent';
  const why = whyOf(account);
  const names = toldOfBreak.map(({ memberId, seen }) => {
    const { name } = person(memberId);
    return seen ? t('connecting:told.seen', { name }) : name;
  });
  return (
    <Banner tone={tone}>
      {why === null ? t(`explain.${state}`) : t(`connecting:why.${why}`)}
      {trouble?.retryAt !== undefined && <> {t('explain.retry', { time: timeOfDay(new Date(trouble.retryAt), clock) })}</>}
      {names.length > 0 && <> {t('connecting:told.both', { names: names.join(', ') })}</>}
      {trouble?.detail !== undefined && trouble.detail !== '' && (
        <span className={styles['soft']}>
          <br />
          {t('explain.trouble', { detail: trouble.detail })}
        </span>
      )}
    </Banner>
  );
}
