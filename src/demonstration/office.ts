import { createOffice, dismissPost, listOfficesOf, listTenures, localDay, planTenure, startOfDay } from '../offices/index.ts';
import type { OfficeDeps } from '../offices/index.ts';
import type { Visitor } from '../people/index.ts';
import { DEMONSTRATION, DEMONSTRATION_ID } from './team.ts';

const TITLES = {
  feminine: 'Directrice de la communication',
  masculine: 'Directeur de la communication',
  neutral: 'Direction de la communication',
};
const NOON_MS = 12 * 3_600_000;

export interface OfficeStory {
  readonly accountId: string;
  readonly former: string;
  /** Who holds it today, and tells. */
  readonly holder: Visitor;
  readonly now: Date;
}

/**
 * Has the account belong to an office that changed hands in September a year ago, through the doors of the offices room with the clock of
 * that day. Told again, it changes nothing.
 */
export async function tellOffice(deps: OfficeDeps, { accountId, former, holder, now }: OfficeStory): Promise<void> {
  const year = Number(localDay(now, DEMONSTRATION.timeZone).slice(0, 4));
  const handover = `${year - 1}-09-01`;
  const noon = new Date(startOfDay(handover, DEMONSTRATION.timeZone).getTime() + NOON_MS);
  const then: OfficeDeps = { ...deps, readNow: async () => noon };
  const made = await createOffice(then, holder, {
    accountId,
    titles: TITLES,
    holder: { memberId: former, kind: 'holder', titleForm: 'masculine', startsOn: `${year - 6}-03-01` },
  });
  if (!made.ok && made.error.kind !== 'account-has-office') throw new Error(`the demonstration's office: ${made.error.kind}`);
  const { officeId, tenures } = await deps.database.read(DEMONSTRATION_ID, async (db) => ({
    officeId: (await listOfficesOf(db, DEMONSTRATION_ID)).find((office) => office.accountId === accountId)?.officeId ?? '',
    tenures: await listTenures(db, DEMONSTRATION_ID),
  }));
  if (tenures.some((tenure) => tenure.officeId === officeId && tenure.memberId === holder.memberId)) return;
  const { memberId } = holder;
  const request = { officeId, memberId, kind: 'holder', titleForm: 'feminine', startsOn: handover, endsOn: null } as const;
  const planned = await planTenure(then, holder, request);
  // Another process, which fills at the same moment, was faster.
  if (!planned.ok) return;
  // Her words of welcome are a year old.
  await dismissPost(deps, holder, { key: { tenureId: planned.value.tenureId, kind: 'welcome' }, dismissed: true });
}
