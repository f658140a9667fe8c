import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { takeHomeLock } from '../../src/platform/postgres/home-lock.ts';
import { sweepDeadHomes } from './sweep-homes.ts';

test('homes of killed tests are swept; one that lives, is being made, or is not a test’s stays', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'visavis-sweep-'));
  const make = (name: string, { locked = true, minutes = 10 } = {}): string => {
    const home = path.join(folder, name);
    mkdirSync(home);
    if (locked) writeFileSync(path.join(home, 'lock'), '4000000\n');
    const then = new Date(Date.now() - minutes * 60_000);
    utimesSync(home, then, then);
    return home;
  };
  make('visavis-test-dead01');
  make('visavis-test-young1', { minutes: 0 });
  make('visavis-test-made01', { locked: false });
  make('somebody-else-home01');
  const held = takeHomeLock(path.join(make('visavis-test-held01'), 'lock'));
  sweepDeadHomes(folder);
  const left = readdirSync(folder).toSorted();
  if (held.ok) held.value.release();
  rmSync(folder, { recursive: true });
  assert.deepEqual(left, ['somebody-else-home01', 'visavis-test-held01', 'visavis-test-made01', 'visavis-test-young1']);
});
