import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { duration, exactMoment, relativeMoment, timeOfDay, type Clock } from './moment.ts';

const NOW = '2026-11-22T07:14:30Z';
const paris = (now = NOW): Clock => ({ now: Date.parse(now), zone: 'Europe/Paris', language: 'fr' });
const london = (now = NOW): Clock => ({ now: Date.parse(now), zone: 'Europe/London', language: 'en' });
const said = (at: string, clock = paris()) => relativeMoment(new Date(at), clock).replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('a moment, as people say it', () => {
  it('is now within a minute, and a little ahead of a clock that is late', () => {
    assert.equal(said('2026-11-22T07:14:00Z'), 'à l’instant');
    assert.equal(said('2026-11-22T07:15:10Z'), 'à l’instant');
    assert.equal(said('2026-11-22T07:14:00Z', london()), 'just now');
  });

  it('is a distance within the hour, in both directions', () => {
    assert.equal(said('2026-11-22T07:08:00Z'), 'il y a 6 min');
    assert.equal(said('2026-11-22T07:08:00Z', london()), '6 min ago');
    assert.equal(said('2026-11-22T07:20:00Z'), 'dans 6 min');
  });

  it('is the hour in the organisation’s zone for the rest of its day', () => {
    assert.equal(said('2026-11-22T05:05:00Z'), '6 h 05');
    assert.equal(said('2026-11-22T05:05:00Z', london()), '5:05');
  });

  it('changes day at midnight of the organisation’s zone, not of the browser’s', () => {
    // 23:30 in UTC the day before is already today in Paris, and still yesterday in London.
    assert.equal(said('2026-11-21T23:30:00Z'), '0 h 30');
    assert.equal(said('2026-11-21T23:30:00Z', london()), 'yesterday, 23:30');
    assert.equal(said('2026-11-21T13:05:00Z'), 'hier, 14 h 05');
  });

  it('is a date when it is far, with the year when it is another one', () => {
    assert.match(said('2026-11-18T08:00:00Z'), /^18 nov\.?, 9 h 00$/u);
    assert.match(said('2026-03-12T08:00:00Z'), /^12 mars$/u);
    assert.match(said('2025-03-12T08:00:00Z'), /^12 mars 2025$/u);
  });

  it('keeps its hours right on the night when clocks go back', () => {
    assert.equal(timeOfDay(new Date('2026-10-25T00:30:00Z'), paris()).replaceAll('\u00a0', ' '), '2 h 30');
    assert.equal(timeOfDay(new Date('2026-10-25T01:30:00Z'), paris()).replaceAll('\u00a0', ' '), '2 h 30');
  });

  it('says the day, the hour and the zone when it is exact', () => {
    assert.match(exactMoment(new Date(NOW), paris()), /^dimanche 22 novembre 2026, 8.h.14 \(/u);
  });

  it('counts minutes, then hours, then days, never below zero', () => {
    const plain = (milliseconds: number) => duration(milliseconds, 'fr').replaceAll(/[\u00a0\u202f]/gu, ' ');
    assert.deepEqual([plain(-5), plain(6 * 60_000), plain(3 * 3_600_000), plain(72 * 3_600_000)], ['0 min', '6 min', '3 h', '3 j']);
  });
});
