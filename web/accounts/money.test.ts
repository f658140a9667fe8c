import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCurrency, money, planOf, readAmount, typedOf } from './money.ts';

describe('an amount of money', () => {
  it('is read as it is typed in either language', () => {
    for (const [typed, amount] of [
      ['0,005', 0.005],
      ['0.005', 0.005],
      ['1 200,50', 1_200.5],
      [' 200 ', 200],
      ['1\u202f200', 1_200],
    ] as const)
      assert.equal(readAmount(typed), amount);
    for (const typed of ['', '-1', '1e9', 'beaucoup', '1,2,3', '0,0000001', '€5']) assert.equal(readAmount(typed), null, typed);
  });

  it('is shown in its currency, small prices too, and an unknown currency by its code', () => {
    assert.equal(money(1_234.5, 'EUR', 'fr').replaceAll(/[\u00a0\u202f]/gu, ' '), '1 234,50 €');
    assert.equal(money(0.005, 'USD', 'en'), '$0.005');
    assert.match(money(2, 'ZZZ', 'en'), /ZZZ/);
  });

  it('goes through the form unchanged', () => {
    const plan = { currency: 'EUR', readPrice: 0.005, postPrice: 0.015, ceiling: 1_200.5 };
    for (const language of ['fr', 'en']) assert.deepEqual(planOf(typedOf(plan, language)), plan);
    assert.equal(planOf(typedOf({ ...plan, ceiling: null }, 'fr')).ceiling, null);
    assert.deepEqual([isCurrency(' eur '), isCurrency('EU'), isCurrency('€')], [true, false, false]);
  });
});
