import { listOrganisations } from '../platform/database/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { listWebhooks, lockWebhook, writeResealed } from './store.ts';
import { secretContext } from './webhook.ts';

/**
 * Seals the webhooks' secrets anew under the secret of today, beside the product or alone, as often as wanted. A secret before that opens under
 * neither is forgotten; of an unreadable present one the webhook must be given another.
 */
export async function rotateWebhookSecrets({ database, seal }: { readonly database: Database; readonly seal: Seal }): Promise<{
  readonly resealed: number;
  readonly current: number;
  readonly unreadable: number;
}> {
  const rotated = { resealed: 0, current: 0, unreadable: 0 };
  for (const organisationId of await listOrganisations(database)) {
    const webhooks = await database.read(organisationId, (db) => listWebhooks(db, organisationId));
    for (const { webhookId } of webhooks) {
      await database.transact(organisationId, async (tx) => {
        const webhook = await lockWebhook(tx, webhookId);
        if (webhook === null) return;
        const context = secretContext(organisationId, webhookId);
        const again = seal.reseal(context, webhook.sealed);
        const before = webhook.previousSealed && seal.reseal(context, webhook.previousSealed);
        if (!again.ok) rotated.unreadable += 1;
        else if (again.value === null && !before?.ok) rotated.current += 1;
        else {
          const previous = before?.ok ? (before.value ?? webhook.previousSealed) : null;
          await writeResealed(tx, webhookId, again.value ?? webhook.sealed, previous);
          rotated[again.value === null ? 'current' : 'resealed'] += 1;
        }
      });
    }
  }
  return rotated;
}
