import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Composer } from '../../../src/publishing/schema.ts';
import { signedText } from './length.ts';
import { chooseVoice, mayBeSigned, withoutTyped } from './voice.ts';

const lisa = {
  personaId: 'p',
  name: 'Lisa',
  behind: 'people',
  voiceNotes: '',
  portraitUrl: null,
  signature: '— Lisa',
  separator: '\n',
  stands: 'end',
  opening: 'Lisa, personnage de…',
} as const;
const composer = (over: Partial<Composer>): Composer => ({
  accountId: 'a',
  signature: '— Inès',
  separator: '\n',
  stands: 'end',
  opening: '',
  persona: lisa,
  personaSpeaks: false,
  visibility: 'public',
  visibilities: ['public'],
  contentWarning: null,
  contentWarnings: false,
  privateCounting: null,
  media: null,
  cards: null,
  altRequired: false,
  counting: { unit: 'graphemes', maximum: 300, maximumBytes: 3_000, urlLength: null, mentionsByNameOnly: false },
  maximumLength: 300,
  addressee: null,
  undoDelaySeconds: 5,
  hindrance: null,
  ...over,
});

test('one speaks as oneself unless the character speaks here already, or is chosen', () => {
  assert.equal(chooseVoice(composer({}), null).name, 'self');
  assert.equal(chooseVoice(composer({ personaSpeaks: true }), null).name, 'persona');
  assert.equal(chooseVoice(composer({ personaSpeaks: true }), 'self').personaId, null);
  assert.equal(chooseVoice(composer({ persona: null }), 'persona').name, 'self');
});

test('the preview is what the public will read', () => {
  assert.equal(signedText('Oui.', chooseVoice(composer({}), 'persona')), 'Lisa, personnage de…\nOui.\n— Lisa');
  const first = composer({ signature: '#Ines', separator: ' ', stands: 'start', opening: 'Ici Inès.' });
  assert.equal(signedText('Oui.', chooseVoice(first, 'self')), '#Ines Ici Inès.\nOui.');
});

test('a missing tag stops the member, never the character', () => {
  const untagged = composer({ hindrance: 'no-speaker-tag', signature: '' });
  assert.ok(chooseVoice(untagged, 'self').wantsTag);
  assert.ok(!chooseVoice(untagged, 'persona').wantsTag);
});

test('a typed signature is asked about only where there may be one', () => {
  for (const words of ['Oui. ^KB', 'Oui.\n— Karim', 'Oui.\nKarim', '#Ines oui', '^KB oui']) assert.ok(mayBeSigned(words), words);
  for (const words of ['Oui, à 8 h 21.', '', 'peut-être']) assert.ok(!mayBeSigned(words), words);
  assert.equal(withoutTyped('Oui.\n— Karim', { start: 5, end: 12 }), 'Oui.');
  assert.equal(withoutTyped('^KB Oui.', { start: 0, end: 3 }), 'Oui.');
});
