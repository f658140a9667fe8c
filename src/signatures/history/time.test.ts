import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClock } from './time.ts';

const paris = createClock('Europe/Paris');

test('a date with its offset is the same instant in every zone', () => {
  const expected = Date.UTC(2018, 9, 11, 15, 18, 28);
  for (const written of [
    '2018-10-11T15:18:28Z',
    '2018-10-11 15:18:28+00:00',
    '2018-10-11T17:18:28+0200',
    'Thu Oct 11 15:18:28 +0000 2018',
  ]) {
    assert.equal(paris.read(written), expected, written);
  }
  assert.equal(paris.read('1539271108'), expected);
  assert.equal(paris.read('1539271108000'), expected);
});

test('a date without offset is local, across the changes of March and October', () => {
  assert.equal(paris.read('2024-01-15 08:00'), Date.UTC(2024, 0, 15, 7));
  assert.equal(paris.read('15/07/2024 08:00'), Date.UTC(2024, 6, 15, 6));
  assert.equal(paris.read('2024-03-31T03:30:00'), Date.UTC(2024, 2, 31, 1, 30));
  assert.equal(paris.read('2024-10-27T12:00:00'), Date.UTC(2024, 9, 27, 11));
});

test('what is no date is null', () => {
  for (const written of [
    '',
    'hier',
    '2024-13-01',
    '2024-02-30',
    '31/02/2024',
    '12',
    '2024-01-01T25:00',
    '2024-02-30T08:00:00Z',
    '2024-13-01T08:00:00Z',
    '2024-01-01T08:61:00Z',
  ])
    assert.equal(paris.read(written), null, written);
});
