import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { knowsZone, momentOf, resolveLocal, wallTimeOf } from './local-time.ts';

suite('what a wall time means', () => {
  test('an ordinary time is one moment', () => {
    assert.deepEqual(resolveLocal('2026-11-24T18:00', 'Europe/Paris'), { kind: 'once', at: new Date('2026-11-24T17:00:00Z') });
  });

  test('an hour that the clocks skip is told with the times around it', () => {
    assert.deepEqual(resolveLocal('2027-03-28T02:30', 'Europe/Paris'), {
      kind: 'skipped',
      before: '2027-03-28T01:59',
      after: '2027-03-28T03:00',
    });
    assert.equal(momentOf('2027-03-28T02:30', 'Europe/Paris').toISOString(), '2027-03-28T01:00:00.000Z');
  });

  test('an hour that comes twice is told with both moments', () => {
    assert.deepEqual(resolveLocal('2026-10-25T02:30', 'Europe/Paris'), {
      kind: 'twice',
      first: new Date('2026-10-25T00:30:00Z'),
      second: new Date('2026-10-25T01:30:00Z'),
    });
    assert.equal(momentOf('2026-10-25T02:30', 'Europe/Paris').toISOString(), '2026-10-25T00:30:00.000Z');
  });

  test('half an hour is skipped where summer is half an hour, a whole day where a day was', () => {
    assert.deepEqual(resolveLocal('2026-10-04T02:10', 'Australia/Lord_Howe'), {
      kind: 'skipped',
      before: '2026-10-04T01:59',
      after: '2026-10-04T02:30',
    });
    assert.deepEqual(resolveLocal('2011-12-30T12:00', 'Pacific/Apia'), {
      kind: 'skipped',
      before: '2011-12-29T23:59',
      after: '2011-12-31T00:00',
    });
  });

  test('a date that no calendar has, and words, are no time', () => {
    for (const local of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', 'demain', '', '2026-01-01T10:00Z']) {
      assert.deepEqual(resolveLocal(local, 'Europe/Paris'), { kind: 'no-such-time' }, local);
    }
  });

  test('a zone that the machine does not know is told, and an offset is no zone', () => {
    assert.equal(knowsZone('Europe/Paris'), true);
    for (const zone of ['Mars/Olympus', '', '+02:00', 'Europe/Paris; drop']) {
      assert.deepEqual(resolveLocal('2026-11-24T18:00', zone), { kind: 'no-such-zone' }, zone);
    }
  });

  test('any moment on the minute is found again by its wall time, in any zone', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Chatham'];
    const minute = fc.integer({ min: 27_000_000, max: 33_000_000 }).map((count) => new Date(count * 60_000));
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const resolved = resolveLocal(wallTimeOf(at, zone), zone);
        if (resolved.kind === 'once') assert.deepEqual(resolved.at, at);
        else {
          assert.equal(resolved.kind, 'twice');
          assert.ok(resolved.kind === 'twice' && [resolved.first.getTime(), resolved.second.getTime()].includes(at.getTime()));
        }
      }),
    );
  });
});
