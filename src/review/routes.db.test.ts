import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { reviewWorld } from '../../test/harness/review-world.ts';
import type { ReviewWorld } from '../../test/harness/review-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import { publishingRoutes } from '../publishing/routes.ts';
import type { PublicationView } from '../publishing/schema.ts';
import { reviewActRoutes, reviewRoutes, reviewSettingRoutes } from './routes.ts';
import type { ReviewCounts, ReviewList, ReviewView } from './schema.ts';

describe('reviews over HTTP', () => {
  let mine: TestDatabase;
  let world: ReviewWorld;
  let who: Visitor;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await reviewWorld(mine);
    who = world.paul;
  });

  async function ask<Body>(method: string, path: string, body?: unknown) {
    const requireMember: Parameters<typeof reviewRoutes>[0]['requireMember'] = async (c, next) => {
      c.set('visitor', who);
      await next();
    };
    const means = { ...world.deps, requireMember };
    const routes = createRouter()
      .route('/', reviewRoutes(means))
      .route('/', reviewActRoutes(means))
      .route('/', reviewSettingRoutes(means))
      .route('/', publishingRoutes({ ...world.replyDeps, requireMember }));
    const headers = { 'content-type': 'application/json' };
    const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, body: (await answer.json()) as Body };
  }
  type Refused = { error: { kind: string } & Record<string, unknown> };
  const reviews = async (query = '') => (await ask<ReviewList>('GET', `/reviews${query}`)).body.reviews.map(({ reviewId }) => reviewId);
  const counts = async () => (await ask<ReviewCounts>('GET', '/reviews/counts')).body;

  test('a press that is held answers the held reply with its review; one that pauses says until when', async () => {
    who = world.ines;
    const told = await world.mention('Et mon train ?');
    await world.take(world.ines, told.conversationId);
    const press = { idempotencyKey: randomUUID(), replyToMessageId: told.messageId, body: 'Alors <pause>.' };
    const path = `/conversations/${told.conversationId}/replies`;
    const paused = await ask<Refused>('POST', path, press);
    assert.deepEqual([paused.status, paused.body.error.kind], [409, 'pause']);
    assert.ok(Date.parse(String(paused.body.error['until'])) > 0);
    const early = await ask<Refused>('POST', path, { ...press, readAgain: paused.body.error['pauseId'] });
    assert.deepEqual([early.status, early.body.error.kind], [409, 'too-soon']);
    const held = await ask<PublicationView>('POST', path, { ...press, idempotencyKey: randomUUID(), body: 'Alors <hold>.' });
    assert.deepEqual([held.status, held.body.state, held.body.review?.state], [201, 'held', 'waiting']);
    assert.deepEqual(held.body.review?.subject, {
      kind: 'reply',
      publicationId: held.body.publicationId,
      conversationId: told.conversationId,
      replyToMessageId: told.messageId,
      answeredText: 'Et mon train ?',
    });
    assert.equal(held.body.review?.mayReview, false);
    who = world.paul;
    const { body } = await ask<{ publications: PublicationView[] }>('GET', `/conversations/${told.conversationId}/publications`);
    assert.equal(body.publications[0]?.review?.mayReview, true);
  });

  test('each sees what concerns him or her: one’s own, and what one may review', async () => {
    const { reviewId } = await world.held();
    assert.deepEqual(
      [await reviews(), await reviews('?mine=true'), await reviews('?mine=false&state=waiting')],
      [[reviewId], [], [reviewId]],
    );
    assert.deepEqual(await counts(), { toReview: 1, mine: 0 });
    who = world.ines;
    assert.deepEqual([await reviews(), await reviews('?mine=true'), await reviews('?mine=false')], [[reviewId], [reviewId], []]);
    assert.deepEqual(await counts(), { toReview: 0, mine: 1 });
    await world.giveLatitude(world.paul, 'autonomous');
    who = world.paul;
    assert.deepEqual(await reviews(), []);
    const one = await ask<ReviewView>('GET', `/reviews/${reviewId}`);
    assert.deepEqual([one.status, one.body.mayReview], [200, false], 'what is public is everybody’s to read');
    assert.deepEqual(one.body.findings, [], 'and what was found in a colleague’s words is not');
  });

  test('is approved, amended and refused, and the second is told by whom', async () => {
    const first = await world.held('Un <hold>.');
    const approved = await ask<ReviewView>('POST', `/reviews/${first.reviewId}/approve`);
    assert.deepEqual([approved.status, approved.body.state, approved.body.reviewerId], [200, 'approved', world.paul.memberId]);
    who = world.lead;
    const late = await ask<Refused>('POST', `/reviews/${first.reviewId}/refuse`, { word: 'Non.' });
    assert.deepEqual([late.status, late.body.error], [409, { kind: 'settled', state: 'approved', by: world.paul.memberId }]);
    const second = await world.held('Deux <hold>.');
    const amended = await ask<ReviewView>('POST', `/reviews/${second.reviewId}/amend`, { text: 'Deux.' });
    assert.deepEqual(amended.body.amended, { before: 'Deux <hold>.', after: 'Deux.' });
    const third = await world.held('Trois <hold>.');
    assert.equal((await ask('POST', `/reviews/${third.reviewId}/refuse`, { word: '  ' })).status, 422);
    const firm = await ask<Refused>('POST', `/reviews/${third.reviewId}/amend`, { text: 'Trois <firm>.' });
    assert.deepEqual([firm.status, firm.body.error.kind], [422, 'firm']);
    const refused = await ask<ReviewView>('POST', `/reviews/${third.reviewId}/refuse`, { word: 'Plus doux.' });
    assert.deepEqual([refused.body.state, refused.body.word], ['refused', 'Plus doux.']);
    assert.equal((await reviews('?state=settled')).length, 3);
  });

  test('one’s own, and what is not there, are refused as such', async () => {
    const { reviewId } = await world.held();
    who = world.ines;
    const own = await ask<Refused>('POST', `/reviews/${reviewId}/approve`);
    assert.deepEqual([own.status, own.body.error], [403, { kind: 'not-allowed', why: 'own' }]);
    assert.equal((await ask<ReviewView>('POST', `/reviews/${reviewId}/take-back`)).body.state, 'taken-back');
    assert.equal((await ask('GET', `/reviews/${randomUUID()}`)).status, 404);
    assert.equal((await ask('POST', `/reviews/${randomUUID()}/approve`)).status, 404);
    assert.equal((await ask('POST', '/reviews/none/approve')).status, 422);
    assert.equal((await ask('POST', `/reviews/${reviewId}/amend`, { text: 'a', parts: ['a'] })).status, 422);
  });

  test('of a private conversation are not there for whom it is not there', async () => {
    const secret = await world.hear({ ...world.fake.say('karim', 'Mon dossier 4321'), visibility: 'private' });
    await world.take(world.ines, secret.conversationId);
    const written = await world.reply(world.ines, secret, { body: 'Alors <hold>.' });
    assert.ok(written.ok && written.value.state === 'held');
    const { reviewId } = await world.lastReview();
    assert.deepEqual(await counts(), { toReview: 1, mine: 0 });
    // A team of Inès alone: Paul, référente or not, reads it no more.
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      world.organisationId,
      world.account.accountId,
      world.ines.memberId,
    ]);
    assert.deepEqual([await reviews(), await counts()], [[], { toReview: 0, mine: 0 }]);
    assert.equal((await ask('GET', `/reviews/${reviewId}`)).status, 404);
    assert.equal((await ask('POST', `/reviews/${reviewId}/approve`)).status, 404);
    who = world.lead;
    assert.equal((await ask('POST', `/reviews/${reviewId}/approve`)).status, 200);
  });

  test('of another organisation are not there', async () => {
    const { reviewId } = await world.held();
    const elsewhere = await reviewWorld(mine);
    who = elsewhere.lead;
    assert.equal((await ask('GET', `/reviews/${reviewId}`)).status, 404);
    assert.equal((await ask('POST', `/reviews/${reviewId}/approve`)).status, 404);
    assert.equal((await world.review(reviewId)).state, 'waiting');
  });

  test('leads say after how long; what is held from then on ends so', async () => {
    const path = `/accounts/${world.account.accountId}/review`;
    assert.deepEqual((await ask('GET', path)).body, { minutes: 30 });
    assert.equal((await ask('PUT', path, { minutes: 60 })).status, 403);
    who = world.lead;
    for (const minutes of [4, 1_441, 7.5]) assert.equal((await ask('PUT', path, { minutes })).status, 422);
    assert.deepEqual((await ask('PUT', path, { minutes: 60 })).body, { minutes: 60 });
    assert.equal((await ask('PUT', `/accounts/${randomUUID()}/review`, { minutes: 60 })).status, 404);
    const { reviewId } = await world.held();
    const { endsAt, askedAt } = await world.review(reviewId);
    assert.equal(Math.round((endsAt.getTime() - askedAt.getTime()) / 60_000), 60);
  });
});
