import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reachOf, wishToSend } from './reach-of.ts';

const inPublic = { visibility: 'public', visibilities: ['public', 'private'], contentWarning: null, contentWarnings: true } as const;
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
    assert.equal(reachOf(composer({ contentWarnings: false }), folded).contentWarning, null);
  });

  it('is as few as its author wishes, and never more than read what it answers', () => {
    const inList = composer({ visibility: 'unlisted', visibilities: ['unlisted', 'followers', 'private'] });
    const answered = { visibility: 'unlisted', contentWarning: null } as const;
    const wished = (visibility: 'public' | 'unlisted' | 'followers' | 'private') =>
      reachOf(inList, answered, { visibility, contentWarning: null }).visibility;
    assert.deepEqual((['public', 'unlisted', 'followers', 'private'] as const).map(wished), [
      'unlisted',
      'unlisted',
      'followers',
      'private',
    ]);
    const changed = reachOf(inList, { visibility: 'private', contentWarning: null }, { visibility: 'followers', contentWarning: null });
    assert.equal(changed.visibility, 'private', 'another message is answered by now');
  });

  it('stands behind other words, or none, when its author wishes so', () => {
    const folded = { visibility: 'public', contentWarning: 'travaux' } as const;
    const asked = composer({ contentWarning: 'travaux' });
    const wish = (contentWarning: string | null) => ({ visibility: null, contentWarning });
    assert.equal(reachOf(asked, folded, wish(' accident ')).contentWarning, 'accident');
    assert.equal(reachOf(asked, folded, wish('')).contentWarning, null);
    assert.deepEqual(wishToSend(wish(''), reachOf(asked, folded, wish('')), asked), { visibility: 'public', contentWarning: null });
    assert.deepEqual(wishToSend(wish(null), reachOf(asked, folded), asked), { visibility: 'public' });
  });
});
