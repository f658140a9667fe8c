import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { useLive, useLiveGap } from '../live/use-live.ts';
import { dateOf, wallTime } from '../shifts/wall-time.ts';
import { AskTakingOver } from './ask-taking-over.tsx';
import { AskingPosts } from './asking-posts.tsx';
import { BestHoursChoice } from './best-hours.tsx';
import { Budgets } from './budgets.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { spanOf } from './days.ts';
import { DraftList } from './draft-list.tsx';
import { EndingPosts } from './ending-posts.tsx';
import { Notices } from './notices.tsx';
import type { PostsSearch } from './posts-search.ts';
import { calendarQuery } from './requests.ts';
import { useMovePost } from './use-move-post.ts';
import styles from './posts.module.css';

/** Au micro: what accounts said of their own accord and what they will, by week or by month; what asks, and the drafts. */
export function PostsPage() {
  const { t } = useTranslation(['posts', 'shell']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { now, zone } = useClock();
  const search = useSearch({ from: '/shell/micro' });
  const today = dateOf(wallTime(now, zone));
  const [day, view] = [search.jour ?? today, search.vue === 'mois' ? ('month' as const) : ('week' as const)];
  const span = spanOf(day, view, zone);
  const { data: calendar, error, refetch } = useQuery(calendarQuery(span));
  const sentence = useFailureSentence();
  const moving = useMovePost();
  const [bestOf, setBestOf] = useState('');
  usePageTitle(t('title'));
  const refresh = () => void client.invalidateQueries({ queryKey: ['posts'] });
  useLive(['post.', 'publication.'], refresh);
  useLiveGap(refresh);
  const go = (next: PostsSearch) => void navigate({ to: '/micro', search: next });
  return (
    <div className={styles['page']}>
      <CalendarHead day={day} today={today} view={view} days={span.days} onGo={go} />
      <Notices />
      <AskingPosts />
      <EndingPosts />
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {calendar === undefined && error === null && <Skeleton height="20rem" />}
      {calendar?.whole === false && <Banner tone="held">{t('calendar.notWhole')}</Banner>}
      {view === 'week' && <BestHoursChoice accountId={bestOf} onChange={setBestOf} />}
      {calendar && (
        <CalendarGrid
          entries={calendar.entries}
          days={span.days}
          month={view === 'month' ? day.slice(0, 7) : null}
          today={today}
          onMove={moving.move}
          bestOf={view === 'week' ? bestOf : ''}
        />
      )}
      <AskTakingOver
        open={moving.holder !== null}
        memberId={moving.holder ?? ''}
        busy={moving.busy}
        onTake={moving.takeOver}
        onClose={moving.leaveIt}
      />
      <Budgets />
      <DraftList />
    </div>
  );
}
