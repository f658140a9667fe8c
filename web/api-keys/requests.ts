/** Requests of the room of API keys. */
import { queryOptions } from '@tanstack/react-query';
import type { ApiKeyView, MadeApiKey, Scope } from '../../src/api-keys/schema.ts';
import { request } from '../api/request.ts';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await request<{ apiKeys: ApiKeyView[] }>('/api-keys', { signal })).apiKeys,
});
export const makeApiKey = (body: { readonly name: string; readonly scopes: readonly Scope[] }) =>
  request<MadeApiKey>('/api-keys', { method: 'POST', body });
export const revokeApiKey = (apiKeyId: string) => request<ApiKeyView>(`/api-keys/${apiKeyId}`, { method: 'DELETE' });
