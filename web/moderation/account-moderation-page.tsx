import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModerationView } from '../../src/moderation/schema.ts';
import { AccountFrame } from '../accounts/account-frame.tsx';
import { useAccountId } from '../accounts/account-params.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { addressOf } from '../inbox/place.ts';
import { ModerationFilter } from './moderation-filter.tsx';
import { accountModerationQuery, type ListFilter } from './requests.ts';
import { Standing } from './standing.tsx';
import { useModerationLive } from './use-moderation-live.ts';
import styles from './moderation.module.css';

/** What an account did about people and answers: found, read, taken back. */
export function AccountModerationPage() {
  const { t } = useTranslation('accountPages');
  const accountId = useAccountId();
  return (
    <AccountFrame accountId={accountId} title={t('moderation.title')} lead={t('moderation.lead')}>
      {() => <AccountModeration accountId={accountId} />}
    </AccountFrame>
  );
}

function AccountModeration({ accountId }: { readonly accountId: string }) {
  const { t, i18n } = useTranslation(['accountPages', 'moderation', 'shell']);
  const { member } = useMe();
  const sentence = useFailureSentence();
  useModerationLive(member.memberId);
  const [filter, setFilter] = useState<ListFilter>({ kind: undefined, find: '', past: false });
  const asked = useDeferredValue(filter);
  const query = { ...accountModerationQuery(accountId, { ...asked, find: asked.find.trim() }), placeholderData: keepPreviousData };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(query);
  const pages = data?.pages ?? [];
  const counts = pages[0]?.counts;
  const lacking = pages[0]?.lacking ?? [];
  // Somebody may be taken back between two pages: nobody stands there twice.
  const shown = new Map(pages.flatMap((page) => page.moderations).map((one) => [one.moderationId, one]));
  const isNarrowed = filter.kind !== undefined || filter.find.trim() !== '';
  return (
    <>
      <ModerationFilter filter={filter} counts={counts} onChange={setFilter} />
      {lacking.length > 0 && (
        <p className={styles['soft']}>
          {t('moderation:lackingLine', {
            acts: new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(
              lacking.map((kind) => t(`moderation:lacking.${kind}`)),
            ),
          })}
        </p>
      )}
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="12rem" />}
      {data !== undefined && shown.size === 0 && (
        <EmptyState icon="people" title={t(isNarrowed ? 'moderation.noneFound' : 'moderation.none')}>
          {t(isNarrowed ? 'moderation.noneFoundText' : 'moderation.noneText')}
        </EmptyState>
      )}
      <ul className={styles['list']} aria-label={t('moderation.title')}>
        {[...shown.values()].map((one) => (
          <Standing key={one.moderationId} moderation={one} about={<About moderation={one} />} />
        ))}
      </ul>
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whom it is about, and what was said, with the way to the conversation. */
function About({ moderation }: { readonly moderation: ModerationView }) {
  const { t } = useTranslation('accountPages');
  const { name, handle, words, conversationId } = moderation;
  const place = { list: 'to-answer', conversationId, q: '', account: undefined, speaker: undefined, card: false } as const;
  return (
    <div className={styles['about']}>
      <strong dir="auto">{name || t('moderation.somebody')}</strong>{' '}
      {handle !== '' && <bdi className={styles['soft']}>@{handle.replace(/^@/u, '')}</bdi>}
      <Link {...addressOf(place)}>{t('moderation.open')}</Link>
      {words !== null && words !== '' && <blockquote dir="auto">{words}</blockquote>}
    </div>
  );
}
