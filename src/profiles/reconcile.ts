import type { Composed } from './account-profile.ts';
import { FIELDS } from './layer.ts';
import type { Field, Shown } from './layer.ts';

/** What we know of a profile before looking at it. */
export interface Known {
  readonly original: Shown | null;
  readonly published: Composed | null;
  readonly intended: Composed | null;
  readonly leftAlone: readonly Field[];
}

export interface Reconciled {
  readonly original: Shown;
  readonly leftAlone: readonly Field[];
  /** Fields that a person changed over ours since we last looked. */
  readonly taken: readonly Field[];
}

/**
 * Compares what the network shows with what we wrote, or were about to write when we last stopped. What is neither was written by a person in
 * the network's own app: it is the original from now on. Where it stands in the place of words or pictures of ours it is left alone: we do
 * not fight over it.
 */
export function reconcile(known: Known, seen: Shown): Reconciled {
  if (known.original === null) return { original: seen, leftAlone: [], taken: [] };
  const original: { -readonly [Name in keyof Shown]: Shown[Name] } = { ...known.original };
  const taken: Field[] = [];
  const ours = [known.published, known.intended].filter((one) => one !== null);
  for (const field of FIELDS) {
    if (ours.some((one) => one[field] === seen[field])) continue;
    const covered = known.published !== null && known.published[field] !== known.original[field];
    const base = field === 'description' ? withoutLines(seen.description, ours) : null;
    if (base !== null) {
      original.description = base;
      continue;
    }
    if (seen[field] === known.original[field] && !covered) continue;
    Object.assign(original, { [field]: seen[field] });
    if (covered) taken.push(field);
  }
  return { original, taken, leftAlone: [...new Set([...known.leftAlone, ...taken])] };
}

/** A description without our lines, when it still has every one of them; null when it has not: a person took them out. */
function withoutLines(description: string, ours: readonly Composed[]): string | null {
  for (const { lines } of ours.toReversed()) {
    if (lines.length === 0) continue;
    const rest = description.split('\n');
    const found = lines.map((line) => rest.findIndex((one) => one.trim() === line));
    if (found.some((place) => place < 0)) continue;
    return rest
      .filter((_, place) => !found.includes(place))
      .join('\n')
      .trim();
  }
  return null;
}
