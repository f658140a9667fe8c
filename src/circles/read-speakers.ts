import { listAnswerers, listTeam } from '../accounts/index.ts';
import { findMembers } from '../people/index.ts';
import type { Query } from '../platform/database/index.ts';
import type { SpeakersView } from './schema.ts';
import { identitiesOf, isOnList, sameIdentities } from './speakers.ts';
import type { Speaking } from './speakers.ts';
import { findSpeakersList, listAgreements } from './speakers-store.ts';
import type { Agreement } from './speakers-store.ts';

interface Known {
  readonly people: readonly (Speaking & { readonly name: string })[];
  readonly agreements: readonly Agreement[];
}

/** Everybody who answers on the account or said yes to its list, in the order of the team. */
async function readKnown(db: Query, organisationId: string, accountId: string): Promise<Known> {
  const agreements = await listAgreements(db, organisationId, accountId);
  const answerers = (await listAnswerers(db, organisationId)).get(accountId) ?? null;
  const ranks = new Map((await listTeam(db, organisationId, accountId)).map(({ memberId, rank }) => [memberId, rank]));
  const rankOf = (memberId: string): number => ranks.get(memberId) ?? Number.MAX_SAFE_INTEGER;
  const people = (await findMembers(db)).map(({ memberId, publicName, state, listedPublicly }) => ({
    memberId,
    name: publicName,
    isActive: state === 'active',
    listedPublicly,
    answers: answerers === null || answerers.includes(memberId),
  }));
  return { people: people.toSorted((one, other) => rankOf(one.memberId) - rankOf(other.memberId)), agreements };
}

/** The identities that the account's list is to hold now. */
export async function wantedIdentities(db: Query, organisationId: string, accountId: string): Promise<string[]> {
  const { people, agreements } = await readKnown(db, organisationId, accountId);
  return identitiesOf(people, agreements);
}

/** Who of us is on the account's public list of speakers, who could be, and how the list stands. */
export async function readSpeakersView(db: Query, organisationId: string, accountId: string): Promise<SpeakersView> {
  const { people, agreements } = await readKnown(db, organisationId, accountId);
  const list = await findSpeakersList(db, organisationId, accountId);
  const agreed = new Map(agreements.map((agreement) => [agreement.memberId, agreement]));
  const writtenAt = list?.writtenAt ?? null;
  const isWritten = list !== null && writtenAt !== null && writtenAt >= list.wantedAt;
  return {
    speakers: people
      .filter((one) => one.isActive && (one.answers || agreed.has(one.memberId)))
      .map((one) => {
        const agreement = agreed.get(one.memberId);
        const { memberId, name, listedPublicly } = one;
        return { memberId, name, listedPublicly, handle: agreement?.handle ?? null, isOn: isOnList(one, agreement) };
      }),
    list: list && {
      key: list.recordKey,
      name: list.name,
      description: list.description,
      writtenAt: list.writtenAt?.toISOString() ?? null,
      isCurrent: isWritten && sameIdentities(list.identities, identitiesOf(people, agreements)),
    },
  };
}
