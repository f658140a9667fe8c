import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView, WeekView } from '../../src/shifts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { usePageTitle } from '../app/page-title.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { weekQuery } from './requests.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import type { Drag } from './use-drag.ts';
import { usePlanning } from './use-planning.ts';
import { addDays, dateOf, mondayOf, wallTime } from './wall-time.ts';
import type { Piece } from './week-layout.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekHead } from './week-head.tsx';
import { WeekList } from './week-list.tsx';
import { WeekNotes } from './week-notes.tsx';
import styles from './week.module.css';

/** The week of shifts of one account. */
export function WeekPage() {
  const { t } = useTranslation(['shifts', 'shell']);
  const { member } = useMe();
  const { now, zone, language } = useClock();
  const navigate = useNavigate();
  const { compte, jour } = useSearch({ from: '/shell/equipe/semaine' });
  const { data: accounts } = useQuery(accountsQuery);
  const open = (accounts ?? []).filter(({ state }) => state !== 'disconnected');
  const account = open.find(({ accountId }) => accountId === compte) ?? open[0];
  const today = dateOf(wallTime(now, zone));
  const from = mondayOf(jour ?? today);
  const {
    data: week,
    error,
    refetch,
  } = useQuery({ ...weekQuery({ account: account?.accountId ?? '', from, language }), enabled: account !== undefined });
  const [settling, setSettling] = useState(false);
  usePageTitle(t('week.title'));
  const mayPlan = member.role !== 'member';
  const go = (search: { compte?: string | undefined; jour?: string | undefined }) => {
    const next = { compte: compte ?? account?.accountId, jour, ...search };
    void navigate({
      to: '/equipe/semaine',
      search: { ...(next.compte !== undefined && { compte: next.compte }), ...(next.jour !== undefined && { jour: next.jour }) },
    });
  };
  const { planning, planNew, edit, drop, close } = usePlanning(account?.accountId, week);
  return (
    <div className={styles['page']}>
      {accounts !== undefined && account === undefined && (
        <>
          <h1 tabIndex={-1}>{t('week.title')}</h1>
          <EmptyState icon="people" title={t('week.noAccount')} />
        </>
      )}
      {account && (
        <WeekHead
          accounts={open}
          account={account}
          from={from}
          onAccount={(id) => go({ compte: id })}
          onWeek={(day) => go({ jour: day })}
          onPlan={mayPlan ? () => planNew(from <= today && today < addDays(from, 7) ? today : from, '06:00', '14:00') : undefined}
          onSettle={mayPlan ? () => setSettling(true) : undefined}
        />
      )}
      {account && (
        <WeekBody
          week={week}
          error={error}
          retry={() => void refetch()}
          mayPlan={mayPlan}
          onOpen={edit}
          onDrop={(drag) => void drop(drag)}
        />
      )}
      {account && planning && <PlanDialog accountId={account.accountId} {...planning} onClose={close} />}
      {account && settling && <SettingsDialog account={account} onClose={() => setSettling(false)} />}
    </div>
  );
}

interface WeekBodyProps {
  readonly week: WeekView | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly mayPlan: boolean;
  readonly onOpen: (occurrence: OccurrenceView) => void;
  readonly onDrop: (drag: Drag) => void;
}

function WeekBody({ week, error, retry, mayPlan, onOpen, onDrop }: WeekBodyProps) {
  const { t } = useTranslation('shell');
  const sentence = useFailureSentence();
  const open = mayPlan ? ({ occurrence }: Piece) => onOpen(occurrence) : undefined;
  return (
    <>
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={retry}>{t('retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {week === undefined && error === null && <Skeleton height="32rem" />}
      {week && (
        <>
          <WeekNotes week={week} mayPlan={mayPlan} />
          <WeekGrid week={week} onOpen={open} onDrop={onDrop} />
          <WeekList week={week} onOpen={open} />
        </>
      )}
    </>
  );
}
