import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView } from '../../src/shifts/schema.ts';
import { accountsQuery } from '../api/accounts.ts';
import { usePageTitle } from '../app/page-title.ts';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { newValues, valuesOf } from './plan-form.ts';
import type { PlanValues } from './plan-form.ts';
import { weekQuery } from './requests.ts';
import { saveShift } from './save-shift.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import type { Drag } from './use-drag.ts';
import { addDays, dateOf, mondayOf, timeOf, wallAt, wallTime } from './wall-time.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekHead } from './week-head.tsx';
import { WeekList } from './week-list.tsx';
import { WeekNotes } from './week-notes.tsx';
import styles from './week.module.css';

interface Planning {
  readonly initial: PlanValues;
  readonly occurrence: OccurrenceView | undefined;
}

/** The week of shifts of one account. */
export function WeekPage() {
  const { t } = useTranslation(['shifts', 'shell']);
  const { member } = useMe();
  const { now, zone, language } = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
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
  const [planning, setPlanning] = useState<Planning | null>(null);
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
  const planNew = (day: string, start: string, end: string) => setPlanning({ initial: newValues(day, start, end), occurrence: undefined });
  const edit = (occurrence: OccurrenceView, moved?: { startsAt: string; endsAt: string }) =>
    setPlanning({
      initial: valuesOf(
        occurrence,
        week?.plans.find(({ planId }) => planId === occurrence.planId),
        moved,
      ),
      occurrence,
    });

  async function drop(drag: Drag): Promise<void> {
    if (!account) return;
    const startsAt = wallAt(drag.date, drag.from);
    if (drag.piece === null) return planNew(drag.date, timeOf(startsAt), timeOf(wallAt(drag.date, drag.to)));
    const { occurrence } = drag.piece;
    const moved = movedTo(drag, occurrence);
    if (occurrence.repeated) return edit(occurrence, moved);
    try {
      await saveShift(valuesOf(occurrence, undefined, moved), account.accountId, occurrence);
      toast({ text: t('week.moved') });
    } catch (refusal) {
      toast({ text: sentence(refusal), tone: 'urgent' });
    }
    await client.invalidateQueries({ queryKey: ['week'] });
  }

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
      {error !== null && (
        <Banner tone="urgent" announced action={<Button onClick={() => void refetch()}>{t('shell:retry')}</Button>}>
          {sentence(error)}
        </Banner>
      )}
      {week && <WeekNotes week={week} mayPlan={mayPlan} />}
      {account !== undefined && week === undefined && error === null && <Skeleton height="32rem" />}
      {week && (
        <>
          <WeekGrid week={week} onOpen={mayPlan ? ({ occurrence }) => edit(occurrence) : undefined} onDrop={(drag) => void drop(drag)} />
          <WeekList week={week} onOpen={mayPlan ? ({ occurrence }) => edit(occurrence) : undefined} />
        </>
      )}
      {account && planning && <PlanDialog accountId={account.accountId} {...planning} onClose={() => setPlanning(null)} />}
      {account && settling && <SettingsDialog account={account} onClose={() => setSettling(false)} />}
    </div>
  );
}

/** Where a dragged shift would be: the part that was dragged may be only one day of a night's. */
function movedTo(drag: Drag, occurrence: OccurrenceView): { startsAt: string; endsAt: string } {
  const { piece } = drag;
  if (piece === null) return { startsAt: occurrence.localStart, endsAt: occurrence.localEnd };
  if (drag.kind === 'stretch') return { startsAt: occurrence.localStart, endsAt: wallAt(drag.date, drag.to) };
  const by = (Date.parse(`${drag.date}T00:00Z`) - Date.parse(`${piece.date}T00:00Z`)) / 60_000 + drag.from - piece.from;
  const shifted = (wall: string) => {
    const [hours, minutes] = [Number(wall.slice(11, 13)), Number(wall.slice(14, 16))];
    return wallAt(dateOf(wall), hours * 60 + minutes + by);
  };
  return { startsAt: shifted(occurrence.localStart), endsAt: shifted(occurrence.localEnd) };
}
