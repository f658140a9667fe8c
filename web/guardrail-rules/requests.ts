/** Requests of the guard-rails' settings, and where their answers are kept. Every key starts with `guardrail-rules`. */
import { queryOptions } from '@tanstack/react-query';
import type {
  AccountVoiceView,
  DryRunRequest,
  DryRunView,
  GuardrailDefaults,
  LatitudeChange,
  LatitudesView,
  ListsChange,
  ListsView,
  RuleSettingRequest,
  RulesView,
} from '../../src/guardrails/schema.ts';
import { request } from '../api/request.ts';

/** Milliseconds: three months of messages are read again. */
const DRY_RUN_TIME_OUT = 120_000;
/** Milliseconds: a voice is learned in the background, and nothing tells of it. */
const LEARNING_PACE = 3_000;
const account = (accountId: string) => `/accounts/${encodeURIComponent(accountId)}`;
const ofAccount = (accountId: string | null) => (accountId === null ? '' : `?accountId=${encodeURIComponent(accountId)}`);

/** The rules as they stand for an account, or for the whole organisation. */
export const rulesQuery = (accountId: string | null) =>
  queryOptions({
    queryKey: ['guardrail-rules', 'rules', accountId],
    queryFn: ({ signal }) => request<RulesView>(`/guardrails/rules${ofAccount(accountId)}`, { signal }),
  });
export const putRule = (rule: string, body: RuleSettingRequest) =>
  request<unknown>(`/guardrails/rules/${encodeURIComponent(rule)}`, { method: 'PUT', body });
export const deleteRule = (rule: string, accountId: string | null) =>
  request<unknown>(`/guardrails/rules/${encodeURIComponent(rule)}${ofAccount(accountId)}`, { method: 'DELETE' });

export const dryRun = (body: DryRunRequest) =>
  request<DryRunView>('/guardrails/dry-run', { method: 'POST', body, timeout: DRY_RUN_TIME_OUT });

export const listsQuery = queryOptions({
  queryKey: ['guardrail-rules', 'lists'],
  queryFn: ({ signal }) => request<ListsView>('/guardrails/lists', { signal }),
});
export const putLists = (body: ListsChange) => request<ListsView | undefined>('/guardrails/lists', { method: 'PUT', body });

export const defaultsQuery = queryOptions({
  queryKey: ['guardrail-rules', 'defaults'],
  queryFn: ({ signal }) => request<GuardrailDefaults>('/guardrails/defaults', { signal }),
});
export const putDefaults = (body: GuardrailDefaults) => request<unknown>('/guardrails/defaults', { method: 'PUT', body });

export const latitudesQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['guardrail-rules', 'latitudes', accountId],
    queryFn: ({ signal }) => request<LatitudesView>(`${account(accountId)}/latitudes`, { signal }),
    staleTime: 60_000,
  });
export const putLatitude = (accountId: string, memberId: string, body: LatitudeChange) =>
  request<unknown>(`${account(accountId)}/latitudes/${encodeURIComponent(memberId)}`, { method: 'PUT', body });

export const voiceQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['guardrail-rules', 'voice', accountId],
    queryFn: ({ signal }) => request<AccountVoiceView>(`${account(accountId)}/voice`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'learning' ? LEARNING_PACE : false),
  });
export const learnVoice = (accountId: string) => request<unknown>(`${account(accountId)}/voice/learn`, { method: 'POST' });
