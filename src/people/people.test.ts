import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FREE_ATTEMPTS, waitAfter } from './lock-out.ts';
import { distinctInitials, initialsOf } from './member.ts';
import { createPassphrases, PassphrasesBusy } from './passphrase.ts';
import { mayDo, mayInvite } from './policy.ts';
import { roleSchema } from './schema.ts';
import { isTimeZone } from './time-zone.ts';
import { countUnknownSignIns } from './unknown-sign-ins.ts';
import { createVisitorCache } from './visitor-cache.ts';
import type { Visitor } from './visitor.ts';

describe('initials', () => {
  const cases: [given: string, family: string, expected: string][] = [
    ['Inès', 'Nadaud', 'IN'],
    ['Jean-Pierre', 'Martin', 'JPM'],
    ['Élodie', "d'Ormesson", 'ÉO'],
    ['Marc', 'de La Tour', 'MT'],
    ['Lê', 'Van', 'LV'],
    ['Œuvrard', 'ßtraus', 'ŒSS'],
    ['李', '小龙', '李小'],
    ['Anne-Marie-Sophie', 'de Broglie Saint-Cyr', 'AMSB'],
    ['123', '!', 'IN'],
  ];
  for (const [given, family, expected] of cases) {
    test(`of ${given} ${family} are ${expected}`, () => assert.equal(initialsOf(given, family), expected));
  }

  test('are never those of somebody else, whatever the case', () => {
    assert.equal(distinctInitials('IN', []), 'IN');
    assert.equal(distinctInitials('IN', ['in', 'IN2']), 'IN3');
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 3 }), fc.array(fc.string({ maxLength: 4 })), (wanted, taken) => {
        const lower = new Set(taken.map((one) => one.toLowerCase()));
        assert.ok(!lower.has(distinctInitials(wanted, taken).toLowerCase()));
      }),
    );
  });
});

describe('a lock-out', () => {
  test('costs nothing to who mistypes, and grows up to a quarter of an hour', () => {
    const waits = Array.from({ length: 15 }, (_, failures) => waitAfter(failures));
    assert.deepEqual(waits.slice(0, FREE_ATTEMPTS), [0, 0, 0, 0, 0]);
    assert.deepEqual(waits.slice(FREE_ATTEMPTS, 12), [30, 60, 120, 240, 480, 900, 900]);
  });

  test('happens to an e-mail that nobody has like to any other', () => {
    let now = 0;
    const count = countUnknownSignIns(() => now);
    for (let attempt = 1; attempt <= FREE_ATTEMPTS; attempt += 1) assert.equal(count('nobody@example.org'), null);
    assert.deepEqual(count('nobody@example.org'), new Date(30_000));
    assert.equal(count('another@example.org'), null);
    now = 30_001;
    assert.equal(count('nobody@example.org'), null);
    assert.deepEqual(count('nobody@example.org'), new Date(90_001));
  });
});

describe('a time zone', () => {
  test('is one that has a name', () => {
    for (const name of ['Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC', 'Pacific/Kiritimati']) assert.ok(isTimeZone(name), name);
    for (const name of ['', 'Europe/Pari', '+02:00', 'Paris', 'Europe/Paris; drop', '../etc']) assert.ok(!isTimeZone(name), name);
  });
});

describe('roles', () => {
  test('give nobody the right to invite above themselves', () => {
    const rank = ['member', 'lead', 'administrator'];
    for (const role of roleSchema.options) {
      for (const invited of roleSchema.options) if (mayInvite(role, invited)) assert.ok(rank.indexOf(role) >= rank.indexOf(invited));
    }
    assert.ok(!mayInvite('member', 'member'));
    assert.ok(!mayInvite('lead', 'lead'));
  });

  test('let administrators alone change members, and everybody see them', () => {
    assert.deepEqual(
      roleSchema.options.filter((role) => mayDo(role, 'change-members')),
      ['administrator'],
    );
    assert.ok(roleSchema.options.every((role) => mayDo(role, 'see-members')));
  });
});

describe('a passphrase', () => {
  test('is recognised however its accents are composed, and no other is', async () => {
    const passphrases = createPassphrases();
    const hashed = await passphrases.hash('été à la gare'.normalize('NFD'));
    assert.match(hashed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(await passphrases.verify(hashed, 'été à la gare'.normalize('NFC')), true);
    assert.equal(await passphrases.verify(hashed, 'ete a la gare'), false);
    assert.equal(await passphrases.verify(null, 'nobody has this passphrase'), false);
  });

  test('is not looked at when too many are waiting: a flood of sign-ins is refused, not queued for minutes', async () => {
    const passphrases = createPassphrases();
    const attempts = await Promise.allSettled(Array.from({ length: 80 }, () => passphrases.verify(null, 'x')));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    assert.equal(refused.length, 14);
    assert.ok(refused.every(({ reason }) => reason instanceof PassphrasesBusy));
    assert.equal(await passphrases.verify(null, 'x'), false);
  });
});

describe('a visitor', () => {
  const visitor: Visitor = { organisationId: 'o', memberId: 'm', sessionId: 's', role: 'lead' };

  test('is looked up once in 5 seconds, however often the browser asks', async () => {
    let now = 0;
    let reads = 0;
    const cache = createVisitorCache(() => now);
    const find = () => cache.find('token', async () => (reads++, visitor));
    await Promise.all([find(), find(), find()]);
    assert.equal(reads, 1);
    now = 4_999;
    await find();
    assert.equal(reads, 1);
    now = 5_000;
    await find();
    assert.equal(reads, 2);
  });

  test('is looked up again at once when forgotten, even by a look-up that was under way', async () => {
    const cache = createVisitorCache();
    const slow = Promise.withResolvers<Visitor | null>();
    const old = cache.find('token', () => slow.promise);
    cache.forget('o', 'm');
    slow.resolve(visitor);
    assert.equal(await old, visitor);
    assert.equal(await cache.find('token', async () => null), null);
  });

  test('who is signed out, or could not be looked up, is not remembered', async () => {
    const cache = createVisitorCache();
    assert.equal(await cache.find('token', async () => null), null);
    await assert.rejects(cache.find('token', () => Promise.reject(new Error('away'))));
    assert.equal(await cache.find('token', async () => visitor), visitor);
  });
});
