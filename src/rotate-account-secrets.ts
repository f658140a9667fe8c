import { rotateSecrets } from './accounts/index.ts';
import type { Database } from './platform/database/index.ts';
import type { Seal } from './platform/secrets/index.ts';
import { rotateWebhookSecrets } from './webhooks/index.ts';

/** Seals the networks' credentials and the webhooks' secrets anew, and says how many. Answers the exit code: 1 when some cannot be read under either secret. */
export async function rotateAccountSecrets(deps: { database: Database; seal: Seal }, say: (line: string) => void): Promise<number> {
  const [accounts, webhooks] = [await rotateSecrets(deps), await rotateWebhookSecrets(deps)];
  const resealed = accounts.resealed + webhooks.resealed;
  const current = accounts.current + webhooks.current;
  const unreadable = accounts.unreadable + webhooks.unreadable;
  say(`${resealed} sealed anew, ${current} already were under the secret of today, ${unreadable} unreadable.`);
  if (unreadable === 0) {
    say('The secret before can be forgotten: nothing needs it any more.');
    return 0;
  }
  say(
    'Keep the secret before, or connect the accounts of those that are unreadable again and renew the secrets of their webhooks: docs/operating.md, "Another secret".',
  );
  return 1;
}
