import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSignatureLearner } from './recognise.ts';
import { createAccount } from '../../../test/harness/invented-account.ts';

/** What is told of each text, once all were learned. */
function tell(texts: readonly string[]): (string | null)[] {
  const learner = createSignatureLearner();
  texts.forEach((text, index) => learner.add('', text, index * 47 * 60_000));
  const reader = learner.learn();
  return texts.map((text) => reader.read('', text)?.signature ?? null);
}

function unsigned(texts: readonly string[]): void {
  const told = tell(texts);
  assert.deepEqual(
    texts.filter((_, index) => told[index] !== null),
    [],
  );
}

const account = createAccount(7);

describe('signed is', () => {
  const cases: [what: string, text: string, signature: string][] = [
    ['initials behind a caret', 'Votre train arrive. ^IN', '^IN'],
    ['one small letter behind a caret', 'Votre train arrive. ^b', '^b'],
    ['a name behind a dash', 'Your order is on its way. -Becky', '-Becky'],
    ['with a space behind the dash', 'Your order is on its way. - Dan', '- Dan'],
    ['behind a long dash, on its own line', 'Votre train arrive.\n— Inès', '— Inès'],
    ['initials behind a star', 'We have changed it. *TBT', '*TBT'],
    ['a whole name behind a star', 'We have changed it. *JaneDoe', '*JaneDoe'],
    ['before a link', 'Look here. ^NR https://example.org/a?b=1', '^NR'],
    ['before a counter and a link', 'Look here. ^NR 2/2 https://example.org', '^NR'],
    ['before hashtags', 'Bonne journée. ^NR #Ligne9 #Métro', '^NR'],
    ['before smileys', 'Bonne journée. ^NR 🎅🏽 :)', '^NR'],
    ['behind a link', 'Look here: https://example.org ^NR', '^NR'],
    ['stuck to the full stop', 'Kindly advise.^SB', '^SB'],
    ['two together', 'C’est fait. ^AB/CD', '^AB/CD'],
    ['two together, with an ampersand', 'C’est fait. ^AB & CD', '^AB & CD'],
    ['initials with a number', 'C’est fait. ^IN2', '^IN2'],
    ['with its full stop', 'C’est fait. ^Inès.', '^Inès.'],
    ['a compound name', 'C’est fait. ^Anne-Lise', '^Anne-Lise'],
    ['a name in Arabic', 'تم الحل. ^فاطمة', '^فاطمة'],
    ['a name in Chinese', '已经处理好了。 ^小林', '^小林'],
  ];
  for (const [what, text, signature] of cases) {
    test(what, () => assert.equal(tell([...account.replies(30, (reply) => `${reply} ^JK`), text]).at(-1), signature));
  }

  test('a speaker’s tag, not the account’s subjects', () => {
    const texts = account.replies(80, (reply, index) =>
      index % 4 === 3 ? `${reply} #Travaux #Ligne9` : `${reply} ${['#Ines', '#OscarT', '#NoraB'][index % 4]} #Ligne9`,
    );
    for (const [index, told] of tell(texts).entries()) assert.equal(told, ['#Ines', '#OscarT', '#NoraB', null][index % 4]);
  });

  test('a title and a name, in either order', () => {
    const ends = ['— Directrice technique, Inès', '— Oscar Lind, chef de ligne'];
    const texts = account.replies(60, (reply, index) => `${reply}\n${ends[index % 2]}`);
    for (const [index, told] of tell(texts).entries()) assert.equal(told, ends[index % 2]);
  });

  test('before the words', () => {
    const starts = ['^IN', '^OS'];
    const texts = account.replies(60, (reply, index) => reply.replace('@user ', `@user ${starts[index % 2]} `));
    for (const [index, told] of tell(texts).entries()) assert.equal(told, starts[index % 2]);
    const named = account.replies(60, (reply, index) => reply.replace('@user ', `@user ${['Inès', 'Oscar'][index % 2]} : `));
    for (const [index, told] of tell(named).entries()) assert.equal(told, ['Inès :', 'Oscar :'][index % 2]);
    unsigned(account.notices(60, (notice, index) => `${['Info', 'Travaux', 'Trafic'][index % 3]} : ${notice}`));
  });

  test('a bare name, by one of several people, each of whom comes back', () => {
    const texts = account.replies(200, (reply, index) => `${reply} ${['Inès', 'Vik.', 'Nathy', 'PFM'][Math.floor(index / 9) % 4]}`);
    assert.deepEqual(
      tell(texts),
      texts.map((_, index) => ['Inès', 'Vik.', 'Nathy', 'PFM'][Math.floor(index / 9) % 4]),
    );
  });

  test('a bare name that is nobody’s, by the one person of an account, who sleeps and has days off', () => {
    const learner = createSignatureLearner();
    const texts = account.replies(400, (reply, index) => (index % 5 === 0 ? reply : `${reply} Ysolt`));
    const at = (index: number) => ((Math.floor(index / 40) * 7 + (Math.floor(index / 8) % 5)) * 24 + 8 + (index % 8)) * 3_600_000;
    texts.forEach((text, index) => learner.add('', text, at(index)));
    const reader = learner.learn();
    for (const [index, text] of texts.entries()) assert.equal(reader.read('', text)?.signature ?? null, index % 5 === 0 ? null : 'Ysolt');
  });

  test('a bare name in a short past, of one signer', () => {
    const texts = account.replies(50, (reply) => `${reply} Inès`);
    assert.deepEqual(new Set(tell(texts)), new Set(['Inès']));
  });

  test('a name that customers bear too, and stations', () => {
    const texts = account.replies(120, (reply, index) =>
      index % 3 === 0 ? `Bonjour Tom, ${reply} Vik` : index % 3 === 1 ? `${reply} Tom` : `Le train va vers Tom Morel. ${reply} Vik`,
    );
    for (const [index, told] of tell(texts).entries()) assert.equal(told, index % 3 === 1 ? 'Tom' : 'Vik');
  });

  test('after a comma, by who signs so', () => {
    const texts = account.replies(90, (reply, index) =>
      index % 2 === 0 ? `${reply} Les premiers trains partent. A votre service, Rémi.` : `${reply} Vik`,
    );
    for (const [index, told] of tell(texts).entries()) assert.equal(told, index % 2 === 0 ? 'Rémi.' : 'Vik');
  });
});

describe('not signed is', () => {
  test('an account that never signs', () => {
    unsigned(account.replies(400, (reply) => reply));
    unsigned(account.notices(400, (notice) => notice));
    unsigned(account.replies(12, (reply) => reply));
  });

  for (const [what, last] of [
    ['a word of thanks', 'Merci.'],
    ['a closing in English', 'Cheers.'],
    ['a closing in a language that we do not know', 'Hyvästi.'],
    ['the brand', 'Transvalia.'],
    ['the brand behind a dash', '- Transvalia'],
    ['the team', '— L’équipe Transvalia'],
    ['a hashtag', '#Transvalia'],
    ['a link', 'https://example.org/Vik'],
  ] as const) {
    test(`what ends every message: ${what}`, () => {
      for (const size of [50, 600]) unsigned(account.replies(size, (reply) => `${reply} ${last}`));
    });
  }

  test('the brand, which the texts name too', () => {
    unsigned(account.replies(300, (reply, index) => (index % 2 === 0 ? `${reply} Transvalia.` : `Chez Transvalia on sait. ${reply}`)));
  });

  test('the name of a station, even as a sentence', () => {
    const stations = ['Nation', 'Clairbois', 'Val-Fontaine', 'Ormes', 'Robinson'];
    const texts = account.notices(500, (_, index) => {
      const station = stations[index % 5] ?? '';
      const ends = [
        `Le trafic est perturbé vers ${station}`,
        `Prochain arrêt : ${station}.`,
        `Ligne A - ${station}`,
        `Fermée. ${station}.`,
      ];
      return ends[Math.floor(index / 5) % 4] ?? '';
    });
    unsigned(texts);
  });

  test('who is spoken to', () => {
    const names = ['Nicolas', 'Ingrid', 'Oumar', 'Claire', 'Paul'];
    unsigned(account.replies(300, (reply, index) => `Bonjour ${names[index % 5]}, ${reply} Bonne journée ${names[index % 5]}.`));
    unsigned(account.replies(300, (reply, index) => `Hi ${names[index % 5]}! ${reply} We hope to see you soon, ${names[index % 5]}!`));
  });

  test('who is spoken to, among the signed', () => {
    const texts = account.replies(200, (reply, index) => (index % 4 === 0 ? `${reply} Bonne soirée Oumar.` : `${reply} ^IN`));
    for (const [index, told] of tell(texts).entries()) assert.equal(told, index % 4 === 0 ? null : '^IN');
  });

  test('a correction, a price, an hour, a smile, an unfinished word', () => {
    const ends = [
      '*demain',
      'à 10:30 PM',
      'de 10 €',
      '^^',
      'le trafic*',
      'vous rappeler que la st…',
      'pour 2/3',
      'entre A et B',
      '-10 %',
      'Wi-Fi',
    ];
    const texts = account.replies(200, (reply, index) =>
      index % 2 === 0 ? `${reply} C’est ${ends[(index / 2) % ends.length]}` : `${reply} ^IN`,
    );
    for (const [index, told] of tell(texts).entries()) assert.equal(told, index % 2 === 0 ? null : '^IN', texts[index]);
  });

  test('what others wrote', () => {
    const texts = [...account.replies(40, (reply) => `${reply} ^IN`), 'RT @autre: Votre train arrive. ^IN'];
    assert.equal(tell(texts).at(-1), null);
  });

  test('nothing, whatever the text', () => {
    for (const text of ['', ' ', '^', '-', '@a', '…', '🎅', 'x'.repeat(100_000), '^'.repeat(5000), ' .'.repeat(5000), 'a-'.repeat(5000)]) {
      assert.doesNotThrow(() => tell([text, text, text]));
      assert.equal(tell([text])[0], null);
    }
  });
});
