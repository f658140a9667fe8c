import { rotateSecrets } from './accounts/index.ts';
import type { Database } from './platform/database/index.ts';
import type { Seal } from './platform/secrets/index.ts';

/** Seals the networks' credentials anew, and says how many. Answers the exit code: 1 when some cannot be read under either secret. */
export async function rotateAccountSecrets(deps: { database: Database; seal: Seal }, say: (line: string) => void): Promise<number> {
  const { resealed, current, unreadable } = await rotateSecrets(deps);
  say(`${resealed} sealed anew, ${current} already were under the secret of today, ${unreadable} unreadable.`);
  if (unreadable === 0) {
    say('The secret before can be forgotten: nothing needs it any more.');
    return 0;
  }
  say('Keep the secret before, or connect the accounts of those that are unreadable again: docs/operating.md, "Another secret".');
  return 1;
}
