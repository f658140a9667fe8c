import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountsQuery } from '../api/accounts.ts';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { Select } from '../design/field.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { at } from '../inbox/use-people.ts';
import { DefaultLatitude } from './default-latitude.tsx';
import { ListsPart } from './lists-part.tsx';
import { rulesQuery } from './requests.ts';
import { RulesOf } from './rules-of.tsx';
import { VoicePart } from './voice-part.tsx';
import styles from './rules.module.css';

/** The guard-rails: what each looks for, how far it goes, and what it would have done; for the organisation or for one account. */
export function RulesPage() {
  const { t } = useTranslation(['guardrailRules', 'shell']);
  const { compte } = useSearch({ from: '/shell/reglages/garde-fous' });
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const { data: accounts } = useQuery(accountsQuery);
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  const account = open.find(({ accountId }) => accountId === compte) ?? null;
  const accountId = account?.accountId ?? null;
  // An account of the address is waited for: its rules are not the organisation's.
  const known = compte === undefined || accounts !== undefined;
  const { data, error, refetch } = useQuery({ ...rulesQuery(accountId), enabled: known });
  usePageTitle(t('title'));
  const choose = (value: string) =>
    void navigate({ to: '/reglages/garde-fous', search: value === '' ? {} : { compte: value }, replace: true, resetScroll: false });
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <div>
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className={page['lead']}>{t('lead')}</p>
        </div>
      </header>
      <Select
        label={t('scope.label')}
        width="medium"
        {...(accountId !== null && { hint: t('scope.inherits') })}
        value={accountId ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t('scope.organisation')}</option>
        {open.map(({ accountId: id, handle }) => (
          <option key={id} value={id}>
            {t('scope.account', { handle: at(handle) })}
          </option>
        ))}
      </Select>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="20rem" />}
      {data !== undefined && (
        <>
          {!data.mayManage && <p className={styles['soft']}>{t('readOnly')}</p>}
          <RulesOf key={accountId ?? ''} accountId={accountId} rules={data.rules} mayManage={data.mayManage} />
          <VoicePart account={account} mayManage={data.mayManage} />
          <ListsPart />
          <DefaultLatitude mayManage={data.mayManage} />
        </>
      )}
    </div>
  );
}
