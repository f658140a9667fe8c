import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { amend, approve, refuse, takeBack, timeOut } from '../../src/review/settle-review.ts';
import { findReview } from '../../src/review/store.ts';
import { createTimingOut } from '../../src/review/timing-out.ts';
import type { ReviewDeps } from '../../src/review/index.ts';
import { heldReplyDoor } from '../../src/publishing/index.ts';
import { heldPostDoor, postsDeps } from '../../src/posts/index.ts';
import type { Visitor } from '../../src/people/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { publishingWorld } from './publishing-world.ts';
import type { TestDatabase } from './postgres.ts';

/** The publishing world with words that are held: Paul is référente, Léa a lead, Inès writes. */
export async function reviewWorld(mine: TestDatabase) {
  const world = await publishingWorld(mine);
  const { database } = mine;
  const { organisationId, guard, account, replyDeps } = world;
  const posts = postsDeps({ database, networks: replyDeps.networks, guard });
  const deps: ReviewDeps = {
    database,
    guard,
    newId: randomUUID,
    subjects: () => ({ reply: heldReplyDoor(replyDeps), post: heldPostDoor(posts) }),
  };

  const giveLatitude = async (who: Visitor, latitude: string, accountId = account.accountId) =>
    await world.alter(
      `insert into member_latitude (organisation_id, account_id, member_id, latitude, given_by) values ($1, $2, $3, $4, $3)
       on conflict (organisation_id, account_id, member_id) do update set latitude = excluded.latitude`,
      [organisationId, accountId, who.memberId, latitude],
    );
  await giveLatitude(world.paul, 'referent');

  const review = async (reviewId: string) => {
    const found = await database.read(organisationId, (db) => findReview(db, organisationId, reviewId));
    assert.ok(found);
    return found;
  };
  /** The last review of something. */
  const lastReview = async () => {
    const rows = await world.alter<{ review_id: string }>(
      'select review_id from review where organisation_id = $1 order by asked_at desc limit 1',
      [organisationId],
    );
    return await review(rows[0]!.review_id);
  };

  return {
    ...world,
    deps,
    posts,
    giveLatitude,
    review,
    lastReview,
    /** Somebody writes to us, and Inès's answer is held. */
    held: async (body = 'Eh bien <hold> alors.', key: string = randomUUID()) => {
      const told = await world.mention();
      await world.take(world.ines, told.conversationId);
      const written = await world.reply(world.ines, told, { body, key });
      assert.ok(written.ok, JSON.stringify(written));
      assert.equal(written.value.state, 'held');
      return { told, key, publicationId: written.value.publicationId, reviewId: (await lastReview()).reviewId };
    },
    approve: async (who: Visitor, reviewId: string) => await approve(deps, who, reviewId),
    amend: async (who: Visitor, reviewId: string, ...parts: readonly string[]) => await amend(deps, who, { reviewId, parts }),
    refuse: async (who: Visitor, reviewId: string, word = 'Pas ainsi.') => await refuse(deps, who, { reviewId, word }),
    takeBack: async (who: Visitor, reviewId: string) => await takeBack(deps, who, reviewId),
    timeOut: async (reviewId: string) => await timeOut(deps, { organisationId, reviewId }),
    timingOut: createTimingOut({ ...deps, log: silentLog() }),
    /** For what only time does. */
    isOver: async (reviewId: string) =>
      await world.alter(`update review set ends_at = now() - interval '1 second' where organisation_id = $1 and review_id = $2`, [
        organisationId,
        reviewId,
      ]),
    deliverAll: async () => {
      await world.hurry();
      await world.worker().sweep();
    },
  };
}

export type ReviewWorld = Awaited<ReturnType<typeof reviewWorld>>;
