import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CAST, characterOf, isCharacter } from './cast.ts';
import { MANNERS } from './character.ts';
import type { Temperament, Word } from './character.ts';
import { readHandle } from './person.ts';
import { phrasesFor } from './phrases.ts';
import { drawPicture } from './pictures.ts';
import { address, asksSomething, chooseOpening, OPENINGS, pause, TOLD_MEMORY, wordsFor } from './script.ts';
import { countGraphemes } from '../counting/index.ts';
import { MAXIMUM_LENGTH } from './text.ts';

const LONGEST_HANDLE = 'a'.repeat(30);

describe('the script of the practice network', () => {
  it('has at least sixty ways to begin, each its own', () => {
    assert.ok(OPENINGS.length >= 60);
    assert.equal(new Set(OPENINGS.map(({ id }) => id)).size, OPENINGS.length);
    assert.equal(new Set(OPENINGS.map(({ text }) => text.slice(0, 40))).size, OPENINGS.length);
  });

  it('speaks to the account in every opening and every nudge', () => {
    for (const { id, text, amended, nudge } of OPENINGS) {
      for (const each of [text, amended, nudge]) assert.ok(each === undefined || each.includes('{@}'), id);
    }
    for (const temperament of Object.keys(MANNERS) as Temperament[]) {
      for (const word of ['nudge', 'complaint'] as const) {
        for (const language of ['fr', 'en', 'ar'] as const) {
          for (const phrase of phrasesFor(language, temperament, word)) assert.ok(phrase.includes('{@}'), phrase);
        }
      }
    }
  });

  it('fits the network, whatever the handle', () => {
    const phrases = (Object.keys(MANNERS) as Temperament[]).flatMap((temperament) =>
      (['nudge', 'complaint', 'last-word', 'thanks'] as const).flatMap((word) => phrasesFor('fr', temperament, word)),
    );
    const own = OPENINGS.flatMap((opening) => [
      opening.text,
      opening.amended,
      opening.nudge,
      opening.question,
      opening.thanks,
      ...opening.details,
    ]);
    for (const text of [...phrases, ...own]) {
      if (text !== undefined) assert.ok(countGraphemes(address(text, LONGEST_HANDLE)) <= MAXIMUM_LENGTH, text);
    }
  });

  it('is played by people who exist, and shows pictures that exist', () => {
    assert.equal(new Set(CAST.map(({ handle }) => handle)).size, CAST.length);
    for (const { handle } of CAST) assert.equal(readHandle(`@${handle}`), handle);
    for (const { id, by = [], picture, language } of OPENINGS) {
      for (const handle of by) assert.ok(isCharacter(handle), `${id}: ${handle}`);
      if (picture) assert.ok(drawPicture(picture.name) && picture.alt.length > 10, id);
      assert.ok(by.length > 0 || CAST.some((character) => character.ordinary && character.language === language), id);
    }
  });

  it('tells nothing again before the memory has passed, and never makes one person hold two storylines', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (numbers) => {
        const random = () => numbers.next().value ?? 0;
        const told: string[] = [];
        const busy = new Set<string>();
        for (let turn = 0; turn < 90; turn += 1) {
          const choice = chooseOpening(told, busy, random);
          if (choice === null) break;
          assert.ok(!told.slice(-TOLD_MEMORY).includes(choice.opening.id));
          assert.ok(!busy.has(choice.character.handle));
          told.push(choice.opening.id);
          if (turn % 3 === 0) busy.add(choice.character.handle);
        }
        assert.ok(told.length >= 20);
      }),
      { numRuns: 30 },
    );
  });

  it('is silent when everybody is busy', () => {
    assert.equal(chooseOpening([], new Set(CAST.map(({ handle }) => handle)), Math.random), null);
  });

  it('has words for every moment except details that were all given', () => {
    const opening = OPENINGS[0]!;
    const character = characterOf('kevin.onze')!;
    for (const word of ['nudge', 'complaint', 'last-word', 'thanks'] satisfies Word[]) {
      assert.ok(wordsFor(word, { opening, character, detailsGiven: 0, nudges: 0 }, () => 0.999));
    }
    assert.equal(
      wordsFor('detail', { opening, character, detailsGiven: opening.details.length, nudges: 0 }, () => 0),
      null,
    );
  });

  it('calms down when nobody answers', () => {
    const median = (minutes: number): number => pause(minutes, () => 0.5);
    assert.ok(median(0) >= 20 && median(0) <= 40);
    for (const [sooner, later] of [
      [0, 20],
      [20, 100],
      [100, 600],
    ] as const)
      assert.ok(median(sooner) < median(later));
  });

  it('knows a question from a link that has a question mark', () => {
    assert.ok(asksSomething('Dans quelle gare ?'));
    assert.ok(asksSomething('في أي محطة؟'));
    assert.ok(!asksSomething('Tout est là : https://example.org/infos?ligne=4'));
  });
});
