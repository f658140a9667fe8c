import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { colourOf, FACE_COLOURS, monogram } from './colour-of.ts';

/** WCAG 2.2 relative luminance of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('a face without a picture', () => {
  it('is readable under white letters, in every colour', () => {
    for (const colour of FACE_COLOURS) assert.ok(1.05 / (luminance(colour) + 0.05) >= 4.5, colour);
  });

  it('keeps its colour', () => {
    fc.assert(fc.property(fc.uuid(), (id) => colourOf(id) === colourOf(id) && (FACE_COLOURS as readonly string[]).includes(colourOf(id))));
  });

  it('uses every colour for a team of some size', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, index) => colourOf(`5f0c2a1e-0000-4000-8000-${String(index).padStart(12, '0')}`)));
    assert.equal(seen.size, FACE_COLOURS.length);
  });

  it('shows the first letters of a name, whole', () => {
    assert.equal(monogram('Inès Naït'), 'IN');
    assert.equal(monogram('@ligne4.example'), 'LE');
    assert.equal(monogram('👩‍👩‍👧 Famille'), '👩‍👩‍👧F');
    assert.equal(monogram('e\u0301lodie'), 'E\u0301');
    assert.equal(monogram('  '), '?');
  });
});
