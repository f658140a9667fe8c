import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identitiesOf, sameIdentities, type Speaking } from './speakers.ts';

const speaking = (memberId: string, more: Partial<Speaking> = {}): Speaking => ({
  memberId,
  isActive: true,
  listedPublicly: true,
  answers: true,
  ...more,
});
const agreed = (memberId: string, identity = `did:plc:${memberId}`) => ({ memberId, handle: `${memberId}.example`, identity });

describe('the public list of speakers', () => {
  it('holds nobody who did not agree, whatever else is so', () => {
    assert.deepEqual(identitiesOf([speaking('ines'), speaking('paul')], [agreed('paul')]), ['did:plc:paul']);
    assert.deepEqual(identitiesOf([speaking('ines')], []), []);
  });

  it('holds nobody any more who left, is not shown to the public, or does not answer on the account', () => {
    for (const gone of [{ isActive: false }, { listedPublicly: false }, { answers: false }])
      assert.deepEqual(identitiesOf([speaking('ines', gone)], [agreed('ines')]), []);
    assert.deepEqual(identitiesOf([], [agreed('ines')]), []);
  });

  it('names an account that two people share once', () => {
    assert.deepEqual(identitiesOf([speaking('ines'), speaking('paul')], [agreed('ines', 'did:plc:x'), agreed('paul', 'did:plc:x')]), [
      'did:plc:x',
    ]);
  });

  it('is the same in whatever order', () => {
    assert.ok(sameIdentities(['a', 'b'], ['b', 'a']));
    assert.ok(!sameIdentities(['a'], ['b']));
    assert.ok(!sameIdentities(['a', 'b'], ['a']));
  });
});
