/** Requests of the personas room. */
import { queryOptions } from '@tanstack/react-query';
import type { Openings, PersonaView, WritePersona } from '../../src/personas/schema.ts';
import type { Crop } from './people.ts';
import { request } from './request.ts';

const path = (accountId: string, rest = '') => `/accounts/${encodeURIComponent(accountId)}/persona${rest}`;
/** Milliseconds: 10 MB may have a long way to go. */
const PORTRAIT_TIME_OUT = 60_000;

/** An account's character; null when it has none. Under `accounts`, so that what changes accounts refreshes it too. */
export const personaQuery = (accountId: string) =>
  queryOptions({
    queryKey: ['accounts', accountId, 'persona'],
    queryFn: async ({ signal }) => (await request<{ persona: PersonaView | null }>(path(accountId), { signal })).persona,
    staleTime: 60_000,
  });

/** What the public would read of such a character. */
export const openingsQuery = (accountId: string, wanted: WritePersona) =>
  queryOptions({
    queryKey: ['persona-preview', accountId, wanted],
    queryFn: ({ signal }) => request<Openings>(path(accountId, '/preview'), { method: 'POST', body: wanted, signal }),
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  });

export const writePersona = async (accountId: string, wanted: WritePersona): Promise<PersonaView | null> =>
  (await request<{ persona: PersonaView | null }>(path(accountId), { method: 'PUT', body: wanted })).persona;
export const retirePersona = (accountId: string) => request<void>(path(accountId), { method: 'DELETE' });

export const putPortrait = (accountId: string, file: Blob, { left, top, side }: Crop) =>
  request<void>(path(accountId, `/portrait?${new URLSearchParams({ left: `${left}`, top: `${top}`, side: `${side}` })}`), {
    method: 'PUT',
    bytes: file.slice(0, file.size, file.type.startsWith('image/') ? file.type : 'image/x-unknown'),
    timeout: PORTRAIT_TIME_OUT,
  });
export const removePortrait = (accountId: string) => request<void>(path(accountId, '/portrait'), { method: 'DELETE' });

export const portraitUrl = ({ personaId, portraitDigest }: Pick<PersonaView, 'personaId' | 'portraitDigest'>): string | null =>
  portraitDigest === null ? null : `/api/v1/personas/${personaId}/portrait/${portraitDigest}/256`;
