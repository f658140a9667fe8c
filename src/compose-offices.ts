/** What the offices are made of: the doors of the rooms before them, bound. */
import { randomUUID } from 'node:crypto';
import { capabilitiesOf, findAccount, freeVoice, joinTeam, leaveTeam, limitVoice, measureOf } from './accounts/index.ts';
import type { Networks } from './accounts/index.ts';
import { createOffices, readNow } from './offices/index.ts';
import type { Offices, ShowDeps } from './offices/index.ts';
import { findCard, findOrganisation, findPhoto } from './people/index.ts';
import type { RequireMember } from './people/index.ts';
import type { Database } from './platform/database/index.ts';
import type { Log } from './platform/log.ts';
import { fail } from './platform/result.ts';
import { clearLayer, savePicture, setLayer } from './profiles/index.ts';
import { composeTeamPicture } from './profiles/picture/index.ts';
import { announce, findPublication } from './publishing/index.ts';
import type { AnnounceDeps } from './publishing/index.ts';
import { signatureFor, signedText } from './signatures/index.ts';

export interface OfficeMeans {
  readonly database: Database;
  readonly networks: Networks;
  readonly requireMember: RequireMember;
  readonly log: Log;
  /** Looks at what a holder says in coming and going. */
  readonly guard?: AnnounceDeps['guard'];
}

export const composeOffices = (means: OfficeMeans): Offices => createOffices({ ...means, ...officeDeps(means) });

/** The doors that offices go through. */
export function officeDeps({ database, networks, guard }: Pick<OfficeMeans, 'database' | 'networks' | 'guard'>): ShowDeps {
  return {
    database,
    newId: randomUUID,
    readNow,
    findOrganisation,
    findAccount,
    findCard,
    joinTeam,
    leaveTeam,
    limitVoice,
    freeVoice,
    bodyFits: async (db, account, memberId) => {
      const measure = measureOf(account, networks);
      const signature = await signatureFor(db, account.organisationId, account.accountId, memberId);
      return (body) => measure.length(signedText(body, signature)) <= measure.maximum;
    },
    displayNameFits: (account) => {
      const { displayNameLength } = capabilitiesOf(account, networks).profile;
      return (displayName) => networks[account.network].profileLength(displayName) <= (displayNameLength ?? 0);
    },
    announce: async (tx, { accountId, memberId, body, key }) => {
      const account = await findAccount(tx.db, tx.organisationId, accountId);
      const signature = await signatureFor(tx.db, tx.organisationId, accountId, memberId);
      if (signature.missing !== null) return fail({ kind: 'no-speaker-tag' });
      const undoDelaySeconds = account?.undoDelaySeconds ?? 0;
      const announcement = { accountId, memberId, kind: 'announcement', body, signature, key, undoDelaySeconds, inReply: null } as const;
      return await announce({ networks, newId: randomUUID, guard }, tx, announcement);
    },
    wasTakenBack: async (db, organisationId, publicationId) =>
      (await findPublication(db, organisationId, publicationId))?.state === 'cancelled',
    clearOfficeLayer: async (tx, accountId) => await clearLayer(tx, accountId, 'office'),
    setOfficeLayer: async (tx, accountId, { picture, ...texts }) => {
      const avatar = picture === null ? {} : { avatar: await savePicture(tx, picture) };
      await setLayer(tx, accountId, 'office', { ...texts, ...avatar });
    },
    findPhotoBytes: async (db, organisationId, memberId) => (await findPhoto(db, organisationId, memberId, 512))?.bytes ?? null,
    portrait: async (account, { card, photo }) => {
      const size = capabilitiesOf(account, networks).profile.avatar;
      const person = { memberId: card.memberId, name: card.publicName, initials: card.initials, photo };
      return size && (await composeTeamPicture('avatar', { people: [person], logo: null }, size));
    },
  };
}
