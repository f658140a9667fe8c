/** How the product asks addresses that strangers gave. */
export { askStranger, StrangerError } from './ask-stranger.ts';
export type { Asking, Reach, StrangerTrouble } from './ask-stranger.ts';
export { isPublicAddress } from './public-address.ts';
