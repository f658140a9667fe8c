/** Requests of the accounts room. */
import { queryOptions } from '@tanstack/react-query';
import type { AccountView, SignatureForm, SignatureMark, SignatureOccasion, SignaturePlace } from '../../src/accounts/schema.ts';
import type { ApplicationBody, AuthorisationView, BeginAuthorisationBody, OfferedNetwork } from '../../src/accounts/schema-connecting.ts';
import type { PutTeam, TeamView } from '../../src/accounts/schema-team.ts';
import { request } from './request.ts';

/** Milliseconds: the account's own server may be slow to answer, and the product waits for it. */
const NETWORK_TIME_OUT = 60_000;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({ signal }) => (await request<{ accounts: AccountView[] }>('/accounts', { signal })).accounts,
  staleTime: 60_000,
});

export interface NewAccount {
  readonly network: AccountView['network'];
  readonly server: string;
  readonly handle: string;
  readonly secret: string;
}
export interface AccountChanges {
  readonly signatureForm?: SignatureForm;
  readonly signatureMark?: SignatureMark;
  /** Null: where the form usually stands. */
  readonly signaturePlace?: SignaturePlace | null;
  readonly signatureDropped?: readonly SignatureOccasion[];
  readonly undoDelaySeconds?: number;
}

/** Who answers on an account. Under `accounts`, so that what changes accounts refreshes it too. */
export const teamQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'team'],
    queryFn: ({ signal }) => request<TeamView>(`/accounts/${accountId}/team`, { signal }),
    staleTime: 60_000,
  });
export const putTeam = (accountId: string, members: PutTeam['members']) =>
  request<TeamView>(`/accounts/${accountId}/team`, { method: 'PUT', body: { members } });

export const connectAccount = (body: NewAccount) => request<AccountView>('/accounts', { method: 'POST', body, timeout: NETWORK_TIME_OUT });
export const reconnectAccount = (accountId: string, secret: string) =>
  request<AccountView>(`/accounts/${accountId}/reconnect`, { method: 'POST', body: { secret }, timeout: NETWORK_TIME_OUT });
export const updateAccount = (accountId: string, body: AccountChanges) =>
  request<AccountView>(`/accounts/${accountId}`, { method: 'PATCH', body });
export const disconnectAccount = (accountId: string) => request<unknown>(`/accounts/${accountId}`, { method: 'DELETE' });

/** The networks on which accounts can be connected here, and how. */
export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: async ({ signal }) => (await request<{ networks: OfferedNetwork[] }>('/networks', { signal })).networks,
  staleTime: 60_000,
});

interface Begun {
  readonly url: string;
}
export const beginAuthorisation = (body: BeginAuthorisationBody) =>
  request<Begun>('/accounts/authorisations', { method: 'POST', body, timeout: NETWORK_TIME_OUT });
export const beginReconnection = (accountId: string, application?: ApplicationBody) =>
  request<Begun>(`/accounts/${accountId}/authorisations`, {
    method: 'POST',
    body: application === undefined ? {} : { application },
    timeout: NETWORK_TIME_OUT,
  });

/** What became of a leave that was asked for; asked again while it is being used. */
export const authorisationQuery = (authorisationId: string) =>
  queryOptions({
    queryKey: ['authorisations', authorisationId],
    queryFn: ({ signal }) => request<AuthorisationView>(`/accounts/authorisations/${authorisationId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 2_000 : false),
  });

export const pauseAccount = (accountId: string, paused: boolean) =>
  request<AccountView>(`/accounts/${accountId}/pause`, { method: 'PUT', body: { paused } });
export const seeBreak = (accountId: string) => request<undefined>(`/accounts/${accountId}/break/seen`, { method: 'POST' });
export const exportAddress = (accountId: string): string => `/api/v1/accounts/${accountId}/export`;
