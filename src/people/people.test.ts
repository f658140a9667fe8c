import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FREE_ATTEMPTS, waitAfter } from './lock-out.ts';
import { distinctNames, foldName, proposeNames } from './distinct-names.ts';
import { distinctInitials, initialsOf, proposeInitials } from './initials.ts';
import { createPassphrases, PassphrasesBusy } from './passphrase.ts';
import { mayDo, mayInvite } from './policy.ts';
import { cardChangeSchema, roleSchema } from './schema.ts';
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
    ['Œuvrard', 'ßtraus', 'ŒS'],
    ['小龙', '李', '李小'],
    ['민준', '김', '김민'],
    ['محمد', 'العلي', 'مع'],
    ['आकाश', 'क्षत्रिय', 'आक्ष'],
    ['E\u0301lodie', 'O\u0308berg', 'ÉÖ'],
    ['Nguyễn', 'Thị', 'NT'],
    ['Maximilienne-Alexandrine-Éléonore-Bénédicte-Philippine-Marie', 'Zoé', 'MAÉB'],
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

describe('initials to choose from', () => {
  test('are letters before numbers, the usual ones first', () => {
    assert.deepEqual(proposeInitials('Inès', 'Navarro', []), ['IN', 'INA', 'INN', 'INÈ', 'INAV', 'INNA']);
    assert.deepEqual(proposeInitials('Inès', 'Navarro', ['in']), ['INA', 'INN', 'INÈ', 'INAV', 'INNA', 'IN2']);
  });

  test('are at least three, none that anybody has, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (given, family, some) => {
        const taken = [...some, ...proposeInitials(given, family, []).slice(0, 3)];
        const proposals = proposeInitials(given, family, taken);
        const lower = new Set(taken.map((one) => one.normalize('NFC').toLowerCase()));
        assert.ok(proposals.length >= 3 && proposals.length <= 6);
        assert.equal(new Set(proposals.map((one) => one.toLowerCase())).size, proposals.length);
        for (const one of proposals) assert.ok(one !== '' && !lower.has(one.toLowerCase()), one);
      }),
    );
  });
});

describe('people who sign at one place', () => {
  const person = (memberId: string, publicName: string, initials: string, signsAs: string | null = null) => ({
    memberId,
    publicName,
    initials,
    signsAs,
  });

  test('keep their names, and homonyms are told apart by a letter that the public knows already', () => {
    const names = distinctNames([person('a', 'Inès', 'IN'), person('b', 'Ines', 'IB'), person('c', 'Karim', 'KB')]);
    assert.deepEqual(
      [...names],
      [
        ['c', 'Karim'],
        ['a', 'Inès N.'],
        ['b', 'Ines B.'],
      ],
    );
  });

  test('are told apart by their whole initials where a letter is not enough', () => {
    const names = distinctNames([person('a', 'Inès', 'IN'), person('b', 'Inès', 'IN2'), person('c', 'Inès', 'I')]);
    assert.deepEqual(Object.fromEntries(names), { a: 'Inès IN', b: 'Inès IN2', c: 'Inès I' });
  });

  test('keep a name that they chose, and the other is told apart from it', () => {
    const names = distinctNames([person('a', 'Inès', 'IN', 'Inès'), person('b', 'Inès', 'IB')]);
    assert.deepEqual(Object.fromEntries(names), { a: 'Inès', b: 'Inès B.' });
  });

  test('are always told apart, whatever their names', () => {
    const namesake = fc.record({
      publicName: fc.constantFrom('Inès', 'INES', 'Zoé', 'محمد', '小明', 'Inès N.', 'Inès IN'),
      signsAs: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(namesake, { maxLength: 12 }), (some) => {
        const people = some.map((one, place) => ({ ...one, memberId: `${place}`, initials: `IN${place || ''}` }));
        const names = [...distinctNames(people).values()].map(foldName);
        assert.equal(new Set(names).size, people.length);
      }),
    );
  });

  test('are offered names that nobody there has', () => {
    const others = [person('a', 'Inès', 'IN')];
    assert.deepEqual(proposeNames(person('b', 'Inès', 'IB'), others), ['Inès B.', 'Inès IB']);
    assert.deepEqual(proposeNames(person('b', 'Inès', 'I'), others), ['Inès I', 'Inès 2']);
  });
});

describe('what may be written on a card', () => {
  const refused = (change: object) => !cardChangeSchema.safeParse(change).success;
  const read = (change: object) => cardChangeSchema.parse(change);

  test('takes names of every writing, in one form', () => {
    for (const publicName of ['Inès', 'محمد', '小明', 'आकाश', 'O’Neil', 'Jean-Pierre', 'é'.repeat(60), 'می‌خواهم'])
      assert.equal(read({ publicName }).publicName, publicName);
    assert.equal(read({ publicName: ' Ine\u0300s ' }).publicName, 'Inès');
    assert.equal(read({ publicName: 'कि'.repeat(80) }).publicName?.length, 160, 'letters are counted as a reader counts them');
  });

  test('takes no name that ends a line, turns it round, hides something, or has no letter', () => {
    const wrong = [
      'In\nès',
      'a\u202eb',
      'a\u2066b',
      'a\u200fb',
      'a\u200bb',
      'a\u0007',
      '\ud800a',
      '🙂',
      '42',
      '',
      'x'.repeat(81),
      'a\u0301'.repeat(1) + '\u0301'.repeat(9),
    ];
    for (const publicName of wrong) assert.ok(refused({ publicName }), JSON.stringify(publicName));
  });

  test('takes a tag that every network makes a hashtag of', () => {
    assert.equal(read({ speakerTag: '#InèsLigne4' }).speakerTag, 'InèsLigne4');
    assert.equal(read({ speakerTag: '' }).speakerTag, null);
    for (const speakerTag of ['2026', 'deux mots', 'a-b', '_', '#', 'a.b', '🙂', 'x'.repeat(31)])
      assert.ok(refused({ speakerTag }), speakerTag);
  });

  test('takes initials that can be told from a word', () => {
    assert.equal(read({ initials: 'IN2' }).initials, 'IN2');
    for (const initials of ['', '^IN', '2IN', 'I N', '🙂', 'ABCDEFG']) assert.ok(refused({ initials }), initials);
  });

  test('bounds what is listed, and says it once', () => {
    assert.deepEqual(read({ topics: ['Vélo', 'vélo', 'bus'], languages: ['fr', 'FR', 'en-gb'] }), {
      topics: ['Vélo', 'bus'],
      languages: ['fr', 'en-GB'],
    });
    assert.ok(refused({ topics: Array(21).fill('x') }) && refused({ topics: ['x'.repeat(41)] }) && refused({ topics: [''] }));
    assert.ok(refused({ languages: ['français'] }) && refused({ languages: Array(13).fill('fr') }));
    assert.ok(refused({ weeklyMinutes: -1 }) && refused({ weeklyMinutes: 1.5 }) && refused({ weeklyMinutes: 10_081 }));
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
