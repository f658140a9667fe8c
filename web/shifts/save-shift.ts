import type { OccurrenceView } from '../../src/shifts/schema.ts';
import { repetitionOf, timesOf } from './plan-form.ts';
import type { PlanValues } from './plan-form.ts';
import { cancelOccurrence, changePlan, dropPlan, makePlan, moveOccurrence } from './requests.ts';

/** Plans a new shift, or changes what its scope says of a planned one. */
export async function saveShift(values: PlanValues, accountId: string, occurrence: OccurrenceView | undefined): Promise<void> {
  const times = timesOf(values);
  const repeat = repetitionOf(values);
  if (occurrence === undefined) {
    await makePlan({ accountId, ...times, repeat });
  } else if (occurrence.repeated && values.scope === 'this') {
    await moveOccurrence(occurrence.planId, occurrence.occursOn, times);
  } else {
    const from = occurrence.repeated && values.scope === 'following' ? occurrence.occursOn : null;
    await changePlan(occurrence.planId, { ...times, from, repeat });
  }
}

/** Takes a planned shift off: this time, from then on, or for good. */
export async function removeShift({ scope }: Pick<PlanValues, 'scope'>, { planId, occursOn, repeated }: OccurrenceView): Promise<void> {
  if (repeated && scope === 'this') await cancelOccurrence(planId, occursOn);
  else await dropPlan(planId, repeated && scope === 'following' ? occursOn : null);
}
