import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nextState, publicationKey } from './post.ts';
import { partsFor } from './wording/index.ts';
import type { PostContent, PostEvent, PostState } from './post.ts';

const STATES: readonly PostState[] = ['draft', 'review', 'planned', 'asking', 'left', 'dropped'];
const EVENTS: readonly PostEvent[] = [
  'planned',
  'held',
  'approved',
  'sent-back',
  'unplanned',
  'left',
  'left-for-now',
  'late',
  'dropped',
  'taken-up',
];

suite('the life of a post', () => {
  test('only what is planned, or asked about, is ever said', () => {
    for (const state of STATES) {
      const saying = nextState(state, 'left') !== null || nextState(state, 'left-for-now') !== null;
      assert.equal(saying, state === 'planned' || state === 'asking', state);
    }
  });

  test('what was said stays said: nothing happens to it any more', () => {
    assert.deepEqual(
      EVENTS.map((event) => nextState('left', event)),
      EVENTS.map(() => null),
    );
  });

  test('a post that was too late leaves only after a person said so', () => {
    assert.equal(nextState('planned', 'late'), 'asking');
    assert.equal(nextState('draft', 'late'), null);
  });

  test('what waits to be read is planned by a person alone, and says nothing before', () => {
    const later = EVENTS.filter((event) => nextState('review', event) === 'planned');
    assert.deepEqual(later, ['planned', 'approved']);
    for (const event of ['left', 'left-for-now', 'late'] as const) assert.equal(nextState('review', event), null);
    for (const state of STATES) assert.equal(nextState(state, 'approved'), state === 'review' ? 'planned' : null);
  });

  test('an account says its own version, the others what all say', () => {
    const content: PostContent = {
      parts: [{ text: 'Bonjour' }],
      versions: [{ accountId: 'x', parts: [{ text: 'Hello' }] }],
      visibility: 'public',
      contentWarning: null,
      languages: [],
    };
    assert.deepEqual([partsFor(content, 'x'), partsFor(content, 'y')], [[{ text: 'Hello' }], [{ text: 'Bonjour' }]]);
  });

  test('each part of each coming has a key of its own', () => {
    const at = new Date('2026-11-24T17:00:00Z');
    const keys = [
      publicationKey('p', at, 0),
      publicationKey('p', at, 1),
      publicationKey('p', new Date('2026-11-25T17:00:00Z'), 0),
      publicationKey('q', at, 0),
    ];
    assert.equal(new Set(keys).size, 4);
  });
});
