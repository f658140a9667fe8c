import type { Visitor } from '../people/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { attempt } from './attempt.ts';
import { isCalendar } from './holidays.ts';
import type { HolidayCalendar } from './holidays.ts';
import { mayDo } from './policy.ts';
import { readAccount } from './say.ts';
import { findSettings, putCalendar, putSettings } from './settings-store.ts';
import type { HelmSettings } from './settings-store.ts';
import type { ShiftsDeps } from './shifts-deps.ts';
import { showAtHelm } from './show-at-helm.ts';
import { lockHelm } from './store.ts';

type Refusal = { kind: 'not-allowed' } | { kind: 'not-found' };

/** Changes how an account's helm is kept; the profile follows at once. */
export async function changeHelmSettings(
  deps: ShiftsDeps,
  visitor: Visitor,
  { accountId, settings }: { readonly accountId: string; readonly settings: HelmSettings },
): Promise<Result<HelmSettings, Refusal>> {
  if (!mayDo(visitor.role, 'settle')) return fail({ kind: 'not-allowed' });
  return await attempt<HelmSettings, Refusal>(deps.database, visitor.organisationId, async (tx) => {
    const account = await readAccount(tx.db, tx.organisationId, accountId);
    if (account === null) return fail({ kind: 'not-found' });
    await lockHelm(tx, accountId);
    const before = await findSettings(tx.db, tx.organisationId, accountId);
    await putSettings(tx, accountId, settings);
    if (before.profileLine !== settings.profileLine) await showAtHelm(deps, tx, account);
    const { profileLine, hoursNotice, absentAfterMinutes } = settings;
    tx.record({
      kind: 'shift.settings-changed',
      memberId: visitor.memberId,
      accountId,
      data: { profileLine, hoursNotice, absentAfterMinutes },
    });
    return succeed(settings);
  });
}

/** Chooses whose public holidays the organisation keeps. */
export async function chooseCalendar(
  deps: ShiftsDeps,
  visitor: Visitor,
  calendar: HolidayCalendar,
): Promise<Result<HolidayCalendar, { kind: 'not-allowed' } | { kind: 'no-such-calendar' }>> {
  if (!mayDo(visitor.role, 'settle')) return fail({ kind: 'not-allowed' });
  if (!isCalendar(calendar)) return fail({ kind: 'no-such-calendar' });
  await deps.database.transact(visitor.organisationId, async (tx) => {
    await putCalendar(tx, calendar);
    tx.record({ kind: 'shift.calendar-chosen', memberId: visitor.memberId, data: { ...calendar } });
  });
  return succeed(calendar);
}
