export { createSeal } from './seal.ts';
export type { Seal, SealContext, SealFailure } from './seal.ts';
