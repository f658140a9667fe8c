import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readConfig } from './config.ts';

const secret = 'x'.repeat(40);
const read = (environment: Record<string, string>) => readConfig({ VISAVIS_SECRET: secret, ...environment });

describe('where Bluesky’s services are', () => {
  test('is the public network’s, unless it is set', () => {
    const usual = read({});
    assert.ok(usual.ok && !('bluesky' in usual.value));
    const set = read({
      VISAVIS_BLUESKY_STREAM: 'wss://jetstream.example.org/subscribe',
      VISAVIS_BLUESKY_CHAT: 'did:web:chat.example.org',
      VISAVIS_BLUESKY_VIDEO: 'https://video.example.org/',
    });
    assert.deepEqual(set.ok && set.value.bluesky, {
      stream: 'wss://jetstream.example.org/subscribe',
      chat: 'did:web:chat.example.org',
      video: 'https://video.example.org',
    });
  });

  test('is refused with a sentence when it is no address', () => {
    for (const [name, value] of [
      ['VISAVIS_BLUESKY_STREAM', 'https://jetstream.example.org'],
      ['VISAVIS_BLUESKY_CHAT', 'chat.example.org'],
      ['VISAVIS_BLUESKY_DIRECTORY', 'nulle-part'],
    ] as const) {
      const refused = read({ [name]: value });
      assert.ok(!refused.ok);
      assert.match(refused.error.problems.join('\n'), new RegExp(`^${name} is an `));
      assert.ok(!refused.error.problems.join('').includes(value));
    }
  });
});
