import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createSeal } from './seal.ts';

const seal = createSeal('a secret of more than thirty-two characters');
const context = fc.record({ organisationId: fc.uuid(), purpose: fc.string() });
const broken = { ok: false, error: { kind: 'seal-broken' } };

describe('a sealed value', () => {
  test('opens as it was, for the same organisation and purpose', () => {
    fc.assert(
      fc.property(context, fc.jsonValue(), (where, value) => {
        // JSON has no negative zero.
        const written = JSON.parse(JSON.stringify(value)) as unknown;
        assert.deepEqual(seal.open(where, seal.seal(where, value)), { ok: true, value: written });
      }),
    );
  });

  test('does not open for any other organisation or purpose', () => {
    fc.assert(
      fc.property(context, context, fc.string(), (where, elsewhere, value) => {
        fc.pre(where.organisationId !== elsewhere.organisationId || where.purpose !== elsewhere.purpose);
        assert.deepEqual(seal.open(elsewhere, seal.seal(where, value)), broken);
      }),
    );
  });

  test('does not open when the secret has changed', () => {
    const where = { organisationId: 'o', purpose: 'p' };
    assert.deepEqual(createSeal('another secret of thirty-two characters').open(where, seal.seal(where, { password: 'x' })), broken);
  });

  test('opens under the secret before, while it is being changed, and is then sealed again under that of today', () => {
    const where = { organisationId: 'o', purpose: 'p' };
    const [first, second] = ['a first secret of thirty-two characters', 'a second secret of thirty-two characters'];
    const old = createSeal(first).seal(where, { token: 'x' });
    const changing = createSeal(second, first);
    assert.deepEqual(changing.open(where, old), { ok: true, value: { token: 'x' } });
    const again = changing.reseal(where, old);
    assert.ok(again.ok && again.value !== null);
    assert.deepEqual(createSeal(second).open(where, again.value), { ok: true, value: { token: 'x' } });
    assert.deepEqual(createSeal(first).open(where, again.value), broken);
    assert.deepEqual(changing.reseal(where, again.value), { ok: true, value: null });
    assert.deepEqual(createSeal(second).reseal(where, old), broken);
    assert.deepEqual(changing.reseal({ ...where, purpose: 'other' }, old), broken);
  });

  test('does not open with any byte changed, cut or added', () => {
    const where = { organisationId: 'o', purpose: 'p' };
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, flip) => {
        const sealed = seal.seal(where, value);
        const altered = Buffer.from(sealed);
        const position = at % sealed.length;
        altered[position] = sealed[position]! ^ flip;
        assert.equal(seal.open(where, altered).ok, false);
        assert.deepEqual(seal.open(where, sealed.subarray(0, position)), broken);
        assert.deepEqual(seal.open(where, Buffer.concat([sealed, Buffer.of(flip)])), broken);
      }),
    );
  });

  test('of a later version says so', () => {
    const where = { organisationId: 'o', purpose: 'p' };
    const sealed = seal.seal(where, 1);
    sealed[0] = 9;
    assert.deepEqual(seal.open(where, sealed), { ok: false, error: { kind: 'unknown-seal-version', version: 9 } });
  });

  test('shows nothing of what it holds, and never twice the same bytes', () => {
    const where = { organisationId: 'o', purpose: 'p' };
    const first = seal.seal(where, 'needle-in-the-hay');
    assert.ok(!first.includes('needle'));
    assert.notDeepEqual(first, seal.seal(where, 'needle-in-the-hay'));
  });
});
