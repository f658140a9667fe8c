import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { PeopleDeps } from './people-deps.ts';
import type { Crop, PhotoFailure } from './photo.ts';
import { mayWriteOnCard } from './policy.ts';
import { showAnew } from './public-face.ts';
import { lockMembers, readMember } from './store.ts';
import { deletePhoto, writePhoto } from './store-photos.ts';
import type { Visitor } from './visitor.ts';

export type ChangePhotoFailure = PhotoFailure | { kind: 'photos-busy' } | { kind: 'not-allowed' } | { kind: 'not-found' };

/** Puts the visitor's own photo in place of the one before; nobody puts somebody else's. */
export async function putMyPhoto(
  deps: PeopleDeps,
  { organisationId, memberId }: Visitor,
  sent: { readonly bytes: Uint8Array; readonly crop: Crop },
): Promise<Result<undefined, ChangePhotoFailure>> {
  const prepared = await deps.photos.prepare(sent.bytes, sent.crop);
  if (!prepared.ok) return prepared;
  return await deps.database.transact<Result<undefined, ChangePhotoFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    // Left while the picture was being cut: nothing of it may come back.
    if ((await readMember(tx.db, organisationId, memberId))?.state !== 'active') return fail({ kind: 'not-found' });
    await writePhoto(tx.db, { organisationId, memberId }, prepared.value);
    tx.record({ kind: 'member.changed', memberId, data: { memberId, changed: ['photo'] } });
    await showAnew(deps, tx, memberId, ['photo']);
    return succeed();
  });
}

/** Takes a photo away: one's own, or, as an administrator, a colleague's. */
export async function removePhoto(deps: PeopleDeps, visitor: Visitor, memberId: string): Promise<Result<undefined, ChangePhotoFailure>> {
  const { organisationId } = visitor;
  return await deps.database.transact<Result<undefined, ChangePhotoFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    const remover = await readMember(tx.db, organisationId, visitor.memberId);
    const may = memberId === visitor.memberId || (remover?.state === 'active' && mayWriteOnCard(remover.role, 'photo'));
    if (!may) return fail({ kind: 'not-allowed' });
    const member = await readMember(tx.db, organisationId, memberId);
    if (!member) return fail({ kind: 'not-found' });
    if (member.photoDigest === null) return succeed();
    await deletePhoto(tx.db, organisationId, memberId);
    tx.record({ kind: 'member.changed', memberId: visitor.memberId, data: { memberId, changed: ['photo'] } });
    await showAnew(deps, tx, memberId, ['photo']);
    return succeed();
  });
}
