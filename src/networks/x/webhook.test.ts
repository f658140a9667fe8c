import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { WebhookRequest } from '../network.ts';
import { createBell } from './bell.ts';
import { createReplays } from './replays.ts';
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

describe('a call that is signed', () => {
  const DAY = 86_400_000;
  const start = Date.parse('2026-11-22T12:00:00Z');
  function world() {
    let now = start;
    let rings = 0;
    const bell = createBell();
    bell.onRing('12', () => (rings += 1));
    const webhook = createWebhook(
      bell,
      createReplays(() => now),
    );
    const call = async (id: string, at: number | null) => {
      const event = {
        id_str: id,
        text: 'a',
        user: { id_str: '77', screen_name: 'karim' },
        ...(at === null ? {} : { timestamp_ms: String(at) }),
      };
      const body = Buffer.from(JSON.stringify({ for_user_id: '12', tweet_create_events: [event] }));
      const signature = `sha256=${createHmac('sha256', 'api key secret').update(body).digest('base64')}`;
      const { answer, heard } = await webhook.receive(request({ body, headers: { 'x-twitter-webhooks-signature': signature } }));
      assert.equal(answer.status, 200);
      return heard.length;
    };
    return { call, rings: () => rings, wait: (ms: number) => (now += ms) };
  }

  it('brings a look forward once, however often whoever caught it makes it again', async () => {
    const { call, rings, wait } = world();
    await call('1', start);
    for (let time = 0; time < 50; time += 1) assert.equal(await call('1', start), 1, 'stored again, it is the same');
    assert.equal(rings(), 1);
    await call('2', start);
    assert.equal(rings(), 2);
    wait(2 * DAY);
    await call('1', start);
    assert.equal(rings(), 2, 'too old to be news');
  });

  it('that names no moment is known for a day', async () => {
    const { call, rings, wait } = world();
    await call('1', null);
    wait(DAY - 1);
    await call('1', null);
    assert.equal(rings(), 1);
  });
});
