import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { spendingQuery } from '../api/spending.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { mayManageAccounts } from '../people/powers.ts';
import { money } from './money.ts';
import { SpendingDialog } from './spending-dialog.tsx';
import styles from './account-spending.module.css';

/** What an account cost this month, and will: for who looks after accounts, and only where its network bills. */
export function AccountSpending({ account }: { readonly account: AccountView }) {
  const { member } = useMe();
  const isShown = account.capabilities.metered === true && account.state !== 'disconnected' && mayManageAccounts(member.role);
  return isShown ? <Spending account={account} /> : null;
}

function Spending({ account }: { readonly account: AccountView }) {
  const { t, i18n } = useTranslation('spending');
  const sentence = useFailureSentence();
  const { data: spending, error } = useQuery(spendingQuery(account.accountId));
  const [setting, setSetting] = useState(false);
  if (error !== null) return <Banner tone="urgent">{sentence(error)}</Banner>;
  // Its place is kept, so that nothing jumps when the figures come.
  if (spending === undefined) return <div className={styles['spending']} aria-hidden />;
  const { language } = i18n;
  const { ceiling, pace, stoppedUntil } = spending;
  const inMoney = (amount: number) => money(amount, spending.currency, language);
  const monthOf = (date: Date) => new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(date);
  const number = new Intl.NumberFormat(language);
  const title = `spending-${account.accountId}`;
  return (
    <section className={styles['spending']} aria-labelledby={title}>
      <h3 id={title}>{t('title')}</h3>
      <p className={styles['figures']}>
        <strong>{t('spent', { month: monthOf(new Date(`${spending.month}-01T00:00:00Z`)), spent: inMoney(spending.spent) })}</strong>
        <span>{t('foreseen', { foreseen: inMoney(spending.foreseen) })}</span>
        <span>{ceiling === null ? t('noCeiling') : t('ceiling', { ceiling: inMoney(ceiling) })}</span>
      </p>
      {ceiling !== null && (
        <progress className={styles['bar']} data-pace={pace} aria-label={t('bar')} max={Math.max(ceiling, 0.01)} value={spending.spent} />
      )}
      <p className={styles['soft']}>{t('counted', { reads: number.format(spending.reads), posts: number.format(spending.posts) })}</p>
      {pace === 'slower' && <Banner tone="held">{t('slower')}</Banner>}
      {pace === 'stopped' && stoppedUntil !== null && (
        <Banner tone="urgent">{t('stopped', { month: monthOf(new Date(stoppedUntil)) })}</Banner>
      )}
      <Button size="small" onClick={() => setSetting(true)}>
        {t('act')}
      </Button>
      {setting && <SpendingDialog account={account} spending={spending} onClose={() => setSetting(false)} />}
    </section>
  );
}
