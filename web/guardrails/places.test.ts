import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { carry, isShown, quoted, runsOf, strictest } from './places.ts';

const place = (text: string, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });

describe('the place of a finding', () => {
  const before = 'Appelez le 06 12 34 56 78 demain.';
  const number = place(before, '06 12 34 56 78');

  it('stays where it is when one goes on typing after it', () => {
    assert.deepEqual(carry(number, before, `${before} Merci`), number);
  });
  it('moves with what is typed before it', () => {
    const after = `Bonjour ! ${before}`;
    assert.deepEqual(carry(number, before, after), place(after, '06 12 34 56 78'));
  });
  it('is nowhere once its own words are changed, until they are looked at again', () => {
    assert.equal(carry(number, before, before.replace('34', '35')), null);
  });
  it('still holds the same words, whatever is typed around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), fc.string(), (head, word, tail, typed) => {
        const [old, start] = [head + word + tail, head.length];
        const where = { start, end: start + word.length };
        for (const now of [typed + old, old + typed]) {
          const moved = carry(where, old, now);
          if (moved !== null) assert.equal(now.slice(moved.start, moved.end), word);
        }
      }),
    );
  });
  it('is shown unless it is empty or the whole of what is said', () => {
    assert.equal(isShown(number, before), true);
    assert.equal(isShown({ start: 0, end: before.length }, before), false);
    assert.equal(isShown({ start: 3, end: 3 }, before), false);
    assert.equal(isShown({ start: 3, end: 900 }, before), false);
  });
  it('is quoted in one line, and cut when it is long', () => {
    assert.equal(quoted(number, before), '06 12 34 56 78');
    assert.equal(quoted(null, before), null);
    const long = `Bon. ${'mot '.repeat(40)}`;
    assert.match(quoted({ start: 5, end: long.length }, long) ?? '', /^(mot )+(mot)?…$/u);
  });
});

describe('the words with their findings', () => {
  it('are the words again, cut where findings begin and end', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom('note', 'pause', 'hold'))), (text, found) => {
        const findings = found.map(([start, end, level]) => ({ level, where: { start, end } }) as const);
        assert.equal(
          runsOf(text, findings)
            .map((run) => run.text)
            .join(''),
          text,
        );
      }),
    );
  });
  it('show the strictest of two findings where they meet', () => {
    const runs = runsOf('un deux trois', [
      { level: 'note', where: { start: 0, end: 7 } },
      { level: 'hold', where: { start: 3, end: 13 } },
    ]);
    assert.deepEqual(
      runs.map(({ text, level, findings }) => [text, level, findings]),
      [
        ['un ', 'note', [0]],
        ['deux', 'hold', [0, 1]],
        [' trois', 'hold', [1]],
      ],
    );
  });
  it('have no level where nothing is found', () => {
    assert.equal(strictest([]), null);
    assert.deepEqual(runsOf('', []), []);
  });
});
