import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remaining } from './remaining.ts';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const at = (time: string) => remaining(`2026-03-02T${time}Z`, NOW);

describe('how long words still wait to be read', () => {
  it('is told in minutes, one that has begun being one', () => {
    assert.deepEqual(at('08:00:01'), { kind: 'minutes', count: 1 });
    assert.deepEqual(at('08:30:00'), { kind: 'minutes', count: 30 });
    assert.deepEqual(at('10:00:00'), { kind: 'minutes', count: 120 });
  });
  it('is told as a moment when it is hours away', () => {
    assert.deepEqual(at('10:00:01'), { kind: 'long' });
  });
  it('is over from its moment on', () => {
    assert.deepEqual(at('08:00:00'), { kind: 'over' });
    assert.deepEqual(at('07:00:00'), { kind: 'over' });
  });
});
