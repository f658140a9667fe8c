export { readPastFile } from './past-file.ts';
export type { PastFailure, PastFile, PastOptions } from './past-file.ts';
export type { Presence, Signed, Signer } from './schema.ts';
