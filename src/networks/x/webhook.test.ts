import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { WebhookRequest } from '../network.ts';
import { createBell } from './bell.ts';
import { createWebhook } from './webhook.ts';

const application = { clientId: 'ours', clientSecret: 'secret', applicationToken: null, webhookSecret: 'api key secret' };
const request = (part: Partial<WebhookRequest>): WebhookRequest => ({
  application,
  query: {},
  headers: {},
  body: new Uint8Array(),
  ...part,
});

describe('the question whether we hold the secret', () => {
  const webhook = createWebhook(createBell());
  const ask = async (token: string) => await webhook.challenge(request({ query: { crc_token: token } }));

  it('is answered with the signature of what X drew', async () => {
    for (const token of ['9b4507b3-9040-4669-9ca3-6b94edb50553', 'MTM5NzUyMzg0Nw==', 'a_b.c~d+e/f']) {
      const response_token = `sha256=${createHmac('sha256', 'api key secret').update(token).digest('base64')}`;
      assert.deepEqual(await ask(token), { status: 200, body: JSON.stringify({ response_token }) });
    }
  });

  it('signs no call that a stranger would then make in the name of X', async () => {
    const forged = JSON.stringify({ for_user_id: '12', tweet_delete_events: [{ status: { id: '34' } }] });
    for (const token of [forged, '{}', '[]', '', ' ', 'a\n', 'x'.repeat(1_001)])
      assert.deepEqual(await ask(token), { status: 400, body: '' });
  });
});
