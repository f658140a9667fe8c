/** How the product asks addresses that strangers gave. */
export { askStranger, askStrangerOnce, followStranger, StrangerError } from './ask-stranger.ts';
export type { Asking, AskingOnce, Reach, StrangerTrouble } from './ask-stranger.ts';
export { isPublicAddress } from './public-address.ts';
