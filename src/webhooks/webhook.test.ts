import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { eventOf, writeBody } from './event.ts';
import { newSecret, outcomeOf, readAddress, retryDelay, sign } from './webhook.ts';

test('a signature is that of the Standard Webhooks specification', () => {
  // The example of the specification's own libraries.
  const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1_614_265_330, body: '{"test": 2432232314}' };
  assert.equal(sign(signed, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while the secret is changed, both sign, the new one first', () => {
  const [now, before] = [newSecret(), newSecret()];
  const both = sign({ id: 'a', at: 1, body: '{}' }, [now, before]);
  assert.equal(both, `${sign({ id: 'a', at: 1, body: '{}' }, [now])} ${sign({ id: 'a', at: 1, body: '{}' }, [before])}`);
});

test('a change of one sign anywhere changes the signature', () => {
  const secret = newSecret();
  const one = fc.record({ id: fc.uuid(), at: fc.nat(), body: fc.string() });
  fc.assert(
    fc.property(one, one, (first, second) => {
      fc.pre(JSON.stringify(first) !== JSON.stringify(second));
      assert.notEqual(sign(first, [secret]), sign(second, [secret]));
    }),
  );
  const key = Buffer.from(secret.slice(6), 'base64');
  assert.equal(sign({ id: 'é', at: 5, body: '“”' }, [secret]), `v1,${createHmac('sha256', key).update('é.5.“”').digest('base64')}`);
});

test('addresses are https; http is for this machine, where its operator allows it', () => {
  for (const url of ['https://exemple.fr/crochet?a=b', 'https://10.0.0.1:8443/']) assert.ok(readAddress(url, 'public'), url);
  const never = [
    'http://exemple.fr/',
    'ftp://exemple.fr',
    'https://inès:secret@exemple.fr/',
    'exemple.fr',
    '',
    'file:///etc/passwd',
    'http://127.0.0.1.exemple.fr/',
  ];
  for (const url of never)
    for (const reach of ['public', 'anywhere'] as const) assert.equal(readAddress(url, reach), null, `${url} ${reach}`);
  for (const url of ['http://localhost:9000/', 'http://127.0.0.1/', 'http://[::1]:8080/']) {
    assert.equal(readAddress(url, 'public'), null, url);
    assert.ok(readAddress(url, 'anywhere'), url);
  }
  assert.equal(readAddress('http://192.168.1.4/', 'anywhere'), null, 'nothing goes in clear over a network');
  assert.equal(readAddress('https://exemple.fr/#partie', 'public')?.href, 'https://exemple.fr/');
});

test('an answer of 2xx is taken, 410 ends it, and anything else is told again', () => {
  for (const status of [200, 201, 202, 204, 299]) assert.equal(outcomeOf(status).kind, 'delivered');
  assert.deepEqual(outcomeOf(410), { kind: 'gone', status: 410 });
  for (const status of [301, 302, 307, 308]) assert.deepEqual(outcomeOf(status), { kind: 'failed', status, trouble: 'redirected' });
  for (const status of [100, 400, 401, 404, 429, 500, 502, 503])
    assert.deepEqual(outcomeOf(status), { kind: 'failed', status, trouble: 'refused' });
});

test('tries are further and further apart, up to an hour', () => {
  const delays = Array.from({ length: 30 }, (_, index) => retryDelay(index + 1));
  assert.deepEqual(
    delays,
    delays.toSorted((one, other) => one - other),
  );
  assert.deepEqual([delays[0], delays.at(-1)], [5_000, 3_600_000]);
});

test('what a review decides is told of the publication or the post that it is about', () => {
  assert.equal(eventOf({ kind: 'review.asked', publicationId: 'p' }), 'publication.held');
  assert.equal(eventOf({ kind: 'review.asked', publicationId: null }), 'post.held');
  assert.equal(eventOf({ kind: 'review.amended', publicationId: 'p' }), 'publication.approved');
  assert.equal(eventOf({ kind: 'review.timed-out', publicationId: null }), 'post.returned');
  for (const kind of ['message.received', 'publication.sending', 'post.drafted', 'review.setting-changed', 'member.left'])
    assert.equal(eventOf({ kind, publicationId: null }), null, kind);
});

test('private words are not spread: their event says ids alone', () => {
  const entry = {
    seq: 1,
    at: new Date(0),
    kind: 'publication.sent',
    memberId: 'm',
    accountId: 'a',
    conversationId: 'c',
    publicationId: 'p',
    data: { ref: 'at://x', text: 'no' },
  };
  const publication = {
    publicationId: 'p',
    accountId: 'a',
    kind: 'reply',
    visibility: 'private',
    text: 'secret',
    published: null,
    dueAt: new Date(0),
    sentAt: null,
  };
  assert.ok(!writeBody('publication.sent', entry, publication as never).includes('secret'));
  assert.ok(writeBody('publication.sent', entry, { ...publication, visibility: 'public' } as never).includes('secret'));
});
