import type { Transaction } from '../platform/database/index.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { findSettings } from './settings-store.ts';
import { listAtHelm } from './store.ts';
import { profileLine } from './words.ts';
import type { Language } from './holidays.ts';

/**
 * Makes the profile say who is at the helm as it is now in this transaction: everybody who is there, or nothing. Who did not agree to be shown
 * is not named: then it is the team that is there.
 */
export async function showAtHelm(
  deps: Pick<ShiftsDeps, 'findPerson' | 'showInProfile'>,
  tx: Transaction,
  { accountId, language }: { readonly accountId: string; readonly language: Language },
): Promise<void> {
  const settings = await findSettings(tx.db, tx.organisationId, accountId);
  const shifts = settings.profileLine ? await listAtHelm(tx.db, tx.organisationId, accountId) : [];
  const names: (string | null)[] = [];
  for (const { memberId } of shifts) {
    const person = await deps.findPerson(tx.db, tx.organisationId, memberId);
    if (person?.active) names.push(person.listedPublicly ? person.publicName : null);
  }
  await deps.showInProfile(tx, accountId, names.length === 0 ? null : profileLine(names, language));
}
