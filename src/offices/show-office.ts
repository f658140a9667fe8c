import { z } from 'zod';
import type { NetworkPicture } from '../networks/network.ts';
import type { Account } from '../accounts/index.ts';
import type { Card } from '../people/index.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { JobHandler } from '../platform/jobs/job.ts';
import { officeFace } from './office-face.ts';
import type { OfficeDeps } from './office-deps.ts';
import { readDay } from './settle-office.ts';
import { lockOffice, readOffices, readTenures } from './store.ts';
import { vacantSince } from './tenure.ts';

export interface ShowDeps extends OfficeDeps {
  /** The holder's face as the account's network wants it; null when there is none to show, or the network takes none. */
  portrait(account: Account, holder: { readonly card: Card; readonly photo: Uint8Array | null }): Promise<NetworkPicture | null>;
  findPhotoBytes(db: Query, organisationId: string, memberId: string): Promise<Uint8Array | null>;
  /** What the office wants of the account's profile; without a picture, the account's own comes back. */
  setOfficeLayer(
    tx: Transaction,
    accountId: string,
    content: {
      readonly displayName: string;
      readonly descriptionLine: string;
      readonly picture: (NetworkPicture & { readonly alt: string }) | null;
    },
  ): Promise<void>;
}

const payloadSchema = z.object({ organisationId: z.uuid(), officeId: z.uuid() });

/** The job that makes the account's profile say who holds its office. Drawing takes a while, so it is done between two transactions. */
export const showOffice =
  (deps: ShowDeps): JobHandler =>
  async (payload) => {
    const { organisationId, officeId } = payloadSchema.parse(payload);
    const holder = await deps.database.read(organisationId, async (db) => await readHolder(deps, { db, organisationId, officeId }));
    const { account: shownOn, card: face } = holder;
    const picture = face === null || shownOn === null ? null : await deps.portrait(shownOn, { card: face, photo: holder.photo });
    await deps.database.transact(organisationId, async (tx) => {
      const office = await lockOffice(tx, officeId);
      const account = office && (await deps.findAccount(tx.db, organisationId, office.accountId));
      if (!office || !account || account.state === 'disconnected') return;
      const { today, language } = await readDay(deps, tx, office);
      const tenures = await readTenures(tx.db, organisationId, officeId);
      const current = tenures.find(({ state }) => state === 'current') ?? null;
      // Somebody came or left while the picture was drawn: the job that they booked does it.
      if ((current?.memberId ?? null) !== holder.memberId) return;
      const card = current === null ? null : await deps.findCard(tx.db, organisationId, current.memberId);
      const shown = card?.listedPublicly === true && card.active ? card : null;
      const face = officeFace({
        titles: office.titles,
        tenure: current,
        publicName: shown?.publicName ?? null,
        vacantSince: vacantSince(tenures, today),
        language,
        fits: deps.displayNameFits(account),
      });
      const alt = `${shown?.publicName ?? ''}, ${face.displayName}`;
      await deps.setOfficeLayer(tx, office.accountId, { ...face, picture: shown && picture ? { ...picture, alt } : null });
    });
  };

interface Holder {
  readonly memberId: string | null;
  readonly account: Account | null;
  /** Null when the office is vacant or its holder does not want to be shown. */
  readonly card: Card | null;
  readonly photo: Uint8Array | null;
}

async function readHolder(deps: ShowDeps, where: { db: Query; organisationId: string; officeId: string }): Promise<Holder> {
  const { db, organisationId, officeId } = where;
  const office = (await readOffices(db, organisationId)).find((one) => one.officeId === officeId);
  const account = office ? await deps.findAccount(db, organisationId, office.accountId) : null;
  const current = office ? (await readTenures(db, organisationId, officeId)).find(({ state }) => state === 'current') : undefined;
  if (!current) return { memberId: null, account, card: null, photo: null };
  const { memberId } = current;
  const card = await deps.findCard(db, organisationId, memberId);
  if (!card?.listedPublicly || !card.active) return { memberId, account, card: null, photo: null };
  return { memberId, account, card, photo: await deps.findPhotoBytes(db, organisationId, memberId) };
}
