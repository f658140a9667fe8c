import { waitAfter } from './lock-out.ts';

const REMEMBERED = 10_000;

/**
 * Counts wrong sign-ins of e-mails that nobody has, so that they are locked like those that somebody has: a stranger cannot learn from a
 * lock-out who works here. In this process only, the least recent forgotten past 10,000.
 */
export function countUnknownSignIns(now: () => number) {
  const byEmail = new Map<string, { failures: number; until: number }>();
  /** Answers until when this e-mail is locked, or null after counting one more attempt. */
  return (email: string): Date | null => {
    const seen = byEmail.get(email);
    if (seen && seen.until > now()) return new Date(seen.until);
    const failures = (seen?.failures ?? 0) + 1;
    byEmail.delete(email);
    byEmail.set(email, { failures, until: now() + waitAfter(failures) * 1_000 });
    if (byEmail.size > REMEMBERED) byEmail.delete(byEmail.keys().next().value!);
    return null;
  };
}
