import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refusalOf, resetOf } from './failure.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const said = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  refusalOf(
    { status, headers: new Headers(headers), bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) },
    'write',
    NOW,
  );
const problem = (status: number, detail: string, title = 'Forbidden') => said(status, { title, detail, type: 'about:blank', status });
const short = (failure: ReturnType<typeof said>) => (failure.kind === 'rejected' ? failure.reason : failure.kind);

describe('what X says no to', () => {
  it('is told apart by its words, for its status says little', () => {
    assert.equal(short(problem(401, 'Unauthorized', 'Unauthorized')), 'unauthorised');
    assert.equal(short(said(401, { code: 32, message: 'Could not authenticate you' })), 'unauthorised');
    assert.equal(short(problem(403, 'Your account is suspended and is not permitted to access this feature.')), 'unauthorised');
    assert.equal(short(problem(403, 'You attempted to reply to a Tweet that is deleted or not visible to you.')), 'parent-gone');
    assert.equal(short(problem(403, 'You are not allowed to create a Tweet with duplicate content.')), 'not-granted');
    assert.equal(short(problem(403, 'You have been blocked from the author of this tweet.')), 'blocked');
    assert.equal(short(problem(403, 'You are not permitted to reply to this conversation.')), 'blocked');
    assert.equal(short(problem(403, 'Your Tweet text is too long.')), 'too-long');
    assert.equal(short(problem(403, 'Your plan has no access to this endpoint')), 'not-granted');
    assert.equal(short(problem(400, 'One or more parameters to your request was invalid.', 'Invalid Request')), 'invalid');
    assert.equal(short(said(400, { errors: [{ message: 'The `id` is wrong' }], title: 'Invalid Request' })), 'invalid');
  });

  it('is no answer of X when a page came: nobody knows of a writing, and a reading is tried again', () => {
    for (const [status, kind] of [
      [200, 'outcome-unknown'],
      [502, 'outcome-unknown'],
      [404, 'unavailable'],
      [403, 'unavailable'],
    ] as const)
      assert.equal(said(status, '<html>').kind, kind);
  });

  it('waits for the moment that X names, by X’s clock, and an hour for a bill that is not paid', () => {
    const inAMinute = String(NOW / 1_000 + 60);
    const limited = said(429, {}, { 'x-rate-limit-reset': inAMinute });
    assert.ok(limited.kind === 'rate-limited' && limited.retryAt.getTime() === NOW + 60_000);
    const skewed = new Headers({ 'x-rate-limit-reset': String(NOW / 1_000 + 3_660), date: new Date(NOW + 3_600_000).toUTCString() });
    assert.equal(resetOf(skewed, NOW), NOW + 60_000);
    for (const failure of [
      problem(402, 'Your enrolled account does not have any credits to fulfill this request.', 'CreditsDepleted'),
      problem(429, 'Usage cap exceeded: Monthly product cap', 'UsageCapExceeded'),
      problem(403, 'Usage cap exceeded', 'UsageCapExceeded'),
    ])
      assert.ok(failure.kind === 'rate-limited' && failure.retryAt.getTime() === NOW + 3_600_000, JSON.stringify(failure));
  });

  it('bounds what it is asked to wait', () => {
    assert.equal(resetOf(new Headers({ 'x-rate-limit-reset': '99999999999' }), NOW), NOW + 86_400_000);
    assert.equal(resetOf(new Headers({ 'x-rate-limit-reset': '1' }), NOW), NOW + 1_000);
    assert.equal(resetOf(new Headers({ 'x-rate-limit-reset': 'soon' }), NOW), null);
    assert.equal(resetOf(new Headers({ 'retry-after': '7' }), NOW), NOW + 7_000);
  });
});
