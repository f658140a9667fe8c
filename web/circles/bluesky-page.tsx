import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { useAccountId } from '../accounts/account-params.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { DomainPart } from './domain-part.tsx';
import { GatePart } from './gate-part.tsx';
import { ListsPart } from './lists-part.tsx';
import { circlesQuery, listsQuery, useAskSentence } from './requests.ts';
import { SpeakersPart } from './speakers-part.tsx';
import styles from './circles.module.css';

/** What only Bluesky has: who may answer and quote, lists and starter packs, the speakers in public, the domain as a name. */
export function BlueskyPage() {
  const { t } = useTranslation('circles');
  const accountId = useAccountId();
  return (
    <AccountFrame accountId={accountId} title={t('title')} lead={t('lead')}>
      {(account) =>
        account.network === 'bluesky' ? (
          <Bluesky account={account} />
        ) : (
          <EmptyState icon="info" title={t('absent')}>
            {t('absentText')}
          </EmptyState>
        )
      }
    </AccountFrame>
  );
}

function Bluesky({ account }: { readonly account: AccountView }) {
  const { t } = useTranslation(['circles', 'shell']);
  const sentence = useAskSentence();
  const { accountId } = account;
  const kept = useQuery(circlesQuery(accountId));
  const lists = useQuery(listsQuery(accountId));
  const failed = kept.error ?? lists.error;
  const again = () => void Promise.all([kept.refetch(), lists.refetch()]);
  return (
    <>
      {failed !== null && (
        <Banner
          tone="urgent"
          announced
          action={
            <Button busy={kept.isFetching || lists.isFetching} onClick={again}>
              {t('shell:retry')}
            </Button>
          }
        >
          {sentence(failed)}
        </Banner>
      )}
      {kept.data === undefined && kept.error === null && <Skeleton height="20rem" />}
      {kept.data !== undefined && (
        <>
          <GatePart key={JSON.stringify(kept.data.gate)} accountId={accountId} circles={kept.data} lists={lists.data ?? []} />
          <SpeakersPart account={account} circles={kept.data} />
          {lists.data === undefined ? (
            lists.error === null && <Skeleton height="8rem" />
          ) : (
            <ListsPart
              accountId={accountId}
              lists={lists.data}
              mayManage={kept.data.mayManage}
              speakersKey={kept.data.speakers.list?.key ?? null}
            />
          )}
        </>
      )}
      <section className={styles['part']} aria-labelledby="quotes">
        <h2 id="quotes">{t('quotes.title')}</h2>
        <p>{t(account.capabilities.detaches === true ? 'quotes.text' : 'quotes.absent')}</p>
      </section>
      {kept.data?.mayManage === true && <DomainPart account={account} />}
    </>
  );
}
