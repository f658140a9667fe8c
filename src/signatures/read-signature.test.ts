import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readSignature } from './read-signature.ts';
import { signatureOf, signedText } from './signature.ts';
import type { SignatureStyle } from './signature.ts';
import { signatureAround, typedSignature, withoutOwnSignature, withoutSignature } from './typed-signature.ts';
import type { Typist } from './typed-signature.ts';

const team = [
  { memberId: 'ines', publicName: 'Inès', initials: 'IN', speakerTag: 'Inès', publicTitle: 'Directrice technique' },
  { memberId: 'karim', publicName: 'Karim', initials: 'KB', speakerTag: 'KarimB', publicTitle: '' },
  { memberId: 'karim2', publicName: 'Karim', signsAs: 'Karim D.', initials: 'KD', speakerTag: null },
  { memberId: 'jean', publicName: 'Jean-Luc O’Neill', initials: 'JLON', speakerTag: 'JL_75', publicTitle: 'Chef - ligne 4' },
  { memberId: 'ahmed', publicName: 'أحمد', initials: 'أح', speakerTag: 'أحمد' },
  { memberId: 'li', publicName: '李娜', initials: '李', speakerTag: '李娜' },
  { memberId: 'paul', publicName: 'Paul', initials: 'PA2', speakerTag: 'paul' },
];
const styles = fc.record({
  form: fc.constantFrom('given-name', 'initials', 'speaker-tag', 'title-and-name'),
  mark: fc.constantFrom('—', '-', '^', '*', ''),
  place: fc.constantFrom('own-line', 'same-line', 'start', null),
} as const);
const person = fc.constantFrom(...team.filter(({ speakerTag }) => speakerTag !== null));
// Words that are nobody's signature: what a body ends with by accident is tried by hand below.
const words = fc
  .array(fc.constantFrom('Bonjour', 'le', 'train', 'de', '8 h 21', 'part', 'voie', 'merci', '👍🏽', 'à', '!', '#RERB', '@paul'), {
    minLength: 1,
    maxLength: 20,
  })
  .map((parts) => parts.join(' '));
const style = (form: SignatureStyle['form'], mark = '—'): SignatureStyle => ({ form, mark });
const who = (text: string, as = style('given-name')) => readSignature(text, as, team)?.memberId;
const typistOf = (memberId: string, as: SignatureStyle): Typist => ({ own: [memberId], style: as, known: team });

describe('reading back what was signed', () => {
  test('gives its author, whatever the form, the mark and the place', () => {
    fc.assert(
      fc.property(styles, person, words, (as, one, body) => {
        const text = signedText(body, signatureOf(as, one));
        const read = readSignature(text, as, team);
        assert.equal(read?.memberId, one.memberId, JSON.stringify(text));
        assert.equal(withoutSignature(text, read), body.trim());
      }),
    );
  });

  test('takes what people write by habit: another mark, no accent, small letters, a bare name on its line', () => {
    for (const text of [
      'Oui. ^IN',
      'Oui. ^in',
      'Oui.\n-Ines',
      'Oui. *Inès',
      'Oui.\n— INÈS',
      'Oui.\nInès',
      'Oui. ^ IN.',
      '^IN Oui.',
      'Oui.\n— Directrice technique, Inès',
    ])
      assert.equal(who(text), 'ines', text);
    assert.equal(who('#ines Bonjour', style('speaker-tag')), 'ines');
    assert.equal(who('Bonjour #INÈS', style('speaker-tag')), 'ines');
    assert.equal(who('Avec #Paul ce matin. #Inès', style('speaker-tag')), 'ines');
  });

  test('tells homonyms apart by the name that each has on the account, and says nobody when it cannot', () => {
    assert.equal(who('Oui.\n— Karim D.'), 'karim2');
    assert.equal(who('Oui.\n— Karim'), 'karim');
    const both = [team[1]!, { ...team[2]!, signsAs: null }];
    assert.deepEqual(readSignature('Oui.\n— Karim', style('given-name'), both)?.memberId, null);
  });

  test('sees a signature of nobody known, and takes no last word for one', () => {
    assert.deepEqual(readSignature('Oui. ^XY', style('given-name'), team), {
      memberId: null,
      written: '^XY',
      start: 5,
      end: 8,
      how: 'signature',
      bare: false,
    });
    assert.equal(readSignature('Oui.\n— Amélie', style('given-name'), team)?.written, '— Amélie');
    for (const text of [
      'Bonjour Inès',
      'Le RER B',
      'Reprise à 9 h - désolés',
      'Paris-Nord',
      'voie 3 *',
      'Prenez la ligne 4 — correspondance à Gare du Nord',
      'Oui.',
    ])
      assert.equal(readSignature(text, style('given-name'), team), null, text);
  });
});

describe('what is typed by habit', () => {
  test('never makes a text sign twice', () => {
    fc.assert(
      fc.property(fc.tuple(styles, styles), person, words, fc.integer({ min: 0, max: 3 }), ([as, habit], one, body, times) => {
        const typist = typistOf(one.memberId, as);
        let typed = body;
        const own = signatureOf(habit.form === 'speaker-tag' ? { ...habit, form: 'initials' } : habit, one);
        for (let again = 0; again < times; again += 1) typed = signedText(typed, own);
        const kept = withoutOwnSignature(typed, typist);
        const text = signedText(kept, signatureAround(kept, signatureOf(as, one), as));
        const read = readSignature(text, as, team);
        assert.equal(read?.memberId, one.memberId);
        const rest = withoutSignature(text, read);
        assert.equal(typedSignature(rest, typist), null, JSON.stringify([typed, text]));
      }),
    );
  });

  test('keeps a speaker’s own tag where it stands in the words, and adds no second', () => {
    const as = style('speaker-tag');
    const own = signatureOf(as, team[0]!);
    const kept = withoutOwnSignature('Posez vos questions à #inès ici', typistOf('ines', as));
    assert.equal(signedText(kept, signatureAround(kept, own, as)), 'Posez vos questions à #inès ici');
  });

  test('of a colleague is found where it can be nothing else', () => {
    const typist = typistOf('ines', style('given-name'));
    assert.deepEqual(typedSignature('Oui.\n— Karim', typist)?.memberId, 'karim');
    assert.deepEqual(typedSignature('Oui. ^KB', typist)?.written, '^KB');
    assert.equal(typedSignature('Merci\nKarim', typist), null, 'perhaps a word to somebody of that name');
    assert.equal(typedSignature('Avec #KarimB', typist), null, 'a tag signs only where people sign by tags');
  });

  test('ends, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), styles, (text, as) => {
        const kept = withoutOwnSignature(text, typistOf('ines', as));
        assert.ok(kept.length <= text.length);
        const read = readSignature(text, as, team);
        if (read) assert.equal(text.slice(read.start, read.end), read.written);
      }),
    );
  });
});
