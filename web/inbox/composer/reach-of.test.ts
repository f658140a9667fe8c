import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reachOf } from './reach-of.ts';

const inPublic = { visibility: 'public', visibilities: ['public', 'private'], contentWarning: null } as const;
const composer = (one: object) => ({ ...inPublic, visibilities: [...inPublic.visibilities], ...one });

describe('who will read a reply', () => {
  it('is who reads the message that it answers, even before the server has answered for that one', () => {
    assert.equal(reachOf(composer({}), { visibility: 'private', contentWarning: null }).visibility, 'private');
    assert.equal(reachOf(composer({}), null).visibility, 'public');
  });

  it('is nobody where the network cannot keep it so narrow', () => {
    const followers = { visibility: 'followers', contentWarning: null } as const;
    assert.equal(reachOf(composer({ visibility: 'followers', visibilities: ['private'] }), followers).offered, false);
    assert.equal(reachOf(composer({ visibility: 'followers', visibilities: ['followers'] }), followers).offered, true);
    assert.equal(reachOf(composer({}), followers).offered, true, 'not told for this message yet');
  });

  it('finds it behind the words of what it answers, where the network has such folds', () => {
    const folded = { visibility: 'public', contentWarning: 'travaux' } as const;
    assert.equal(reachOf(composer({ contentWarning: 'travaux' }), folded).contentWarning, 'travaux');
    assert.equal(reachOf(composer({}), folded).contentWarning, null);
  });
});
