import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XRPCError } from '@atproto/api';
import { retryAt, SessionRefused, toFailure } from './failure.ts';
import { TransportError, type TransportTrouble } from './transport.ts';

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' };
const said = (status: number, error: string, headers: Record<string, string> = JSON_HEADERS) =>
  new XRPCError(status, error, 'because', headers);
const wrapped = (trouble: TransportTrouble) => XRPCError.from(new TransportError(trouble, 'x'));

describe('what came of a call', () => {
  it('is an unknown outcome for a post whenever the server may have recorded it', () => {
    const doubtful = [
      wrapped('lost'),
      wrapped('timed-out'),
      wrapped('too-large'),
      wrapped('garbage'),
      said(500, 'x'),
      said(502, 'x'),
      said(503, 'x'),
      said(504, 'x'),
      said(2, 'x'),
    ];
    for (const error of doubtful) {
      assert.equal(toFailure(error, 'write').kind, 'outcome-unknown', error.message);
      assert.equal(toFailure(error, 'read').kind, 'unavailable', error.message);
    }
  });

  it('is unavailable when the request surely never was executed', () => {
    for (const error of [wrapped('not-sent'), wrapped('redirected'), said(404, 'x', { 'content-type': 'text/html' }), said(501, 'x')]) {
      assert.equal(toFailure(error, 'write').kind, 'unavailable');
    }
  });

  it('asks for a new sign-in only when the protocol says so, not a proxy on its way', () => {
    for (const error of ['ExpiredToken', 'InvalidToken', 'AuthenticationRequired', 'AccountTakedown', 'RepoDeactivated']) {
      assert.equal(toFailure(said(401, error), 'write').kind, 'unauthorised');
      assert.equal(toFailure(said(400, error), 'read').kind, 'unauthorised');
    }
    assert.equal(toFailure(said(403, 'Forbidden', { 'content-type': 'text/html' }), 'read').kind, 'unavailable');
    assert.equal(toFailure(said(401, 'AuthenticationRequired', { 'content-type': 'text/html' }), 'read').kind, 'unavailable');
  });

  it('is a refusal for good when the server understood and said no', () => {
    assert.deepEqual(
      { ...toFailure(said(400, 'InvalidRequest'), 'write'), detail: '' },
      { kind: 'rejected', reason: 'invalid', detail: '' },
    );
    assert.equal(toFailure(said(400, 'x', { 'content-type': 'text/html' }), 'write').kind, 'unavailable');
  });

  it('keeps what the session said, and lets bugs through', () => {
    const failure = { kind: 'unauthorised' as const, reason: 'ExpiredToken' };
    assert.deepEqual(toFailure(XRPCError.from(new SessionRefused(failure)), 'write'), failure);
    assert.throws(() => toFailure(new TypeError('bug'), 'write'), TypeError);
  });
});

describe('a rate limit', () => {
  const now = Date.parse('2026-11-22T08:00:00Z');
  const seconds = (headers: Record<string, string>) => (retryAt(headers, now).getTime() - now) / 1_000;

  it('is waited for as the server says', () => {
    assert.equal(seconds({ 'retry-after': '30' }), 30);
    assert.equal(seconds({ 'retry-after': 'Sun, 22 Nov 2026 08:02:00 GMT' }), 120);
    assert.equal(seconds({ 'ratelimit-reset': String(now / 1_000 + 90) }), 90);
  });

  it('is read by the server’s clock, not by ours', () => {
    assert.equal(seconds({ date: 'Sun, 22 Nov 2026 07:00:00 GMT', 'ratelimit-reset': String(now / 1_000 - 3_600 + 45) }), 45);
  });

  it('never makes us knock at once, nor fall silent for ever', () => {
    assert.equal(seconds({ 'retry-after': '0' }), 1);
    assert.equal(seconds({ 'ratelimit-reset': String(now / 1_000 - 100) }), 1);
    assert.equal(seconds({ 'ratelimit-reset': '99999999999999' }), 86_400);
    for (const headers of [{}, { 'retry-after': 'soon' }, { 'ratelimit-reset': 'x' }]) assert.equal(seconds(headers), 60);
  });
});
