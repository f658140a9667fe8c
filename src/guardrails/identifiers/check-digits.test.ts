import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { prepareContext } from '../context.ts';
import { bankAccount } from '../rules/bank-account.ts';
import { socialSecurity } from '../rules/social-security.ts';
import { isIban, isPostalItem, isSocialSecurityNumber, passesLuhn } from './check-digits.ts';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));

const frenchIban = digits(23).map((account) => {
  const rest = BigInt(`${account}152700`) % 97n;
  return `FR${String(98n - rest).padStart(2, '0')}${account}`;
});

const frenchNumber = fc
  .record({
    sex: fc.constantFrom('1', '2'),
    year: digits(2),
    month: fc.integer({ min: 1, max: 12 }),
    department: fc.constantFrom('01', '75', '2A', '2B', '99'),
    order: digits(6),
  })
  .map(({ sex, year, month, department, order }) => {
    const number = `${sex}${year}${String(month).padStart(2, '0')}${department}${order}`;
    const key = 97n - (BigInt(number.replace('2A', '19').replace('2B', '18')) % 97n);
    return `${number}${String(key).padStart(2, '0')}`;
  });

const spaced = (written: string, every: number, space: string) => written.replace(new RegExp(`.{${every}}(?=.)`, 'g'), `$&${space}`);
const find = (rule: typeof bankAccount | typeof socialSecurity, text: string) => rule.find(prepareContext({ draft: { text } }));

describe('an IBAN', () => {
  test('is one when its remainder is 1, and none with any one digit changed', () => {
    fc.assert(
      fc.property(frenchIban, fc.integer({ min: 4, max: 26 }), fc.integer({ min: 1, max: 9 }), (iban, at, by) => {
        assert.ok(isIban(iban));
        const changed = `${iban.slice(0, at)}${(Number(iban[at]) + by) % 10}${iban.slice(at + 1)}`;
        assert.equal(isIban(changed), false);
      }),
    );
  });

  test('is held however it is spaced and written', () => {
    fc.assert(
      fc.property(frenchIban, fc.constantFrom('', ' ', '\u00a0', '\u202f', '-', '.'), fc.boolean(), (iban, space, small) => {
        const written = spaced(small ? iban.toLowerCase() : iban, 4, space);
        const text = `Virement sur ${written}, merci`;
        const [found] = find(bankAccount, text);
        assert.equal(found?.level, 'hold');
        assert.equal(text.slice(found?.where.start, found?.where.end), written);
      }),
    );
  });
});

describe('a French social security number', () => {
  test('is held with its key, in Corsica too, and let through without', () => {
    fc.assert(
      fc.property(frenchNumber, fc.constantFrom('', ' ', '\u00a0'), (number, space) => {
        assert.ok(isSocialSecurityNumber(number), number);
        assert.equal(
          find(
            socialSecurity,
            `Le ${[number.slice(0, 1), number.slice(1, 3), number.slice(3, 5), number.slice(5, 7), number.slice(7)].join(space)} ?`,
          )[0]?.level,
          'hold',
        );
        const wrong = `${number.slice(0, 13)}${String(((Number(number.slice(13)) + 1) % 97) + 1).padStart(2, '0')}`;
        if (wrong !== number) assert.equal(isSocialSecurityNumber(wrong), false);
      }),
    );
  });
});

test('other numbers are known by their own checks', () => {
  assert.ok(passesLuhn('4111111111111111'));
  assert.equal(passesLuhn('4111111111111112'), false);
  assert.ok(isPostalItem('RK123456785FR'));
  assert.equal(isPostalItem('RK123456784FR'), false);
});
