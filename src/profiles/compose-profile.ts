import type { Composed } from './account-profile.ts';
import { shorten } from './fit-text.ts';
import type { Length } from './fit-text.ts';
import { LAYERS } from './layer.ts';
import type { Field, LayerContent, Layers, Shown } from './layer.ts';

/** What the network lets us write, and how it counts. */
export interface Room {
  readonly displayNameLength: number | null;
  readonly descriptionLength: number | null;
  readonly avatar: boolean;
  readonly banner: boolean;
  readonly length: Length;
}

/** A shortened line says less than nothing below this. */
const SHORTEST_LINE = 12;

/**
 * What a profile should show: the original and every layer over it, within the room that the network gives. A field that nothing of ours
 * speaks of, that the network lets nobody change, or that a person changed over ours (`leftAlone`) shows the original.
 */
export function composeProfile(original: Shown, layers: Layers, room: Room, leftAlone: readonly Field[] = []): Composed {
  const inOrder = LAYERS.flatMap((layer) => (layers[layer] ? [{ layer, ...layers[layer] }] : []));
  const top = (field: Field): string | undefined =>
    leftAlone.includes(field) ? undefined : inOrder.findLast((layer) => layer[field] !== undefined)?.[field];
  const name = room.displayNameLength === null ? undefined : top('displayName');
  const avatar = room.avatar ? top('avatar') : undefined;
  const banner = room.banner ? top('banner') : undefined;
  const said = room.descriptionLength === null || leftAlone.includes('description') ? null : describe(original, inOrder, room);
  return {
    displayName: name === undefined ? original.displayName : shorten(name, room.displayNameLength ?? 0, room.length),
    description: said?.text ?? original.description,
    lines: said?.lines ?? [],
    avatar: avatar ?? original.avatar,
    banner: banner ?? original.banner,
  };
}

interface Line {
  readonly layer: string;
  readonly text: string;
}

/**
 * The description with the lines of the layers. That a character is one comes first and is always said, whatever must give way for it; other
 * lines follow the words of the account, and are shortened or left out where there is no room: a line never shortens what a person wrote.
 */
function describe(
  original: Shown,
  inOrder: readonly (LayerContent & { readonly layer: string })[],
  { descriptionLength, length }: Room,
): { text: string; lines: readonly string[] } {
  const longest = descriptionLength ?? 0;
  const given = inOrder.findLast(({ description }) => description !== undefined)?.description;
  const all = inOrder.flatMap(({ layer, descriptionLine }): Line[] => {
    const text = descriptionLine?.replaceAll(/\s+/gu, ' ').trim() ?? '';
    return text === '' ? [] : [{ layer, text }];
  });
  const first = all.filter(({ layer }) => layer === 'persona').map(({ text }) => shorten(text, longest, length));
  const head = first.join('\n');
  const room = Math.max(0, head === '' ? longest : longest - length(`${head}\n`));
  // A description that somebody wrote gives way for nothing but the word that a character is one.
  const base = given === undefined && head === '' ? original.description : shorten(given ?? original.description, room, length);
  let text = [head, base].filter((part) => part !== '').join('\n');
  const lines = [...first];
  for (const line of all.filter(({ layer }) => layer !== 'persona')) {
    const before = text === '' ? '' : `${text}\n`;
    const left = longest - length(before);
    const fitted = left >= Math.min(SHORTEST_LINE, length(line.text)) ? shorten(line.text, left, length) : '';
    if (fitted === '') continue;
    text = before + fitted;
    lines.push(fitted);
  }
  return { text, lines: lines.filter((line) => line !== '') };
}
