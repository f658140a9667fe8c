import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/empty-state.tsx';
import { announce } from '../../design/toast.tsx';
import { searchQuery } from '../requests.ts';
import { ConversationList } from './conversation-list.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListTrouble } from './list-trouble.tsx';
import styles from './list-pane.module.css';

/** What a search found, newest first, with the words that were searched. */
export function SearchList({ q }: { readonly q: string }) {
  const { t } = useTranslation(['inbox', 'shell']);
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(searchQuery(q));
  const rows = useMemo(
    () =>
      data?.pages.flatMap((page) =>
        page.results.map(({ conversation, excerpt, marks }) => ({ conversation, excerpt: { text: excerpt, marks } })),
      ) ?? [],
    [data],
  );
  const found = data === undefined ? null : rows.length;
  useEffect(() => {
    if (found !== null) announce(found === 0 ? t('empty.search.title') : t('shell:keyboard.count', { count: found }));
  }, [found, t]);
  if (isLoading) return <ListSkeleton />;
  if (error && !data) return <ListTrouble retry={() => void refetch()} />;
  if (rows.length === 0) {
    const state = q === '' ? 'searchStart' : 'search';
    return (
      <div className={styles['state']}>
        <EmptyState title={t(`empty.${state}.title`)}>{t(`empty.${state}.text`)}</EmptyState>
      </div>
    );
  }
  return (
    <ConversationList label={t('list.results')} rows={rows} more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null} />
  );
}
