import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failureOfAnswer, failureOfTransport, retryAt } from './failure.ts';
import { TransportError } from '../transport/index.ts';

const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  bytes: new TextEncoder().encode(body),
});
const error = (words: string) => JSON.stringify({ error: words });

describe('what a server’s no means', () => {
  const cases: [status: number, body: string, kind: string, reason?: string][] = [
    [401, '', 'unauthorised'],
    [401, error('The access token was revoked'), 'unauthorised'],
    [403, error('Your login is currently disabled'), 'unauthorised'],
    [403, error('This action is outside the authorized scopes'), 'rejected', 'not-granted'],
    [403, error('This action is not allowed'), 'rejected', 'blocked'],
    [403, '<html>Access denied</html>', 'unavailable'],
    [422, error('Validation failed: Text character limit of 500 exceeded'), 'rejected', 'too-long'],
    [422, error("Validation failed: Text can't be blank"), 'rejected', 'invalid'],
    [413, '', 'rejected', 'too-long'],
    [404, '', 'rejected', 'unsupported'],
    [418, '', 'unavailable'],
    [429, '', 'rate-limited'],
  ];
  for (const [status, body, kind, reason] of cases) {
    it(`${status} ${body} is ${kind} ${reason ?? ''}`, () => {
      const failure = failureOfAnswer(answer(status, body), 'write');
      assert.equal(failure.kind, kind);
      if (failure.kind === 'rejected') assert.equal(failure.reason, reason);
    });
  }

  it('leaves the outcome of an act unknown when the server fails, and not when it was only asked', () => {
    for (const status of [500, 502, 503, 504]) {
      assert.equal(failureOfAnswer(answer(status, ''), 'write').kind, 'outcome-unknown');
      assert.equal(failureOfAnswer(answer(status, ''), 'read').kind, 'unavailable');
    }
    assert.equal(failureOfTransport(new TransportError('timed-out', 'x'), 'write').kind, 'outcome-unknown');
    assert.equal(failureOfTransport(new TransportError('not-sent', 'x'), 'write').kind, 'unavailable');
    assert.equal(failureOfTransport(new TransportError('redirected', 'x'), 'write').kind, 'unavailable');
  });

  it('throws what is no failure of the network', () => {
    assert.throws(() => failureOfTransport(new TypeError('a bug'), 'read'), /a bug/);
  });
});

describe('when to come back', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const waits = (headers: Record<string, string>) => (retryAt(new Headers(headers), now).getTime() - now) / 1_000;

  it('is what the server says, by its own clock', () => {
    assert.equal(waits({ 'retry-after': '7' }), 7);
    assert.equal(waits({ 'x-ratelimit-reset': '2026-11-22T10:05:00Z' }), 300);
    assert.equal(waits({ 'x-ratelimit-reset': String(now / 1_000 + 300) }), 300);
    assert.equal(waits({ 'x-ratelimit-reset': String(now + 300_000) }), 300);
    assert.equal(waits({ 'ratelimit-reset': '300', date: new Date(now).toUTCString() }), 300);
    const anHourAhead = { date: 'Sun, 22 Nov 2026 11:00:00 GMT', 'x-ratelimit-reset': '2026-11-22T11:05:00Z' };
    assert.equal(waits(anHourAhead), 300);
  });

  it('is a minute when it says nothing, and never less than a second nor more than a day', () => {
    assert.equal(waits({}), 60);
    assert.equal(waits({ 'retry-after': 'soon' }), 60);
    assert.equal(waits({ 'retry-after': '0' }), 1);
    assert.equal(waits({ 'retry-after': '99999999' }), 24 * 3_600);
  });
});
