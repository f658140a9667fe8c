import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Composed } from './account-profile.ts';
import { composeProfile } from './compose-profile.ts';
import type { Room } from './compose-profile.ts';
import { shorten } from './fit-text.ts';
import { LAYERS } from './layer.ts';
import type { LayerContent, Layers, Shown } from './layer.ts';
import { reconcile } from './reconcile.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const length = (text: string): number => [...segmenter.segment(text)].length;
const room: Room = { displayNameLength: 64, descriptionLength: 256, avatar: true, banner: true, length };
const original: Shown = { displayName: 'Ligne 4', description: 'Infos et réponses de la ligne 4.', avatar: 'a0', banner: null };

const text = fc.string({ unit: 'grapheme', maxLength: 400 }).map((made) => made.replaceAll('\0', ''));
const content: fc.Arbitrary<LayerContent> = fc.record(
  { displayName: text, description: text, descriptionLine: text, avatar: fc.constantFrom('a1', 'a2'), banner: fc.constantFrom('b1', 'b2') },
  { requiredKeys: [] },
);
const layers: fc.Arbitrary<Layers> = fc.record(
  { office: content, persona: content, 'team-picture': content, helm: content },
  { requiredKeys: [] },
);
const shown: fc.Arbitrary<Shown> = fc.record(
  {
    displayName: fc.string({ unit: 'grapheme', maxLength: 64 }),
    description: fc.string({ unit: 'grapheme', maxLength: 200 }).map((made) => made.trim()),
    avatar: fc.constantFrom(null, 'a0'),
    banner: fc.constantFrom(null, 'b0'),
  },
  { noNullPrototype: true },
);

describe('what a profile shows', () => {
  it('is the original when no layer speaks', () => {
    fc.assert(fc.property(shown, (base) => assert.deepEqual(composeProfile(base, {}, room), { ...base, lines: [] })));
  });

  it('never is longer than the network takes, whatever the layers say', () => {
    fc.assert(
      fc.property(shown, layers, (base, over) => {
        const { displayName, description } = composeProfile(base, over, room);
        assert.ok(length(displayName) <= 64);
        assert.ok(length(description) <= 256, `${length(description)}`);
      }),
    );
  });

  it('takes each field from the topmost layer that speaks of it', () => {
    fc.assert(
      fc.property(layers, (over) => {
        const made = composeProfile(original, over, room);
        const top = LAYERS.findLast((layer) => over[layer]?.avatar !== undefined);
        assert.equal(made.avatar, top ? over[top]?.avatar : original.avatar);
      }),
    );
  });

  it('says who is at the helm on a line of its own, under the words of the account', () => {
    const made = composeProfile(original, { helm: { descriptionLine: 'Aux commandes : Inès' } }, room);
    assert.equal(made.description, 'Infos et réponses de la ligne 4.\nAux commandes : Inès');
    assert.deepEqual(made.lines, ['Aux commandes : Inès']);
  });

  it('shortens a line between words, or leaves it out, rather than a word of the account', () => {
    const long = { ...original, description: 'x'.repeat(230) };
    const made = composeProfile(long, { helm: { descriptionLine: 'Aux commandes : Inès, Karim et Léa' } }, room);
    assert.equal(made.description, `${'x'.repeat(230)}\nAux commandes : Inès…`);
    const full = { ...original, description: 'x'.repeat(250) };
    assert.deepEqual(composeProfile(full, { helm: { descriptionLine: 'Aux commandes : Inès' } }, room).description, 'x'.repeat(250));
  });

  it('touches nothing that no layer speaks of, even what is longer than the network takes by now', () => {
    const long = { ...original, displayName: 'n'.repeat(80), description: 'd'.repeat(300) };
    assert.deepEqual(composeProfile(long, { 'team-picture': { banner: 'b1' } }, room), { ...long, banner: 'b1', lines: [] });
    assert.equal(composeProfile(long, { helm: { descriptionLine: 'Aux commandes : Inès' } }, room).description, long.description);
  });

  it('always says that a character is one, whatever gives way for it', () => {
    const line = 'Lisa est un personnage de la ville. Derrière elle : des agents.';
    const made = composeProfile({ ...original, description: 'y '.repeat(127).trim() }, { persona: { descriptionLine: line } }, room);
    assert.ok(made.description.startsWith(`${line}\n`));
    assert.ok(made.description.endsWith('…'));
    assert.ok(length(made.description) <= 256);
  });

  it('leaves to the network what it lets nobody change, and to a person what that person changed', () => {
    const over: Layers = { helm: { displayName: 'Inès', descriptionLine: 'Aux commandes', avatar: 'a1' } };
    const closed = composeProfile(original, over, { ...room, displayNameLength: null, descriptionLength: null, avatar: false });
    assert.deepEqual(closed, { ...original, lines: [] });
    assert.deepEqual(composeProfile(original, over, room, ['displayName', 'description', 'avatar', 'banner']), { ...original, lines: [] });
  });
});

describe('shortening', () => {
  it('never cuts a grapheme, and never exceeds', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (given, longest) => {
        const short = shorten(given, longest, length);
        assert.ok(length(short) <= longest);
        if (length(given) <= longest) return assert.equal(short, given);
        const kept = [...segmenter.segment(short.replace(/…$/, ''))].map(({ segment }) => segment);
        const whole = [...segmenter.segment(given)].map(({ segment }) => segment);
        assert.deepEqual(kept, whole.slice(0, kept.length));
      }),
    );
  });

  it('keeps a family together', () => assert.equal(shorten('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 2, length), '👨‍👩‍👧‍👦…'));
});

describe('what a person changed in the network’s own app', () => {
  const published: Composed = {
    ...original,
    description: `${original.description}\nAux commandes : Inès`,
    lines: ['Aux commandes : Inès'],
    avatar: 'a1',
  };
  const known = { original, published, intended: null, leftAlone: [] };

  it('is nothing when the network shows what we wrote, or were about to write when we were killed', () => {
    fc.assert(
      fc.property(shown, layers, layers, fc.boolean(), (base, first, second, arrived) => {
        const before = composeProfile(base, first, room);
        const next = composeProfile(base, second, room);
        const seen = arrived ? next : before;
        const found = reconcile({ original: base, published: before, intended: next, leftAlone: [] }, seen);
        assert.deepEqual(found, { original: base, leftAlone: [], taken: [] });
      }),
    );
  });

  it('is the new original where nothing of ours stood', () => {
    const found = reconcile(known, { ...published, displayName: 'La ligne 4', banner: 'b9' });
    assert.deepEqual(found.original, { ...original, displayName: 'La ligne 4', banner: 'b9' });
    assert.deepEqual(found.taken, []);
  });

  it('is the new words around our line, when the line still stands', () => {
    const found = reconcile(known, { ...published, description: 'La ligne 4 en direct.\nAux commandes : Inès' });
    assert.equal(found.original.description, 'La ligne 4 en direct.');
    assert.deepEqual(found.taken, []);
  });

  it('is left alone where it took the place of ours: the picture, or the line that was taken out', () => {
    const found = reconcile(known, { ...published, avatar: 'a7', description: original.description });
    assert.deepEqual(found.original, { ...original, avatar: 'a7' });
    assert.deepEqual(found.taken, ['description', 'avatar']);
    assert.deepEqual(
      composeProfile(found.original, { helm: { avatar: 'a1', descriptionLine: 'Aux commandes : Inès' } }, room, found.leftAlone),
      {
        ...original,
        avatar: 'a7',
        lines: [],
      },
    );
  });
});
