/** Requests of the offices room. */
import { queryOptions } from '@tanstack/react-query';
import type { CreateOffice, OfficePostKind, OfficesView, PlanTenure, SuccessionPreview, Titles } from '../../src/offices/schema.ts';
import { request } from '../api/request.ts';

export const officesQuery = queryOptions({
  queryKey: ['offices'],
  queryFn: ({ signal }) => request<OfficesView>('/offices', { signal }),
  staleTime: 60_000,
});

export const makeOffice = (body: CreateOffice) => request<{ officeId: string }>('/offices', { method: 'POST', body });
export const renameOffice = (officeId: string, titles: Titles) =>
  request<void>(`/offices/${officeId}`, { method: 'PATCH', body: { titles } });
export const dissolveOffice = (officeId: string) => request<void>(`/offices/${officeId}`, { method: 'DELETE' });
export const previewTenure = (officeId: string, body: PlanTenure) =>
  request<SuccessionPreview>(`/offices/${officeId}/preview`, { method: 'POST', body });
export const planTenure = (officeId: string, body: PlanTenure) =>
  request<{ tenureId: string }>(`/offices/${officeId}/tenures`, { method: 'POST', body });

interface TenureKey {
  readonly officeId: string;
  readonly tenureId: string;
}
export const cancelTenure = ({ officeId, tenureId }: TenureKey) =>
  request<void>(`/offices/${officeId}/tenures/${tenureId}`, { method: 'DELETE' });
export const endTenure = ({ officeId, tenureId }: TenureKey, endsOn: string | null) =>
  request<void>(`/offices/${officeId}/tenures/${tenureId}/end`, { method: 'PUT', body: { endsOn } });
export const keepName = ({ officeId, tenureId }: TenureKey, keep: boolean) =>
  request<void>(`/offices/${officeId}/tenures/${tenureId}/name`, { method: 'PUT', body: { keep } });

interface PostKey {
  readonly tenureId: string;
  readonly kind: OfficePostKind;
}
const postPath = ({ tenureId, kind }: PostKey) => `/offices/posts/${tenureId}/${kind}`;
export const savePost = (key: PostKey, body: string) => request<void>(postPath(key), { method: 'PUT', body: { body } });
export const publishPost = (key: PostKey) => request<{ publicationId: string | null }>(`${postPath(key)}/publish`, { method: 'POST' });
export const dismissPost = (key: PostKey, dismissed: boolean) =>
  request<void>(`${postPath(key)}/dismissed`, { method: 'PUT', body: { dismissed } });
