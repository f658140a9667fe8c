import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { differences } from './differences.ts';

suite('differences between wordings', () => {
  test('what stays, what is gone and what is new', () => {
    assert.deepEqual(
      differences('La ligne est fermée ce soir.', 'La ligne est ouverte ce soir.').map(({ kind, text }) => [kind, text]),
      [
        ['same', 'La ligne est '],
        ['gone', 'fermée'],
        ['new', 'ouverte'],
        ['same', ' ce soir.'],
      ],
    );
  });

  test('both wordings can be read out of it', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pieces = differences(from, to);
        const without = (kind: string) =>
          pieces
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join('');
        assert.equal(without('new'), from);
        assert.equal(without('gone'), to);
      }),
    );
  });

  test('two long texts are told whole', () => {
    const [from, to] = ['a '.repeat(3_000), 'b '.repeat(3_000)];
    assert.deepEqual(
      differences(from, to).map(({ kind }) => kind),
      ['gone', 'new'],
    );
  });
});
