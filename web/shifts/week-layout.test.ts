import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OccurrenceView } from '../../src/shifts/schema.ts';
import { wallAt } from './wall-time.ts';
import { piecesOf } from './week-layout.ts';

const occurrence = (name: string, localStart: string, localEnd: string): OccurrenceView => ({
  planId: name,
  occursOn: localStart.slice(0, 10),
  memberId: name,
  startsAt: '',
  endsAt: '',
  localStart,
  localEnd,
  repeated: false,
  changed: false,
});
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

test('a night shift is a piece of both days', () => {
  const pieces = piecesOf([occurrence('ines', `${MONDAY}T22:00`, `${TUESDAY}T06:00`)], [MONDAY, TUESDAY]);
  const told = [...pieces.values()].flat().map(({ from, to, first, last }) => [from, to, first, last]);
  assert.deepEqual(told, [
    [1_320, 1_440, true, false],
    [0, 360, false, true],
  ]);
});

test('pieces of one day that overlap never share a lane', () => {
  const shift = fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 12 }), (shifts) => {
      const all = shifts.map(([start, length], place) =>
        occurrence(`p${place}`, wallAt(MONDAY, start * 15), wallAt(MONDAY, (start + length) * 15)),
      );
      const pieces = piecesOf(all, [MONDAY]).get(MONDAY) ?? [];
      assert.equal(pieces.length, all.length);
      for (const one of pieces) {
        assert.ok(one.lane < one.lanes);
        for (const other of pieces) {
          if (other !== one && other.from < one.to && one.from < other.to) assert.notEqual(one.lane, other.lane);
        }
      }
    }),
  );
});
