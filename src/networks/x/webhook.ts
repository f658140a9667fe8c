/**
 * Account activity: X asks whether we hold the application's secret (CRC), then sends what happens, signed with it. X's own description of
 * these calls: https://docs.x.com/x-api/webhooks/introduction
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NetworkApplication, Webhook } from '../network.ts';
import { readActivity } from './activity.ts';
import type { Bell } from './bell.ts';
import { createReplays } from './replays.ts';
import type { Replays } from './replays.ts';

/**
 * Letters, digits and the signs of base 64, as X draws them. What is answered is the signature of the token itself, by the secret that signs
 * what is sent: were any token answered, whoever asks would have the signature of a call of his own making.
 */
const TOKEN = /^[\w+/=.~-]{1,1000}$/;

const digest = ({ webhookSecret, clientSecret }: NetworkApplication, text: string | Uint8Array): Buffer | null => {
  const secret = webhookSecret ?? clientSecret;
  return secret === null || secret === '' ? null : createHmac('sha256', secret).update(text).digest();
};

function isSigned(application: NetworkApplication, body: Uint8Array, signature: string | undefined): boolean {
  const wanted = digest(application, body);
  const given = Buffer.from((signature ?? '').replace(/^sha256=/, ''), 'base64');
  return wanted !== null && given.length === wanted.length && timingSafeEqual(given, wanted);
}

export const createWebhook = (bell: Bell, replays: Replays = createReplays()): Webhook => ({
  async challenge({ application, query }) {
    const token = query['crc_token'] ?? '';
    if (!TOKEN.test(token)) return { status: 400, body: '' };
    const answer = digest(application, token);
    return answer === null
      ? { status: 403, body: '' }
      : { status: 200, body: JSON.stringify({ response_token: `sha256=${answer.toString('base64')}` }) };
  },

  async receive({ application, headers, body }) {
    if (!isSigned(application, body, headers['x-twitter-webhooks-signature'] ?? headers['x-webhooks-signature'])) {
      return { answer: { status: 401, body: '' }, heard: [] };
    }
    let activity: unknown;
    try {
      activity = JSON.parse(Buffer.from(body).toString('utf8'));
    } catch {
      return { answer: { status: 400, body: '' }, heard: [] };
    }
    const heard = readActivity(activity);
    // A look costs money: a call that is made again, by whoever caught it, brings none forward.
    if (heard !== null && replays.isNew(body, heard.happenedAt)) bell.ring(heard.identity);
    return { answer: { status: 200, body: '' }, heard: heard === null || heard.arrivals.length === 0 ? [] : [heard] };
  },
});
