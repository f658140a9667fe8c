/** What the public pages are made of: the doors of the rooms before them, bound. */
import { listAccounts, listTeam } from './accounts/index.ts';
import type { Account } from './accounts/index.ts';
import { listOfficesOf, listTenures, readNow } from './offices/index.ts';
import { findMembers, findOrganisation, findPhoto, listPublicCards } from './people/index.ts';
import type { RequireMember } from './people/index.ts';
import { findPersona } from './personas/index.ts';
import type { Database } from './platform/database/index.ts';
import { readCalendar, readOccurrences } from './shifts/index.ts';
import type { Shifts } from './shifts/index.ts';
import { impossible } from './platform/result.ts';
import { createWhoSpeaks } from './who-speaks/index.ts';
import type { WhoSpeaks } from './who-speaks/index.ts';

export interface WhoSpeaksMeans {
  readonly database: Database;
  readonly requireMember: RequireMember;
  readonly publicUrl: string | null;
  readonly shifts: Pick<Shifts, 'findHelm' | 'nextPresence'>;
}

export function composeWhoSpeaks({ database, requireMember, publicUrl, shifts }: WhoSpeaksMeans): WhoSpeaks {
  return createWhoSpeaks({
    database,
    requireMember,
    publicUrl,
    readNow,
    findOrganisation,
    listAccounts,
    listTeam,
    listPublicCards,
    findPhoto,
    findHelm: shifts.findHelm,
    nextPresence: shifts.nextPresence,
    plannedShifts: async (db, organisationId, span) => {
      const calendar = await readCalendar({ findOrganisation }, db, organisationId);
      return await readOccurrences(db, organisationId, { calendar, span });
    },
    listOffices: listOfficesOf,
    listTenures,
    findPersona,
    countMembers: async (db) => (await findMembers(db)).filter(({ state }) => state === 'active').length,
    profileUrl,
  });
}

/** The practice network is for those who are signed in: the public cannot open what is on it. */
function profileUrl({ network, handle, identity }: Account): string | null {
  switch (network) {
    case 'practice':
      return null;
    case 'bluesky':
      return `https://bsky.app/profile/${handle === '' ? identity : handle}`;
    case 'mastodon': {
      const [name = '', domain] = handle.split('@');
      return domain === undefined ? null : `https://${domain}/@${encodeURIComponent(name)}`;
    }
    case 'x':
      return `https://x.com/${encodeURIComponent(handle)}`;
    default:
      return impossible(network);
  }
}
