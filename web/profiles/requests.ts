/** Requests of the profiles room. */
import { queryOptions } from '@tanstack/react-query';
import type { ProfileView, TeamPictureChoice, TeamPictureView } from '../../src/profiles/schema.ts';
import { request } from '../api/request.ts';

/** Milliseconds: drawing, and a network that may be slow. */
const TIME_OUT = 30_000;

export const profilesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: async ({ signal }) => (await request<{ profiles: ProfileView[] }>('/profiles', { signal })).profiles,
  staleTime: 60_000,
});
const path = (accountId: string) => `/accounts/${accountId}/team-picture`;

export const teamPictureQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['profiles', accountId, 'team-picture'],
    queryFn: ({ signal }) => request<TeamPictureView>(path(accountId), { signal }),
    staleTime: 60_000,
  });
export const publishTeamPicture = (accountId: string, body: TeamPictureChoice) =>
  request<void>(path(accountId), { method: 'PUT', body, timeout: TIME_OUT });
export const removeTeamPicture = (accountId: string) => request<void>(path(accountId), { method: 'DELETE' });
export const putLogo = (accountId: string, bytes: File) =>
  request<void>(`${path(accountId)}/logo`, { method: 'PUT', bytes, timeout: TIME_OUT });
export const removeLogo = (accountId: string) => request<void>(`${path(accountId)}/logo`, { method: 'DELETE' });
export const retryProfile = (accountId: string) => request<void>(`/accounts/${accountId}/profile/retry`, { method: 'POST' });

/** Where a picture is shown as it would be; `version` changes when something else than who is on it does. */
export const previewAddress = (
  accountId: string,
  name: 'avatar' | 'banner',
  { memberIds, version }: { memberIds: readonly string[]; version: string },
) => `/api/v1${path(accountId)}/${name}?members=${memberIds.join(',')}&version=${encodeURIComponent(version)}`;
