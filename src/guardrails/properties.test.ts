import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inventPast } from '../../bench/guardrails/invent.ts';
import { RULES } from './catalogue.ts';
import { prepareContext } from './context.ts';
import type { ContextParts } from './context.ts';
import { evaluate } from './evaluate.ts';
import { learnVoice } from './voice/voice.ts';

const voice = learnVoice(inventPast(300, 'fr'));
const examples = RULES.flatMap(({ examples: { good, bad } }) => [...good, ...bad]);
const pieces = examples.map(({ draft }) => draft.text).filter((text) => text.length < 1_000);
const OTHERS = [
  '\u00a0',
  ' \u202f',
  '😂',
  '👩‍👩‍👧',
  '\u200b',
  'é',
  'e\u0301',
  '\n',
  '@user_1 ',
  '#Ligne4 ',
  'https://a.example/b?c=d ',
  '𝗕𝗼𝗻',
  'ﬁ',
  '…',
  '\ud83d',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...OTHERS), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 })
  .map((all) => all.join(''));
const around: ContextParts = {
  draft: { text: '' },
  account: { id: 'a', voice, signature: '^IN', others: ['ligne5'] },
  moment: { at: 60_000, hours: 'off' },
  thread: {
    text: 'Honteux, mon père est mort chez vous !!',
    name: 'Nadia',
    privateTexts: pieces.slice(0, 5),
    openElsewhere: pieces.slice(5, 8),
  },
  situations: [{ text: 'Incendie à Clairbois, reprise à 14 h 30', grave: true }],
  lists: { words: [{ word: 'usager', level: 'note' }], brands: ['Transville'], takenHashtags: ['ligne4'] },
  sent: [{ text: 'Bonne journée à tous sur la ligne', at: 0 }],
};

describe('whatever the text', () => {
  for (const { id, find } of RULES) {
    test(`${id} points inside it`, () => {
      fc.assert(
        fc.property(anyText, (text) => {
          for (const { where } of find(prepareContext({ ...around, draft: { text } }))) {
            assert.ok(where.start >= 0 && where.start <= where.end && where.end <= text.length, JSON.stringify(where));
          }
        }),
        { numRuns: 40 },
      );
    });
  }

  test('the verdict is the same twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = { ...around, draft: { text } };
        assert.deepEqual(evaluate(prepareContext(parts), 'autonomous'), evaluate(prepareContext(parts), 'autonomous'));
      }),
      { numRuns: 30 },
    );
  });
});

// Names, plates and keys are known by their capitals, and shouting by its own; all others are read as a person reads them.
const BY_CAPITALS = new Set(['capitals', 'secrets', 'person-case', 'brands', 'plate', 'wrong-thread', 'insult', 'anger', 'link', 'unlike']);
const WRITINGS: readonly [name: string, write: (text: string) => string][] = [
  ['with accents apart', (text) => text.normalize('NFD')],
  ['without accents', (text) => text.normalize('NFD').replace(/\p{M}/gu, '')],
  ['with no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['with curly apostrophes', (text) => text.replaceAll("'", '’')],
  ['with invisible signs', (text) => text.replace(/ (?=\p{L})/gu, ' \u200b')],
  ['in capitals', (text) => text.toUpperCase()],
];

describe('the same words are found', () => {
  for (const [name, write] of WRITINGS) {
    test(name, () => {
      for (const { id, find, examples: mine } of RULES) {
        if (BY_CAPITALS.has(id)) continue;
        for (const bad of mine.bad) {
          // A handle, an address or a key is no sentence.
          if (/https?:|[A-Za-z]\/|@/.test(bad.draft.text)) continue;
          const levels = (text: string) =>
            find(prepareContext({ ...bad, draft: { ...bad.draft, text } })).map(({ level, why }) => `${level} ${why}`);
          assert.deepEqual(levels(write(bad.draft.text)), levels(bad.draft.text), `${id}: ${bad.draft.text}`);
        }
      }
    });
  }
});

const LONG: Readonly<Record<string, string>> = {
  'one letter': 'a'.repeat(100_000),
  spaces: ' '.repeat(100_000),
  'empty lines': '\n'.repeat(100_000),
  figures: '12 '.repeat(33_333),
  'figures and dots': '06.'.repeat(33_333),
  'signs of addresses': 'a.b@c.'.repeat(16_666),
  handles: '@a '.repeat(33_333),
  hashtags: '#a'.repeat(50_000),
  'beginnings of accounts': 'FR76 3000 '.repeat(10_000),
  'beginnings of keys': 'A_KEY'.repeat(20_000),
  'words for secrets': 'mot de passe '.repeat(7_692),
  braces: '{{'.repeat(50_000),
  'names and refusals': 'Madame Petit refus '.repeat(5_263),
  'rising sums': 'augmente de 1 '.repeat(7_142),
  'ten thousand emoji': '😂'.repeat(10_000),
};
const MOST_MS = 50;

/** Time of this process alone, the best of three: other work on the machine is no fault of a rule. */
function cpuMilliseconds(work: () => void): number {
  const once = (): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

describe('no rule takes long over a long text', () => {
  for (const [name, text] of Object.entries(LONG)) {
    test(name, () => {
      const context = prepareContext({ ...around, draft: { text } });
      context.text.hits('home');
      for (const { id, find } of RULES) {
        const spent = cpuMilliseconds(() => void find(context));
        assert.ok(spent < MOST_MS, `${id} took ${spent} ms`);
      }
    });
  }
});
