export { labGuardrails } from './guardrails.ts';
export { labPresence } from './presence.ts';
export type { LabOutput } from './presence.ts';
export { labPromises } from './promises.ts';
export { labSignatures } from './signatures.ts';
