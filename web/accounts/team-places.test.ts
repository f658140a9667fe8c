import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { move, placesOf } from './team-places.ts';

const place = (memberId: string) => ({ memberId, signsAs: null });

describe('the team of an account being made', () => {
  it('begins with nobody when the account is everybody’s', () => {
    const mate = { memberId: 'a', signsAs: null, signsHere: 'Inès', isHomonym: false, proposals: [], since: null };
    assert.deepEqual(placesOf({ isEverybody: true, members: [mate] }), []);
    assert.deepEqual(placesOf({ isEverybody: false, members: [mate] }), [place('a')]);
  });

  it('moves a place by one, and not past the ends', () => {
    const places = ['a', 'b', 'c'].map(place);
    const order = (moved: readonly { memberId: string }[]) => moved.map(({ memberId }) => memberId).join('');
    assert.equal(order(move(places, 'b', -1)), 'bac');
    assert.equal(order(move(places, 'b', 1)), 'acb');
    assert.equal(order(move(places, 'a', -1)), 'abc');
    assert.equal(order(move(places, 'c', 1)), 'abc');
    assert.equal(order(move(places, 'x', 1)), 'abc');
  });
});
