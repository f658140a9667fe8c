import type { PeopleDeps } from './people-deps.ts';
import { toMemberView } from './member.ts';
import { readMember, readOrganisation } from './store.ts';
import { readTraces } from './store-erasure.ts';
import { findPhoto } from './store-photos.ts';
import type { Visitor } from './visitor.ts';

const LARGEST = 512;

/** Everything that is kept of the visitor, as JSON can say it; dates are ISO 8601 in UTC. The passphrase's hash is left out: it is a key. */
export async function exportMe(deps: PeopleDeps, { organisationId, memberId }: Visitor): Promise<Record<string, unknown>> {
  return await deps.database.read(organisationId, async (db) => {
    const member = await readMember(db, organisationId, memberId);
    if (!member) throw new Error('a signed-in member has no row');
    const photo = await findPhoto(db, organisationId, memberId, LARGEST);
    const held: Record<string, unknown> = {};
    for (const holding of deps.holdings()) {
      if (holding.export) held[holding.name] = await holding.export(db, organisationId, memberId);
    }
    return {
      exportedAt: new Date().toISOString(),
      organisation: (await readOrganisation(db, organisationId))?.name ?? '',
      member: toMemberView(member),
      photo: photo && { mimeType: photo.mimeType, base64: Buffer.from(photo.bytes).toString('base64') },
      ...(await readTraces(db, organisationId, memberId)),
      ...held,
    };
  });
}
