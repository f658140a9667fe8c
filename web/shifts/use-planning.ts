import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceView, WeekView } from '../../src/shifts/schema.ts';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { newValues, valuesOf } from './plan-form.ts';
import type { PlanValues } from './plan-form.ts';
import { saveShift } from './save-shift.ts';
import type { Drag } from './use-drag.ts';
import { dateOf, timeOf, wallAt } from './wall-time.ts';

/** What the dialog is about: a new shift, or one that is planned. */
export interface Planning {
  readonly initial: PlanValues;
  readonly occurrence: OccurrenceView | undefined;
}

interface Moved {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Planning in the week on screen: by the dialog, or by dragging, which asks only what cannot be guessed. */
export function usePlanning(accountId: string | undefined, week: WeekView | undefined) {
  const { t } = useTranslation('shifts');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [planning, setPlanning] = useState<Planning | null>(null);
  const planNew = (day: string, start: string, end: string) => setPlanning({ initial: newValues(day, start, end), occurrence: undefined });
  const edit = (occurrence: OccurrenceView, moved?: Moved) =>
    setPlanning({
      initial: valuesOf(
        occurrence,
        week?.plans.find(({ planId }) => planId === occurrence.planId),
        moved,
      ),
      occurrence,
    });

  async function drop(drag: Drag): Promise<void> {
    if (accountId === undefined) return;
    if (drag.piece === null) {
      planNew(drag.date, timeOf(wallAt(drag.date, drag.from)), timeOf(wallAt(drag.date, drag.to)));
      return;
    }
    const { occurrence } = drag.piece;
    const moved = movedTo(drag, occurrence);
    if (occurrence.repeated) {
      edit(occurrence, moved);
      return;
    }
    try {
      await saveShift(valuesOf(occurrence, undefined, moved), accountId, occurrence);
      toast({ text: t('week.moved') });
    } catch (refusal) {
      toast({ text: sentence(refusal), tone: 'urgent' });
    }
    await client.invalidateQueries({ queryKey: ['week'] });
  }

  return { planning, planNew, edit, drop, close: () => setPlanning(null) };
}

/** Where a dragged shift would be: the part that was dragged may be only one day of a night's. */
function movedTo(drag: Drag, occurrence: OccurrenceView): Moved {
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
