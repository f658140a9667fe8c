/**
 * Where a search looks, newest first. Time is cut into blocks of 1, 16, 256, 4,096 and 65,536 hours, each a term of the search index
 * beside the words. The first step is short, so that a word of every third message is found in it at once; the last one is all of the
 * past, so that a rare word is found, or known to be nowhere, in four steps.
 */
export interface Block {
  /** A block is 16^level hours long. */
  readonly level: number;
  readonly number: number;
}

/** Blocks asked for together. */
export type Step = readonly Block[];

const HIGHEST_LEVEL = 4;
const HOUR_MS = 3_600_000;
const FACTOR = 16;

/** The name of a block in the index. */
export const blockTerm = (block: Block): string => `${block.level}:${block.number}`;

/** Steps that together cover all time up to `moment` (not before 1970), newest first, without overlap. */
export function stepsBefore(moment: Date): Step[] {
  const levels: Step[] = [];
  let newest = Math.max(0, Math.floor(moment.getTime() / HOUR_MS));
  for (let level = 0; level <= HIGHEST_LEVEL && newest >= 0; level += 1) {
    const oldest = level === HIGHEST_LEVEL ? 0 : Math.floor(newest / FACTOR) * FACTOR;
    levels.push(blocks(level, newest, oldest));
    newest = Math.floor(newest / FACTOR) - 1;
  }
  return [...levels.slice(0, 3), levels.slice(3).flat()].filter((step) => step.length > 0);
}

/** The same time in smaller steps, newest first; null when there is nothing smaller than the step. */
export function splitStep(step: Step): Step[] | null {
  const [only] = step;
  if (step.length > 1) return step.map((block) => [block]);
  if (!only || only.level === 0) return null;
  const newest = only.number * FACTOR + FACTOR - 1;
  return blocks(only.level - 1, newest, only.number * FACTOR).map((block) => [block]);
}

function blocks(level: number, newest: number, oldest: number): Block[] {
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, index) => ({ level, number: newest - index }));
}
