/** What was promised in public: words of it, recognised in replies. */
export { findPromise } from './find-promise.ts';
export type { FoundPromise } from './find-promise.ts';
