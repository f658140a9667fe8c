import sharp from 'sharp';

export interface Lettering {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** A character that nobody has drawn, and never will be: what stands for it is what stands for all that is missing. */
const NOBODYS = '\u0378';
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Writes what our own face has no letters for with the fonts of this machine, from right to left where it is so written. Null when they lack
 * letters too: empty boxes are no name.
 */
export async function writeForeign(text: string, { size, colour }: { size: number; colour: string }): Promise<Lettering | null> {
  const box = await draw(NOBODYS, size, colour);
  for (const letter of new Set(text.normalize('NFC'))) {
    // Marks, joiners and signs of direction have no shape of their own.
    if (/[\p{White_Space}\p{M}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(letter)) continue;
    const drawn = await draw(letter, size, colour);
    if (drawn === null || box === null || isBox(drawn, box)) return null;
  }
  return await draw(text, size, colour);
}

async function draw(text: string, size: number, colour: string): Promise<Lettering | null> {
  try {
    const markup = `<span foreground="${colour}">${escape(text)}</span>`;
    const { data, info } = await sharp({ text: { text: markup, font: `sans ${Math.round(size)}`, dpi: 72, rgba: true } })
      .png()
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    // A machine without any font at all may draw nothing.
    return null;
  }
}

/** What stands for missing letters has one size for all of them: a letter that is drawn has hardly ever exactly the same. */
const isBox = (drawn: Lettering, box: Lettering): boolean =>
  drawn.png.equals(box.png) || (drawn.height === box.height && drawn.width % box.width === 0);
