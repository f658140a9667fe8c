/**
 * How long a publication can still be undone. The server's clock decides when it leaves, and a browser's clock may be minutes off: what is
 * counted down is the time between two moments of the server, from the instant when the answer came.
 */
import type { PublicationView } from '../../src/publishing/schema.ts';

type Timed = Pick<PublicationView, 'publicationId' | 'createdAt' | 'dueAt'>;

/** End of the undo delay by this browser's monotonic clock, for publications that were made here. */
const ends = new Map<string, number>();
const REMEMBERED = 50;

/** Called when the server has just answered with a new publication. `now`: milliseconds of the monotonic clock. */
export function startCountdown(publication: Timed, now: number): void {
  ends.set(publication.publicationId, now + delayOf(publication));
  const oldest = ends.keys().next().value;
  if (ends.size > REMEMBERED && oldest !== undefined) ends.delete(oldest);
}

/** Milliseconds of undo delay as the server gave them. */
export const delayOf = ({ createdAt, dueAt }: Timed): number => Math.max(0, Date.parse(dueAt) - Date.parse(createdAt));

/** Milliseconds left. For a publication made on another screen it is the best guess by the wall clock, never more than its whole delay. */
export function timeLeft(publication: Timed, now: { readonly monotonic: number; readonly wall: number }): number {
  const end = ends.get(publication.publicationId);
  const left = end === undefined ? Date.parse(publication.dueAt) - now.wall : end - now.monotonic;
  return Math.min(Math.max(0, left), delayOf(publication));
}
