import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { frenchSpacing } from './french-spacing.ts';

/** Spaces shown: `~` no-break, `_` narrow. */
const shown = (text: string, narrow = true) => frenchSpacing(text, { narrow }).replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

suite('French spaces', () => {
  test('stand before high punctuation, typed or not', () => {
    assert.equal(shown('Bonjour ! Où êtes-vous ? Ici ; là : voilà'), 'Bonjour_! Où êtes-vous_? Ici_; là~: voilà');
    assert.equal(shown('Bonjour! Vraiment?! Oui...'), 'Bonjour_! Vraiment_?! Oui...');
    assert.equal(shown('Merci 😊 !'), 'Merci 😊_!');
  });

  test('stand inside quotation marks, and between a number and its unit', () => {
    assert.equal(shown('« Bonjour »'), '«~Bonjour~»');
    assert.equal(shown('«Bonjour»'), '«~Bonjour~»');
    assert.equal(shown('à 15 h, 20 % et 3 €, 12 000 voyageurs'), 'à 15~h, 20~% et 3~€, 12_000 voyageurs');
  });

  test('never touch links, times, mentions, hashtags and faces', () => {
    for (const text of [
      'https://exemple.fr/a?b=c;d!e',
      'exemple.fr/plan?ligne=4',
      '10:30',
      '@lea.bsky.social',
      '#gare:nord',
      ':-) ;) :D :/',
      'mailto:ines@exemple.fr?subject=Bonjour',
      'C++::std',
      ':coeur:',
    ]) {
      assert.equal(frenchSpacing(text), text, text);
    }
    assert.equal(shown('Voir https://exemple.fr/?a=1 !'), 'Voir https://exemple.fr/?a=1 !');
  });

  test('are all wide where the narrow one counts double', () => {
    assert.equal(shown('Bonjour ! 12 000 ?', false), 'Bonjour~! 12~000~?');
  });

  test('a link right after a colon stays a link', () => {
    const once = frenchSpacing('ici :https://a.fr/?x!');
    assert.equal(once, 'ici\u00A0:https://a.fr/?x!');
    assert.equal(frenchSpacing(once), once);
  });

  test('applied twice change nothing more, and only spaces ever change', () => {
    const signs = fc.constantFrom(
      'a',
      'é',
      ' ',
      '\u00A0',
      '!',
      '?',
      ':',
      ';',
      '«',
      '»',
      '1',
      '000',
      'https://a.fr/?x',
      '@lea',
      ' ',
      '\n',
      '😊',
      '%',
    );
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 30 }).map((all) => all.join('')),
        (text) => {
          const once = frenchSpacing(text);
          assert.equal(frenchSpacing(once), once);
          assert.equal(once.replaceAll(/[ \u00A0\u202F]/gu, ''), text.replaceAll(/[ \u00A0\u202F]/gu, ''));
        },
      ),
      { numRuns: 300 },
    );
  });
});
