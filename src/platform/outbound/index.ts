/** How the product asks addresses that strangers gave. */
export { askStranger, askStrangerOnce, followStranger, StrangerError } from './ask-stranger.ts';
export type { Asking, AskingOnce, Reach, StrangerTrouble } from './ask-stranger.ts';
export { tellStranger } from './tell-stranger.ts';
export type { Telling } from './tell-stranger.ts';
export { isPublicAddress } from './public-address.ts';
