/** The texts of the interface, typed by the French ones: another language must have the same keys, no more and no fewer. */
import type { texts } from './fr/index.ts';

export type Texts = typeof texts;

/** The same keys with other words. */
export type SameKeys<Room> = { [Key in keyof Room]: Room[Key] extends string ? string : SameKeys<Room[Key]> };
