import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isWider, VISIBILITIES } from '../networks/network.ts';
import { reachOf, reachOffered } from './reach.ts';

const visibility = fc.constantFrom(...VISIBILITIES);
const capabilities = fc.record({
  visibilities: fc.subarray([...VISIBILITIES]),
  answersPrivately: fc.boolean(),
  contentWarnings: fc.boolean(),
});
const warning = fc.constantFrom(null, 'Accident');

describe('an answer', () => {
  test('is never read by more people than what it answers, whoever wishes it on whatever network', () => {
    const wished = fc.record({ visibility: fc.option(visibility, { nil: undefined }), contentWarning: warning });
    fc.assert(
      fc.property(wished, visibility, warning, capabilities, (wish, answered, contentWarning, offered) => {
        const reach = reachOf(wish, { visibility: answered, contentWarning }, offered);
        if (!reach.ok) return undefined;
        assert.ok(!isWider(reach.value.visibility, answered));
        return assert.ok(reach.value.visibility === 'public' || offered.visibilities.includes(reach.value.visibility));
      }),
    );
  });

  test('keeps the reach and the warning of what it answers, unless its author wants fewer readers or other words', () => {
    const offered = { visibilities: VISIBILITIES, answersPrivately: true, contentWarnings: true };
    const answered = { visibility: 'unlisted', contentWarning: 'Accident' } as const;
    assert.deepEqual(reachOf({}, answered, offered), { ok: true, value: answered });
    const fewer = reachOf({ visibility: 'private', contentWarning: '  ' }, answered, offered);
    assert.deepEqual(fewer, { ok: true, value: { visibility: 'private', contentWarning: null } });
    assert.deepEqual(reachOf({ visibility: 'public' }, answered, offered), {
      ok: false,
      error: { kind: 'too-wide', visibility: 'unlisted' },
    });
    assert.deepEqual(reachOffered({ visibility: 'followers', contentWarning: null }, offered).visibilities, ['followers', 'private']);
  });

  test('is private under what more people read only where the network has such answers', () => {
    const offered = { visibilities: ['public', 'private'], contentWarnings: false } as const;
    const inPublic = { visibility: 'public', contentWarning: null } as const;
    assert.deepEqual(reachOffered(inPublic, offered).visibilities, ['public']);
    assert.deepEqual(reachOf({ visibility: 'private' }, inPublic, offered), { ok: false, error: { kind: 'not-offered' } });
    assert.deepEqual(reachOffered(inPublic, { ...offered, answersPrivately: true }).visibilities, ['public', 'private']);
    assert.deepEqual(reachOffered({ ...inPublic, visibility: 'private' }, offered).visibilities, ['private']);
  });

  test('on a network without private messages answers none', () => {
    const offered = { visibilities: ['public'], contentWarnings: false } as const;
    const refused = reachOf({}, { visibility: 'private', contentWarning: null }, offered);
    assert.deepEqual(refused, { ok: false, error: { kind: 'not-offered' } });
    assert.deepEqual(reachOffered({ visibility: 'private', contentWarning: null }, offered).visibilities, []);
    assert.equal(reachOf({ contentWarning: 'x' }, { visibility: 'public', contentWarning: null }, offered).ok, false);
  });
});
