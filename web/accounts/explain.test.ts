import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endsSoon, whyOf } from './explain.ts';

describe('why an account does badly', () => {
  it('is told apart where the network is not to blame', () => {
    assert.equal(whyOf({ state: 'silent', trouble: { kind: 'rate-limited' } }), 'rate-limited');
    assert.equal(whyOf({ state: 'silent', trouble: { kind: 'not-listening' } }), 'not-listening');
    assert.equal(whyOf({ state: 'needs-reconnection', trouble: { kind: 'credentials-unreadable' } }), 'credentials-unreadable');
  });

  it('is what its state says, else', () => {
    assert.equal(whyOf({ state: 'silent', trouble: { kind: 'unavailable' } }), null);
    assert.equal(whyOf({ state: 'paused', trouble: null }), null);
    assert.equal(whyOf({ state: 'catching-up', trouble: { kind: 'rate-limited' } }), null);
  });
});

describe('an authorisation that ends', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  it('is told a week before, and not once it is over', () => {
    assert.equal(endsSoon({ state: 'connected', credentialsEndAt: '2026-12-03T12:00:00Z' }, now), null);
    assert.equal(
      endsSoon({ state: 'connected', credentialsEndAt: '2026-11-25T12:00:00Z' }, now)?.toISOString(),
      '2026-11-25T12:00:00.000Z',
    );
    assert.equal(endsSoon({ state: 'needs-reconnection', credentialsEndAt: '2026-11-20T12:00:00Z' }, now), null);
    assert.equal(endsSoon({ state: 'connected', credentialsEndAt: null }, now), null);
  });
});
