import type { NetworkPicture } from '../networks/network.ts';
import type { Transaction } from '../platform/database/index.ts';
import { keepPicture, lockLayer, removeLayer, writeLayer } from './layer-store.ts';
import { changedFields } from './layer.ts';
import type { Layer, LayerContent, PictureId } from './layer.ts';
import { wishAgain } from './wish.ts';

/**
 * Sets, in the caller's transaction, what a layer wants of an account's profile; a job publishes it after the commit. Texts may be longer
 * than the network takes: they are fitted when they are published. The same wish again is no news.
 */
export async function setLayer(tx: Transaction, accountId: string, layer: Layer, wanted: LayerContent): Promise<void> {
  const before = await lockLayer(tx, accountId, layer);
  const content = writable(wanted);
  const fields = changedFields(before ?? {}, content);
  if (before !== null && fields.length === 0) return;
  await writeLayer(tx, accountId, layer, content);
  await wishAgain(tx, accountId, fields);
}

/** Without the signs that neither a database nor a network takes. */
const writable = (content: LayerContent): LayerContent =>
  Object.fromEntries(Object.entries(content).map(([field, text]: [string, string]) => [field, text.toWellFormed().replaceAll('\0', '')]));

/** Takes a layer away; what lies below shows again. Without it already: nothing happens. */
export async function clearLayer(tx: Transaction, accountId: string, layer: Layer): Promise<void> {
  const before = await lockLayer(tx, accountId, layer);
  if (before === null) return;
  await removeLayer(tx, accountId, layer);
  await wishAgain(tx, accountId, changedFields(before, {}));
}

export interface PictureToSave extends NetworkPicture {
  /** What it shows, in words. */
  readonly alt: string;
}

/** Keeps a picture for a layer. It is forgotten when no layer names it a day later. */
export async function savePicture(tx: Transaction, { alt, ...picture }: PictureToSave): Promise<PictureId> {
  return await keepPicture(tx, picture, alt);
}
