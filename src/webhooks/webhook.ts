import { createHmac, randomBytes } from 'node:crypto';
import type { Reach } from '../platform/outbound/index.ts';
import type { SealContext } from '../platform/secrets/index.ts';
import type { DeliveryTrouble, WebhookEvent } from './schema.ts';

/** An address of the organisation that is told what becomes of its publications. Dates by the database's clock. */
export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly sealed: Uint8Array;
  readonly previousSealed: Uint8Array | null;
  readonly previousUntil: Date | null;
  readonly state: 'on' | 'off';
  readonly offBecause: 'person' | 'failures' | 'gone' | null;
  readonly madeBy: string;
  readonly createdAt: Date;
  /** The last entry of the journal that was turned into deliveries. */
  readonly cursor: number;
  readonly failingSince: Date | null;
}

/** One event told to one webhook: `waiting > delivered`, or `failed`; sent again by hand it waits anew. */
export interface WebhookDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly seq: number;
  readonly event: string;
  readonly body: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly tries: number;
  readonly dueAt: Date;
  readonly occurredAt: Date;
  readonly lastStatus: number | null;
  readonly lastTrouble: DeliveryTrouble | null;
  readonly tookMs: number | null;
  readonly settledAt: Date | null;
}

export const MOST_WEBHOOKS = 20;
/** Settled deliveries that are kept of each webhook. */
export const KEPT_DELIVERIES = 200;
/** Milliseconds that one exchange may take. */
export const ANSWER_LIMIT_MS = 15_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So long after what it tells, a delivery that was tried is given up. */
export const PATIENCE_MS = 24 * HOUR;
/** A webhook that took nothing for so long is switched off, and people are told. */
export const SWITCHED_OFF_AFTER_MS = 72 * HOUR;
/** So long the secret before signs beside the new one. */
export const OVERLAP_MS = 24 * HOUR;

const DELAYS_MS = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** Milliseconds until the try after `tries` of them: 5 s, 30 s, 2 min, 10 min, 30 min, then every hour. */
export const retryDelay = (tries: number): number => DELAYS_MS[Math.max(1, tries) - 1] ?? HOUR;

const SECRET = 'whsec_';
/** 256 random bits as the Standard Webhooks specification writes them. */
export const newSecret = (): string => SECRET + randomBytes(32).toString('base64');

/** `v1,…` of each secret, the newest first: https://www.standardwebhooks.com. `at`: seconds since 1970. */
export function sign(
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
  secrets: readonly string[],
): string {
  const signed = `${id}.${at}.${body}`;
  return secrets
    .map(
      (secret) =>
        `v1,${createHmac('sha256', Buffer.from(secret.slice(SECRET.length), 'base64'))
          .update(signed)
          .digest('base64')}`,
    )
    .join(' ');
}

export const secretContext = (organisationId: string, webhookId: string): SealContext => ({
  organisationId,
  purpose: `webhook-secret:${webhookId}`,
});

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** An address that may be told: https; where the operator lets this machine be reached, also http on it. Null: it may not. */
export function readAddress(text: string, reach: Reach): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && reach === 'anywhere' && LOOPBACK.test(url.hostname) ? url : null;
}

/** What came of one try. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly status: number }
  /** 410: it wants no more. */
  | { readonly kind: 'gone'; readonly status: number }
  | { readonly kind: 'failed'; readonly status: number | null; readonly trouble: DeliveryTrouble };

export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered', status };
  if (status === 410) return { kind: 'gone', status };
  return { kind: 'failed', status, trouble: status >= 300 && status < 400 ? 'redirected' : 'refused' };
}

export const toWebhookView = (
  { sealed: _sealed, previousSealed: _previous, cursor: _cursor, previousUntil, createdAt, failingSince, ...one }: Webhook,
  now: Date,
) => ({
  ...one,
  events: [...one.events],
  createdAt: createdAt.toISOString(),
  failingSince: failingSince?.toISOString() ?? null,
  previousSecretUntil: previousUntil !== null && previousUntil > now ? previousUntil.toISOString() : null,
});

export const toDeliveryView = ({ webhookId: _webhook, seq: _seq, dueAt, occurredAt, settledAt, ...one }: WebhookDelivery) => ({
  ...one,
  dueAt: dueAt.toISOString(),
  occurredAt: occurredAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
});
