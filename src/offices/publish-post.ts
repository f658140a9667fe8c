import type { Visitor } from '../people/index.ts';
import type { Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { AnnouncementRefusal, OfficeDeps } from './office-deps.ts';
import { isOpen, publicationKey } from './office-post.ts';
import type { OfficePost } from './office-post.ts';
import { mayOffices } from './policy.ts';
import { lockPost, writePost } from './post-store.ts';
import { readDay, settleOffice } from './settle-office.ts';
import { lockOffice, readTenure } from './store.ts';
import type { Office, Tenure } from './tenure.ts';

export interface PostKey {
  readonly tenureId: string;
  readonly kind: OfficePost['kind'];
}

export type PostRefusal =
  | { kind: 'not-found' }
  /** It is in somebody else's name. */
  | { kind: 'not-yours' }
  | { kind: 'already-published' }
  /** Its signer does not hold the office on this day. */
  | { kind: 'not-open' }
  | { kind: 'empty' }
  | { kind: 'not-published'; why: string };

interface Found {
  readonly office: Office;
  readonly tenure: Tenure;
  readonly post: OfficePost;
}

async function find(deps: OfficeDeps, tx: Transaction, key: PostKey): Promise<Found | null> {
  const known = await readTenure(tx.db, tx.organisationId, key.tenureId);
  const office = known && (await lockOffice(tx, known.officeId));
  if (!known || !office) return null;
  await settleOffice(deps, tx, await readDay(deps, tx, office));
  const [tenure, post] = [await readTenure(tx.db, tx.organisationId, key.tenureId), await lockPost(tx, key)];
  if (!tenure || !post) return null;
  return { office, tenure, post: await takenBack(deps, tx, post) };
}

/** A publication that its signer took back in time is a proposal again, under a new key. */
async function takenBack(deps: OfficeDeps, tx: Transaction, post: OfficePost): Promise<OfficePost> {
  if (post.state !== 'published' || post.publicationId === null) return post;
  if (!(await deps.wasTakenBack(tx.db, tx.organisationId, post.publicationId))) return post;
  return { ...post, state: 'proposed', publicationId: null, attempt: post.attempt + 1 };
}

/** Changes the proposed words. Their signer and those who manage offices may; they are published by the signer alone. */
export async function editPost(
  deps: OfficeDeps,
  visitor: Visitor,
  { key, body }: { readonly key: PostKey; readonly body: string },
): Promise<Result<OfficePost, PostRefusal>> {
  return await change(deps, visitor, key, ({ post }) =>
    post.state === 'published' ? fail({ kind: 'already-published' }) : succeed({ ...post, body }),
  );
}

/** Puts the proposal aside, or takes it out again. */
export async function dismissPost(
  deps: OfficeDeps,
  visitor: Visitor,
  { key, dismissed }: { readonly key: PostKey; readonly dismissed: boolean },
): Promise<Result<OfficePost, PostRefusal>> {
  return await change(deps, visitor, key, ({ post }) =>
    post.state === 'published' ? fail({ kind: 'already-published' }) : succeed({ ...post, state: dismissed ? 'dismissed' : 'proposed' }),
  );
}

async function change(
  deps: OfficeDeps,
  visitor: Visitor,
  key: PostKey,
  to: (found: Found) => Result<OfficePost, PostRefusal>,
): Promise<Result<OfficePost, PostRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<OfficePost, PostRefusal>> => {
    const found = await find(deps, tx, key);
    if (found === null) return fail({ kind: 'not-found' });
    if (found.tenure.memberId !== visitor.memberId && !mayOffices('manage', visitor.role)) return fail({ kind: 'not-yours' });
    const changed = to(found);
    if (!changed.ok) return changed;
    await writePost(tx, changed.value);
    record(tx, 'office.post-changed', visitor, found);
    return changed;
  });
}

/** Publishes the words in their signer's name, once: he or she alone may, on the days of the tenure. */
export async function publishPost(deps: OfficeDeps, visitor: Visitor, key: PostKey): Promise<Result<OfficePost, PostRefusal>> {
  return await deps.database.transact(visitor.organisationId, async (tx): Promise<Result<OfficePost, PostRefusal>> => {
    const found = await find(deps, tx, key);
    if (found === null) return fail({ kind: 'not-found' });
    const { office, tenure, post } = found;
    if (tenure.memberId !== visitor.memberId) return fail({ kind: 'not-yours' });
    // The same click, come twice.
    if (post.state === 'published') return succeed(post);
    if (!isOpen(post, tenure)) return fail({ kind: 'not-open' });
    if (post.body.trim() === '') return fail({ kind: 'empty' });
    const announced = await deps.announce(tx, {
      accountId: office.accountId,
      memberId: tenure.memberId,
      body: post.body,
      key: publicationKey(post),
    });
    if (!announced.ok) return fail(refusalOf(announced.error));
    const published: OfficePost = { ...post, state: 'published', publicationId: announced.value.publicationId };
    await writePost(tx, published);
    record(tx, 'office.post-published', visitor, found);
    return succeed(published);
  });
}

const refusalOf = ({ kind }: AnnouncementRefusal): PostRefusal =>
  kind === 'empty' ? { kind: 'empty' } : { kind: 'not-published', why: kind };

function record(tx: Transaction, kind: string, visitor: Visitor, { office, tenure, post }: Found): void {
  const data = { officeId: office.officeId, tenureId: tenure.tenureId, post: post.kind };
  tx.record({ kind, memberId: visitor.memberId, accountId: office.accountId, data });
}
