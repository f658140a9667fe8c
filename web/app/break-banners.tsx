import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { accountsQuery, seeBreak } from '../api/accounts.ts';
import { Banner } from '../design/banner.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { timeOfDay } from '../design/moment.ts';
import { useClock } from '../design/relative-time.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { useMe } from './session.ts';
import styles from './break-banners.module.css';

/** On every page of who was told: the accounts that broke, until they are mended or the reader says that it is known. */
export function BreakBanners() {
  const { memberId } = useMe().member;
  const { data: accounts = [] } = useQuery(accountsQuery);
  const broken = accounts.filter(({ toldOfBreak }) => toldOfBreak.some((told) => told.memberId === memberId && !told.seen));
  if (broken.length === 0) return null;
  return (
    <div className={styles['banners']} role="alert">
      {broken.slice(0, 3).map((account) => (
        <BreakBanner key={account.accountId} account={account} memberId={memberId} />
      ))}
    </div>
  );
}

function BreakBanner({ account, memberId }: { readonly account: AccountView; readonly memberId: string }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const clock = useClock();
  const person = usePeople();
  const sentence = useFailureSentence();
  const { accountId, handle, stateSince, toldOfBreak } = account;
  const others = toldOfBreak.filter((told) => told.memberId !== memberId).map((told) => person(told.memberId).name);
  const see = async () => {
    await seeBreak(accountId).catch((error: unknown) => toast({ text: sentence(error), tone: 'urgent' }));
    await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  return (
    <Banner
      tone="urgent"
      title={t('broken.title', { handle })}
      action={
        <span className={styles['acts']}>
          <Link to="/reglages/comptes" hash={accountId} className={buttonClass('primary', 'small')}>
            {t('broken.act')}
          </Link>
          <Button size="small" onClick={() => void see()}>
            {t('broken.seen')}
          </Button>
        </span>
      }
    >
      {t('broken.text', { since: timeOfDay(new Date(stateSince), clock) })}
      {others.length > 0 && <> {t('broken.told', { names: others.join(', ') })}</>}
    </Banner>
  );
}
