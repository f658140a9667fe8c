import type { Holding } from '../people/index.ts';
import { endShiftIn } from './end-shift.ts';
import { forgetWords } from './hand-over-store.ts';
import { readAccount } from './say.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { showAtHelm } from './show-at-helm.ts';
import { listAtHelm, listShiftsOf, lockHelm } from './store.ts';

/** What this room keeps of members: a helm ends with its member's leaving; words for colleagues go with the erasure, who was there when stays. */
export const createHolding = (deps: ShiftsDeps): Holding => ({
  name: 'shifts',
  leave: async (tx, memberId) => {
    for (const found of await listAtHelm(tx.db, tx.organisationId)) {
      if (found.memberId !== memberId) continue;
      await lockHelm(tx, found.accountId);
      const shift = (await listAtHelm(tx.db, tx.organisationId, found.accountId)).find(({ shiftId }) => shiftId === found.shiftId);
      if (shift) await endShiftIn(deps, tx, shift, { why: 'deactivated', by: null, goodbye: null });
    }
  },
  shownAnew: async (tx, memberId) => {
    for (const { accountId } of (await listAtHelm(tx.db, tx.organisationId)).filter((one) => one.memberId === memberId)) {
      await lockHelm(tx, accountId);
      const account = await readAccount(tx.db, tx.organisationId, accountId);
      if (account !== null) await showAtHelm(deps, tx, account);
    }
  },
  erase: forgetWords,
  export: async (db, organisationId, memberId) => await listShiftsOf(db, organisationId, memberId),
});
