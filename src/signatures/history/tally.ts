import type { BreakReason } from './csv.ts';

/** A row that could not be read: where it begins, why, and what stands there, shortened. */
export interface BrokenRow {
  readonly line: number;
  readonly reason: BreakReason;
  readonly raw: string;
}

export interface Tally {
  rows: number;
  /** Rows whose date is missing or unreadable; they are kept. */
  undated: number;
  brokenCount: number;
  /** The first of them. */
  readonly brokenRows: BrokenRow[];
  broken(reason: BreakReason, line: number, raw: string): void;
}

/** How many broken rows are kept, and how many characters of each. */
export interface TallyLimits {
  readonly rows: number;
  readonly characters: number;
}

const LIMITS: TallyLimits = { rows: 100, characters: 200 };

export function createTally(limits: TallyLimits = LIMITS): Tally {
  return {
    rows: 0,
    undated: 0,
    brokenCount: 0,
    brokenRows: [],
    broken(reason, line, raw) {
      this.brokenCount++;
      if (this.brokenRows.length < limits.rows) this.brokenRows.push({ line, reason, raw: raw.slice(0, limits.characters) });
    },
  };
}
