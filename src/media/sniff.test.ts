import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawing, film, moving } from '../../test/harness/pictures.ts';
import { sniff } from './sniff.ts';

describe('what a file is', () => {
  it('is told by its first bytes', async () => {
    assert.deepEqual(sniff(await drawing().jpeg().toBuffer()), { kind: 'picture', format: 'jpeg' });
    assert.deepEqual(sniff(await drawing().png().toBuffer()), { kind: 'picture', format: 'png' });
    assert.deepEqual(sniff(await drawing().webp().toBuffer()), { kind: 'picture', format: 'webp' });
    assert.deepEqual(sniff(await moving()), { kind: 'picture', format: 'gif' });
    assert.deepEqual(sniff(film()), { kind: 'film', mimeType: 'video/mp4' });
    assert.deepEqual(sniff(Buffer.from('\0\0\0\x14ftypqt  ')), { kind: 'film', mimeType: 'video/quicktime' });
  });

  it('is named where it is known and not taken', () => {
    assert.deepEqual(sniff(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')), { kind: 'other', format: 'HEIC' });
    assert.deepEqual(sniff(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')), { kind: 'other', format: 'SVG' });
    assert.deepEqual(sniff(Buffer.from('RIFF\0\0\0\0AVI LIST')), { kind: 'other', format: 'AVI' });
    assert.deepEqual(sniff(Buffer.from('\x1a\x45\xdf\xa3\x01webm', 'latin1')), { kind: 'other', format: 'WebM' });
  });

  it('is nothing that is known, whatever it is, and never a fault', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void sniff(bytes)));
    assert.equal(sniff(Buffer.from('bonjour')), null);
    assert.equal(sniff(new Uint8Array()), null);
  });
});
