/** Requests of the public page's settings. */
import { queryOptions } from '@tanstack/react-query';
import type { PageSettings, PublicPage } from '../../src/who-speaks/schema.ts';
import { request } from '../api/request.ts';

export const publicPageQuery = queryOptions({
  queryKey: ['public-page'],
  queryFn: ({ signal }) => request<PublicPage>('/public-page', { signal }),
});
export const savePublicPage = (body: PageSettings) => request<void>('/public-page', { method: 'PUT', body });
