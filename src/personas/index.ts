export { declarationOf, openingLanguage, openingOf, takeOverOf } from './declaration.ts';
export type { OpeningLanguage } from './declaration.ts';
export type { Agreement, Behind, Persona } from './persona.ts';
export { findPersona } from './store.ts';
