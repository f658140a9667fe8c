import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GateView } from '../../src/circles/schema.ts';
import { toGate, toggled, toValues } from './gate-values.ts';

describe('the rule for answers in a form', () => {
  it('comes back as it was', () => {
    const gates: GateView[] = [
      { replies: 'everybody', quotable: true },
      { replies: [], quotable: false },
      { replies: ['mentioned', 'followers'], quotable: true },
      { replies: ['followed', { list: 'at://did:plc:us/list/1' }], quotable: false },
    ];
    for (const gate of gates) assert.deepEqual(toGate(toValues(gate)), gate);
  });

  it('tells nobody from some of whom none is named yet', () => {
    assert.equal(toValues({ replies: [], quotable: true }).who, 'nobody');
    assert.deepEqual(toGate({ who: 'nobody', groups: ['followed'], lists: ['x'], quotable: true }).replies, []);
  });

  it('takes in each once', () => {
    assert.deepEqual(toggled(['a'], 'a', true), ['a']);
    assert.deepEqual(toggled(['a', 'b'], 'a', false), ['b']);
  });
});
