export { clearLayer, savePicture, setLayer } from './set-layer.ts';
export type { PictureToSave } from './set-layer.ts';
export { findPicture } from './layer-store.ts';
export type { Layer, LayerContent, PictureId } from './layer.ts';
export type { ProfileState, ProfileView } from './schema.ts';
