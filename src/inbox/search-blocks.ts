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

/** Blocks asked for together, as far as they lie before an hour: what is later has been looked through. */
export interface Step {
  readonly blocks: readonly Block[];
  /** Hours since 1970; infinite when nothing has been looked through. */
  readonly until: number;
}

const HIGHEST_LEVEL = 4;
const HOUR_MS = 3_600_000;
const FACTOR = 16;

/** The name of a block in the index. */
export const blockTerm = (block: Block): string => `${block.level}:${block.number}`;

/**
 * Steps that together cover all time up to `moment` (not before 1970), newest first, each hour once. Each goes back to the beginning of the
 * block that it stands in, then of the one before, of ever longer blocks. One long block and a bound cost less than the many short ones that
 * fill what is left of it: of words and blocks, the index walks through the rarest, and short blocks would be rarer than any frequent word.
 */
export function stepsBefore(moment: Date): Step[] {
  const steps: Step[] = [];
  const hour = Math.max(0, Math.floor(moment.getTime() / HOUR_MS));
  let reached = Number.POSITIVE_INFINITY;
  for (let level = 0; level <= HIGHEST_LEVEL; level += 1) {
    const newest = Math.floor(hour / FACTOR ** level);
    const both = blocks(level, newest, Math.max(0, newest - 1)).filter((block) => beginningOf(block) < reached);
    // Days are few messages: two blocks at once save a question.
    for (const together of level < 2 ? [both] : both.map((block) => [block])) {
      const oldest = together.at(-1);
      if (!oldest) continue;
      steps.push({ blocks: together, until: reached });
      reached = beginningOf(oldest);
    }
  }
  const before = blocks(HIGHEST_LEVEL, Math.floor(reached / FACTOR ** HIGHEST_LEVEL) - 1, 0);
  if (before.length > 0) steps.push({ blocks: before, until: reached });
  return steps;
}

/** The same time in smaller steps, newest first; null when there is nothing smaller than the step. */
export function splitStep({ blocks: whole, until }: Step): Step[] | null {
  const [only] = whole;
  if (whole.length === 1 && only?.level === 0) return null;
  const parts = whole.length > 1 || !only ? whole : partsOf(only);
  return parts.filter((block) => beginningOf(block) < until).map((block) => ({ blocks: [block], until }));
}

const MOST_BLOCKS = 200;

/** Blocks in which these hours (since 1970) are: the hours themselves, or longer blocks where they would be too many to be asked for. */
export function blocksOf(hours: readonly number[]): Block[] {
  for (let level = 0; ; level += 1) {
    const numbers = new Set(hours.map((hour) => Math.floor(hour / FACTOR ** level)));
    if (numbers.size <= MOST_BLOCKS || level === HIGHEST_LEVEL) return [...numbers].map((number) => ({ level, number }));
  }
}

/** The first hour of a block, counted from 1970. */
const beginningOf = ({ level, number }: Block): number => number * FACTOR ** level;

const partsOf = ({ level, number }: Block): Block[] => blocks(level - 1, number * FACTOR + FACTOR - 1, number * FACTOR);

function blocks(level: number, newest: number, oldest: number): Block[] {
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, index) => ({ level, number: newest - index }));
}

/** The moment at which an hour begins. */
export const momentOfHour = (hour: number): Date => new Date(hour * HOUR_MS);
