export { openFace, ourFace } from './face.ts';
export type { Face } from './face.ts';
