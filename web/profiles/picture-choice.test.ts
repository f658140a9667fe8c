import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TeamPictureView } from '../../src/profiles/schema.ts';
import { choiceOf, keepChoice, move, shownIn, toggle } from './picture-choice.ts';

const view = (people: [id: string, chosen: boolean][]): TeamPictureView => ({
  people: people.map(([memberId, chosen]) => ({ memberId, name: memberId, initials: '', photoDigest: null, chosen })),
  unlisted: [],
  alt: '',
  withAvatar: false,
  withBanner: true,
  follows: true,
  logoId: null,
  offersAvatar: true,
  offersBanner: true,
  profile: {
    accountId: '',
    state: 'original',
    stateSince: '',
    layers: [],
    leftAlone: [],
    failure: null,
    dueAt: '',
    publishedAt: null,
  },
});

describe('who is chosen for the team picture', () => {
  const choice = choiceOf(
    view([
      ['a', true],
      ['b', true],
      ['c', false],
    ]),
  );

  it('are those who were, until somebody is put on it or taken off', () => {
    assert.deepEqual(shownIn(choice), ['a', 'b']);
    assert.deepEqual(shownIn(toggle(choice, 'c')), ['a', 'b', 'c']);
    assert.deepEqual(shownIn(toggle(choice, 'a')), ['b']);
    assert.deepEqual(shownIn(toggle(toggle(choice, 'a'), 'a')), ['a', 'b']);
  });

  it('stand in the order that is given to them, within its ends', () => {
    assert.deepEqual(move(choice, 'b', -1).order, ['b', 'a', 'c']);
    assert.deepEqual(move(choice, 'a', -1), choice);
    assert.deepEqual(move(choice, 'c', 1), choice);
    assert.deepEqual(move(choice, 'nobody', 1), choice);
  });

  it('stay so when the team changes meanwhile: who came is at the end, who went is gone', () => {
    const kept = keepChoice(
      move(choice, 'b', -1),
      view([
        ['b', true],
        ['c', false],
        ['d', true],
        ['e', false],
      ]),
    );
    assert.deepEqual(kept.order, ['b', 'c', 'd', 'e']);
    assert.deepEqual(shownIn(kept), ['b', 'd']);
  });
});
