import { createHash } from 'node:crypto';
import { decide } from '../guardrails/index.ts';
import type { Finding, Hours, Latitude } from '../guardrails/index.ts';

/** Seconds between the moment at which somebody is asked to read the words again, and the first at which they may leave. */
export const PAUSE_SECONDS = 20;
/** Seconds after which nobody remembers what was read: who comes back to the same words later reads them again. */
export const FORGOTTEN_AFTER_SECONDS = 3_600;

/** Somebody was asked to read some words again, in some place. */
export interface Pause {
  readonly pauseId: string;
  readonly findings: readonly Finding[];
  /** From when on they may leave, by the database's clock. */
  readonly until: Date;
  /** Milliseconds until then; 0 when it is past. Whoever counts them needs no clock that agrees with the database's. */
  readonly remainingMs: number;
  /** Whether that is now. */
  readonly over: boolean;
  /** Whether it was asked so long ago that it counts no more. */
  readonly forgotten: boolean;
}

/** What is the same words in the same place: everything that a reader would read, and who they are said to. */
export const digestOf = (what: unknown): Buffer => createHash('sha256').update(JSON.stringify(what)).digest();

const keyOf = ({ rule, why }: Pick<Finding, 'rule' | 'why'>): string => `${rule} ${why}`;

/** Findings, of those there are now, that were not there when the words were read. */
export function unread(now: readonly Finding[], read: readonly Pick<Finding, 'rule' | 'why'>[]): Finding[] {
  const known = new Set(read.map(keyOf));
  return now.filter((finding) => !known.has(keyOf(finding)));
}

/** Whether who has read `read` has read everything that stops the words now. */
export const wasRead = (
  { findings, latitude, hours }: { readonly findings: readonly Finding[]; readonly latitude: Latitude; readonly hours: Hours },
  read: readonly Finding[],
): boolean => decide(unread(findings, read), latitude, hours) === 'go';
