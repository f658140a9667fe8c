/** Requests of the room of webhooks; every key starts with `webhooks`. */
import { queryOptions } from '@tanstack/react-query';
import type { MadeWebhook, WebhookDeliveryView, WebhookEvent, WebhookView } from '../../src/webhooks/schema.ts';
import { request } from '../api/request.ts';

export interface Webhooks {
  readonly webhooks: readonly WebhookView[];
  /** Whether addresses of the server's own machine may be told. */
  readonly loopback: boolean;
}

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => request<Webhooks>('/webhooks', { signal }),
  staleTime: 60_000,
});
/** Milliseconds between two looks at a log that is open. */
const PACE = 3_000;
export const deliveriesQuery = (webhookId: string) =>
  queryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries'],
    queryFn: async ({ signal }) =>
      (await request<{ deliveries: WebhookDeliveryView[] }>(`/webhooks/${webhookId}/deliveries`, { signal })).deliveries,
    refetchInterval: PACE,
  });

export interface WebhookWish {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}
export const makeWebhook = (body: WebhookWish) => request<MadeWebhook>('/webhooks', { method: 'POST', body });
export const changeWebhook = (webhookId: string, body: Partial<WebhookWish> & { readonly state?: 'on' | 'off' }) =>
  request<WebhookView>(`/webhooks/${webhookId}`, { method: 'PATCH', body });
export const renewSecret = (webhookId: string) => request<MadeWebhook>(`/webhooks/${webhookId}/secret`, { method: 'POST' });
export const removeWebhook = (webhookId: string) => request<unknown>(`/webhooks/${webhookId}`, { method: 'DELETE' });
export const tryWebhook = (webhookId: string) => request<unknown>(`/webhooks/${webhookId}/test`, { method: 'POST' });
export const resend = (webhookId: string, deliveryId: string) =>
  request<WebhookDeliveryView>(`/webhooks/${webhookId}/deliveries/${deliveryId}/resend`, { method: 'POST' });
