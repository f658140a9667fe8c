import type { Scope } from '../../src/api-keys/schema.ts';

type Dashed<Text extends string> = Text extends `${infer Before}:${infer After}` ? `${Before}-${After}` : never;

/** The key of its words: a colon in a key would name a file of texts. */
export const wordOf = (scope: Scope): Dashed<Scope> => scope.replace(':', '-') as Dashed<Scope>;
