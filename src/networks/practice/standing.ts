import { fail, succeed } from '../../platform/result.ts';
import type { NetworkResult, Standing } from '../network.ts';
import { CAPABILITIES } from './capabilities.ts';
import { accountPictureUrl } from './person.ts';
import { NOT_HERE } from './profile.ts';
import type { ProfileOwner } from './profile.ts';
import { findByIdentity } from './store-people.ts';

/** What an account is here. It may do all that the network offers, for as long as it exists. */
export async function readStanding({ database, organisationId, identity }: ProfileOwner): Promise<NetworkResult<Standing>> {
  const person = await database.read(organisationId, (db) => findByIdentity(db, organisationId, identity));
  if (person?.kind !== 'account') return fail(NOT_HERE);
  const { handle, displayName } = person;
  return succeed({
    person: { identity, handle, displayName, avatarUrl: accountPictureUrl(person) },
    capabilities: CAPABILITIES,
    rights: [],
    endsAt: null,
  });
}
