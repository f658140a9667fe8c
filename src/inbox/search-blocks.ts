/**
 * Where a search looks, newest first. Time is cut into blocks of 1, 16, 256, 4,096 and 65,536 hours, each a term of the search index
 * beside the words. The first steps are short, so that a word of every third message is found in them at once; the last one is all of the
 * past, so that a rare word is found, or known to be nowhere, in a few steps.
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

/**
 * Steps that together cover all time up to `moment` (not before 1970), newest first, without overlap. A step never reaches more than
 * sixteen times as far back as those before it, at whatever hour one asks: a frequent word is not looked for in half a year at once.
 */
export function stepsBefore(moment: Date): Step[] {
  const steps: Block[][] = [];
  let newest = Math.max(0, Math.floor(moment.getTime() / HOUR_MS));
  let reached = 1;
  for (let level = 0; level <= HIGHEST_LEVEL && newest >= 0; level += 1) {
    const oldest = level === HIGHEST_LEVEL ? 0 : Math.floor(newest / FACTOR) * FACTOR;
    const hours = FACTOR ** level;
    for (let from = newest; from >= oldest;) {
      const to = Math.max(oldest, from - Math.max(1, Math.floor((reached * FACTOR) / hours)) + 1);
      steps.push(blocks(level, from, to));
      reached += (from - to + 1) * hours;
      from = to - 1;
    }
    newest = Math.floor(newest / FACTOR) - 1;
  }
  return steps;
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
