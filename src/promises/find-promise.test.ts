import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { findPromise } from './find-promise.ts';

interface Row {
  readonly text: string;
  readonly written_at: string;
  readonly promise: boolean;
  readonly due: string | null;
}
const folder = new URL('../../test/labels/promises/', import.meta.url);
const read = (name: string): Row[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
const at = (written: string) => Temporal.Instant.from(written).toZonedDateTimeISO(written.slice(19));
const TUESDAY = at('2026-03-10T10:20:00+01:00');
const dueOf = (text: string, now = TUESDAY) => findPromise(text, now)?.due?.toString({ timeZoneName: 'never', smallestUnit: 'minute' });

describe('a promise', () => {
  for (const name of ['first.jsonl', 'second.jsonl'])
    it(`is told from what is none, with its time (${name})`, () => {
      const tally = { right: 0, wrong: 0, missed: 0, exact: 0 };
      for (const { text, written_at: written, promise, due } of read(name)) {
        const found = findPromise(text, at(written));
        if (found && promise) tally.right += 1;
        else if (found) tally.wrong += 1;
        else if (promise) tally.missed += 1;
        if (found && promise && (found.due?.epochMilliseconds ?? null) === (due === null ? null : Date.parse(due))) tally.exact += 1;
      }
      const f1 = (2 * tally.right) / (2 * tally.right + tally.wrong + tally.missed);
      assert.ok(f1 >= 0.95 && tally.exact >= 0.9 * tally.right, JSON.stringify(tally));
    });

  it('is due at the latest moment that its words allow', () => {
    assert.equal(dueOf('Je reviens vers vous entre 14 h et 15 h.'), '2026-03-10T15:00+01:00');
    assert.equal(dueOf('Je vous réponds ce soir.'), '2026-03-10T20:00+01:00');
    assert.equal(dueOf('Je vous réponds jeudi.'), '2026-03-12T23:59+01:00');
    assert.equal(dueOf('Je vous réponds avant jeudi.'), '2026-03-11T23:59+01:00');
    assert.equal(dueOf('We will reply within two working days.', at('2026-03-13T16:00:00+01:00')), '2026-03-17T16:00+01:00');
  });

  it('of an hour that is past is for the next day', () => assert.equal(dueOf('Je vous rappelle à 9 h.'), '2026-03-11T09:00+01:00'));

  it('keeps to the clock when it changes in between', () => {
    const eve = Temporal.ZonedDateTime.from('2026-03-28T22:00[Europe/Paris]');
    assert.equal(dueOf('Je vous réponds demain à 9 h.', eve), '2026-03-29T09:00+02:00');
  });

  it('is none in what we are to be told, in what was done, in what is shut', () => {
    for (const text of ['Tenez-nous au courant avant lundi.', 'Nous vous avons répondu mardi.', 'Le guichet ferme à 18 h.'])
      assert.equal(findPromise(text, TUESDAY), null, text);
  });

  it('is looked for in any text, and is never in the past', () => {
    const pieces = fc.constantFrom(
      'je vous réponds',
      'avant',
      'lundi',
      '31',
      '99 h 99',
      'dans',
      'février',
      "I'll call you",
      'by',
      ':',
      '12',
      'soir',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 30 }), (words) => {
        const due = findPromise(words.join(' '), TUESDAY)?.due ?? null;
        assert.ok(due === null || Temporal.ZonedDateTime.compare(due, TUESDAY) >= 0);
      }),
      { numRuns: 300 },
    );
  });
});
