/** Requests of the shifts room. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../src/people/schema.ts';
import type {
  CalendarView,
  HandOverNote,
  HelmSettingsView,
  HelmView,
  NewPlanView,
  PlanView,
  PreviewView,
  RepetitionView,
  ShiftView,
  WeekView,
  WordsView,
} from '../../src/shifts/schema.ts';
import { request } from '../api/request.ts';

/** Milliseconds: what only time changes (somebody is expected now) is asked for once a minute. */
const MINUTE = 60_000;

export const helmsQuery = queryOptions({
  queryKey: ['helms'],
  queryFn: async ({ signal }) => (await request<{ helms: HelmView[] }>('/helms', { signal })).helms,
  staleTime: MINUTE,
  refetchInterval: MINUTE,
});

export const weekQuery = (week: { readonly account: string; readonly from: string; readonly language: Language }) =>
  queryOptions({
    queryKey: ['week', week.account, week.from, week.language],
    queryFn: ({ signal }) => request<WeekView>(`/shifts/week?${new URLSearchParams(week)}`, { signal }),
    staleTime: MINUTE,
    refetchInterval: 5 * MINUTE,
  });

export const noteQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['helm-note', accountId],
    queryFn: ({ signal }) => request<HandOverNote>(`/accounts/${accountId}/helm/note`, { signal }),
    staleTime: 0,
  });

export const settingsQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['helm-settings', accountId],
    queryFn: ({ signal }) => request<HelmSettingsView>(`/accounts/${accountId}/helm/settings`, { signal }),
    staleTime: MINUTE,
  });

export const calendarQuery = (language: Language, country: string | undefined) =>
  queryOptions({
    queryKey: ['holiday-calendar', language, country ?? ''],
    queryFn: ({ signal }) =>
      request<CalendarView>(`/holiday-calendar?${new URLSearchParams({ language, ...(country !== undefined && { country }) })}`, {
        signal,
      }),
    staleTime: MINUTE,
  });

export interface Times {
  readonly memberId: string;
  /** Wall time: `2026-11-23T06:00`. */
  readonly startsAt: string;
  readonly endsAt: string;
}
export interface Taking {
  /** ISO 8601. */
  readonly until: string;
  readonly greeting: WordsView | null;
}

const post = <Answer>(path: string, body: unknown) => request<Answer>(path, { method: 'POST', body });

export const previewWords = (accountId: string, body: { words: WordsView; until: string }, signal: AbortSignal) =>
  request<PreviewView>(`/accounts/${accountId}/helm/preview`, { method: 'POST', body, signal });
export const takeHelm = (accountId: string, body: Taking) =>
  post<{ shift: ShiftView; joined: boolean }>(`/accounts/${accountId}/helm/take`, body);
export const extendShift = (shiftId: string, until: string) => post<ShiftView>(`/shifts/${shiftId}/extend`, { until });
export const endShift = (shiftId: string, goodbye: WordsView | null) => post<ShiftView>(`/shifts/${shiftId}/end`, { goodbye });
export const offerHandOver = (shiftId: string, body: { toMemberId: string | null; word: string; goodbye: WordsView | null }) =>
  post<{ handOverId: string }>(`/shifts/${shiftId}/hand-over`, body);
export const withdrawHandOver = (shiftId: string) => request<void>(`/shifts/${shiftId}/hand-over`, { method: 'DELETE' });
export const confirmHandOver = (handOverId: string, body: Taking) =>
  post<{ shift: ShiftView; conversationIds: string[] }>(`/hand-overs/${handOverId}/confirm`, body);
export const declineHandOver = (handOverId: string, answer: string) => post<void>(`/hand-overs/${handOverId}/decline`, { answer });

export const makePlan = (body: NewPlanView) => post<PlanView>('/shifts/plans', body);
export const changePlan = (planId: string, body: Times & { from: string | null; repeat: RepetitionView | null }) =>
  request<PlanView>(`/shifts/plans/${planId}`, { method: 'PUT', body });
export const dropPlan = (planId: string, from: string | null) =>
  request<void>(`/shifts/plans/${planId}${from === null ? '' : `?from=${from}`}`, { method: 'DELETE' });
export const moveOccurrence = (planId: string, date: string, body: Times) =>
  request<void>(`/shifts/plans/${planId}/occurrences/${date}`, { method: 'PUT', body });
export const cancelOccurrence = (planId: string, date: string) =>
  request<void>(`/shifts/plans/${planId}/occurrences/${date}`, { method: 'DELETE' });

export const saveSettings = (accountId: string, body: HelmSettingsView) =>
  request<HelmSettingsView>(`/accounts/${accountId}/helm/settings`, { method: 'PUT', body });
export const saveCalendar = (body: { country: string | null; region: string | null }) =>
  request<unknown>('/holiday-calendar', { method: 'PUT', body });
