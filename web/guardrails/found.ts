/** What several accounts' guard-rails find in the same words, as one list. */
import type { FindingView, LookView } from '../../src/guardrails/schema.ts';
import type { Looked } from './looker.ts';
import { carry, type Level, type Place } from './places.ts';

export interface Found {
  /** The same for the same finding while one types elsewhere. */
  readonly key: string;
  readonly finding: FindingView;
  readonly level: Level;
  /** In the words as they are now; null while they change right there. */
  readonly where: Place | null;
  /** The accounts on which it is found. */
  readonly accountIds: readonly string[];
}

export interface AllFound {
  readonly found: readonly Found[];
  readonly outcome: LookView['outcome'];
}

const OUTCOMES = ['go', 'pause', 'hold'] as const;
const LEVELS = ['hold', 'pause', 'note'] as const;

/** What each account would do with the words, the strictest first, then as they stand in `text`. Null while nothing is known. */
export function gather(looks: ReadonlyMap<string, Looked>, text: string): AllFound | null {
  if (looks.size === 0) return null;
  const all = new Map<string, Found>();
  let outcome = 0;
  for (const [accountId, { text: before, look }] of looks) {
    outcome = Math.max(outcome, OUTCOMES.indexOf(look.outcome));
    for (const finding of look.findings) {
      const where = carry(finding.where, before, text);
      const key = JSON.stringify([finding.why, finding.values, before.slice(finding.where.start, finding.where.end), where?.start]);
      const known = all.get(key);
      const accountIds = [...(known?.accountIds ?? []), accountId];
      all.set(key, { key, finding, level: finding.level, where, accountIds: [...new Set(accountIds)] });
    }
  }
  const found = [...all.values()].toSorted(
    (one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || (one.where?.start ?? 0) - (other.where?.start ?? 0),
  );
  return { found, outcome: OUTCOMES[outcome] ?? 'go' };
}
