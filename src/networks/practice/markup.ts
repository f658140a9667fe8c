// Every page of ours is written with the same markup.
export { html } from '../../platform/http/index.ts';
export type { Html } from '../../platform/http/index.ts';
