/** The sentences of findings, in one place for the interface and the command line. Pure: words, and nothing that runs. */
export { FINDINGS_IN_ENGLISH } from './en.ts';
export { FINDINGS_IN_FRENCH } from './fr.ts';
export type { FindingSentences } from './sentences.ts';
