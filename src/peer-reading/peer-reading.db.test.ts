import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { recordAnnounced } from '../inbox/index.ts';
import { findOrganisation } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import { listDue } from './draw-store.ts';
import { drawYesterday } from './draw-yesterday.ts';
import { peerReadingHolding } from './index.ts';
import { peerReadingRoutes } from './routes.ts';
import type { PeerReadingCounts, PeerReadingsView } from './schema.ts';

describe('peer reading', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => void (world = await publishingWorld(mine)));

  const draw = async () => await drawYesterday({ database: mine.database, findOrganisation, random: Math.random }, world.organisationId);
  /** The night comes again, and that day was not drawn yet. */
  const anew = async () => await world.alter('delete from peer_reading_night where organisation_id = $1', [world.organisationId]);

  /** A colleague said something at noon of yesterday, as if it had left then. */
  async function said(
    who: Visitor,
    { text = 'Oui, à 8 h 21.', paused = false, post = null as string | null, visibility = 'public' as const } = {},
  ) {
    const [publicationId, ref] = [randomUUID(), randomUUID()];
    const { organisationId, alter } = world;
    const { accountId } = world.account;
    const [{ at } = { at: new Date() }] = await alter<{ at: Date }>(
      `select ((now() at time zone 'Europe/Paris')::date - interval '12 hours') at time zone 'Europe/Paris' as at`,
      [],
    );
    const key = post === null ? randomUUID() : `post:${post}:${at.toISOString()}:${accountId}`;
    await alter(
      `insert into publication (organisation_id, publication_id, account_id, member_id, body, signature, text, idempotency_key, record_key, written_at, state, due_at, sent_at, kind)
       values ($1, $2, $3, $4, $5, '', $5, $6, $2::uuid::text, $7, 'sent', $7, $7, 'announcement')`,
      [organisationId, publicationId, accountId, who.memberId, text, `${key}:${publicationId}`, at],
    );
    const sent = {
      publicationId,
      accountId,
      memberId: who.memberId,
      ref,
      version: '1',
      url: null,
      text,
      facets: [],
      languages: [],
      visibility,
    };
    await mine.database.transact(organisationId, (tx) =>
      recordAnnounced(tx, { ...sent, contentWarning: null, target: null, writtenAt: at }),
    );
    if (paused) {
      await alter(
        `insert into guardrail_pause (organisation_id, pause_id, member_id, account_id, place, words, findings, passed_at, publication_id, post_id)
         values ($1, gen_random_uuid(), $2, $3, '', $4, '[]', now(), $5, $6)`,
        [organisationId, who.memberId, accountId, Buffer.from(publicationId), post === null ? publicationId : null, post],
      );
    }
    return publicationId;
  }

  function as(who: Visitor) {
    const routes = createRouter().route(
      '/',
      peerReadingRoutes({
        database: mine.database,
        requireMember: async (c, next) => {
          c.set('visitor', who);
          await next();
        },
      }),
    );
    const ask = async <Body>(method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (answer.status === 204 ? null : await answer.json()) as Body };
    };
    return {
      look: async () => (await ask<PeerReadingsView>('GET', '/peer-readings')).body,
      counts: async () => (await ask<PeerReadingCounts>('GET', '/peer-readings/counts')).body,
      answer: async (readingId: string, body: unknown) =>
        await ask<{ error: { kind: string; why?: string } }>('PUT', `/peer-readings/${readingId}/answer`, body),
      seen: async () => await ask('POST', '/peer-readings/seen'),
    };
  }
  const everybody = () => [world.ines, world.paul, world.lead];
  async function readerOf(): Promise<{ who: Visitor; readingId: string }> {
    for (const who of everybody()) {
      const [first] = (await as(who).look()).toRead;
      if (first) return { who, readingId: first.readingId };
    }
    throw new Error('nobody has anything to read');
  }

  test('gives each paused message that left, and one a colleague, to somebody who did not write it; a day once', async () => {
    for (let count = 0; count < 6; count++) await said(world.ines);
    await said(world.ines, { paused: true, text: 'Deux fois relue.' });
    await said(world.paul);
    assert.ok((await listDue(mine.database.gate, 1_000)).includes(world.organisationId));
    assert.equal(await draw(), 3);
    assert.ok(!(await listDue(mine.database.gate, 1_000)).includes(world.organisationId));
    for (const who of everybody()) for (const { authorId } of (await as(who).look()).toRead) assert.notEqual(authorId, who.memberId);
    assert.equal(await draw(), null);
    // Should a day be drawn again (a restored copy), nothing of it is given twice.
    await anew();
    await draw();
    const twice = await world.alter('select publication_id from peer_reading where organisation_id = $1 group by 1 having count(*) > 1', [
      world.organisationId,
    ]);
    assert.deepEqual(twice, []);
  });

  test('gives two workers of the same night one draw', async () => {
    await said(world.ines);
    assert.deepEqual((await Promise.all([draw(), draw()])).toSorted(), [1, null]);
  });

  test('reads a post in one place, not by who helped to write it', async () => {
    const post = randomUUID();
    await world.alter(`insert into post (organisation_id, post_id, state, author_id, content) values ($1, $2, 'left', $3, '{}')`, [
      world.organisationId,
      post,
      world.ines.memberId,
    ]);
    await world.alter(
      `insert into post_version (organisation_id, post_id, revision, member_id, content, account_ids) values ($1, $2, 1, $3, '{}', '{}')`,
      [world.organisationId, post, world.paul.memberId],
    );
    await said(world.ines, { post, paused: true });
    await said(world.ines, { post, paused: true });
    assert.equal(await draw(), 1);
    assert.equal((await readerOf()).who.memberId, world.lead.memberId);
    // The post comes back: it was read.
    await anew();
    await said(world.ines, { post, paused: true });
    assert.equal(await draw(), 0);
  });

  test('tells the author who said what, and nobody else anything', async () => {
    await said(world.ines);
    await draw();
    const { who, readingId } = await readerOf();
    const other = everybody().find(({ memberId }) => memberId !== who.memberId && memberId !== world.ines.memberId)!;
    assert.equal((await as(other).answer(readingId, { answer: 'thanks' })).status, 404);
    assert.equal((await as(who).answer(readingId, { answer: 'word', word: '   ' })).status, 422);
    assert.equal((await as(who).answer(readingId, { answer: 'word', word: 'x'.repeat(281) })).status, 422);
    assert.equal((await as(who).answer(readingId, { answer: 'word', word: ' Clair et chaleureux.\0 ' })).status, 204);
    const again = await as(who).answer(readingId, { answer: 'thanks' });
    assert.deepEqual([again.status, again.body.error.why], [409, 'answered']);
    assert.deepEqual(await as(world.ines).counts(), { toRead: 0, unseen: 1 });
    const [answered] = (await as(world.ines).look()).answered;
    assert.deepEqual(
      [answered?.readerId, answered?.answer, answered?.word, answered?.isNew],
      [who.memberId, 'word', 'Clair et chaleureux.', true],
    );
    assert.equal((await as(world.ines).seen()).status, 204);
    assert.deepEqual(await as(world.ines).counts(), { toRead: 0, unseen: 0 });
    assert.deepEqual(await as(other).look(), { toRead: [], answered: [] });
    assert.deepEqual(await as(who).counts(), { toRead: 0, unseen: 0 });
  });

  test('shows the message in its thread, what came before it first', async () => {
    const told = await world.mention('Le 8 h 21 part-il ?');
    await world.alter(`update message set written_at = now() - interval '3 days' where organisation_id = $1 and message_id = $2`, [
      world.organisationId,
      told.messageId,
    ]);
    await said(world.ines, { text: 'Oui.' });
    await world.alter(`update message set conversation_id = $2 where organisation_id = $1 and text = 'Oui.'`, [
      world.organisationId,
      told.conversationId,
    ]);
    await draw();
    const { who } = await readerOf();
    const [reading] = (await as(who).look()).toRead;
    assert.deepEqual(
      reading?.thread.map(({ direction, text }) => [direction, text]),
      [
        ['inbound', 'Le 8 h 21 part-il ?'],
        ['outbound', 'Oui.'],
      ],
    );
  });

  test('ends unread after seven days, and with the message when it is taken down', async () => {
    await said(world.ines);
    await draw();
    const { who, readingId } = await readerOf();
    await world.alter('update message set deleted_at = now() where organisation_id = $1', [world.organisationId]);
    assert.deepEqual([(await as(who).look()).toRead, (await as(who).counts()).toRead], [[], 0]);
    assert.equal((await as(who).answer(readingId, { answer: 'thanks' })).body.error.why, 'gone');
    await world.alter('update message set deleted_at = null where organisation_id = $1', [world.organisationId]);
    await world.alter(`update peer_reading set ends_at = ends_at - interval '7 days' where organisation_id = $1`, [world.organisationId]);
    assert.deepEqual((await as(who).look()).toRead, []);
    assert.equal((await as(who).answer(readingId, { answer: 'thanks' })).body.error.why, 'over');
  });

  test('of a private conversation only its readers are given anything, and only while they may read it', async () => {
    await world.alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 1)', [
      world.organisationId,
      world.account.accountId,
      world.ines.memberId,
    ]);
    await said(world.ines);
    await world.alter(`update conversation set visibility = 'private' where organisation_id = $1`, [world.organisationId]);
    assert.equal(await draw(), 1);
    // Paul is not of the team; the lead is who else may read it.
    const { who, readingId } = await readerOf();
    assert.equal(who.memberId, world.lead.memberId);
    await world.alter(`update member set role = 'member' where organisation_id = $1 and member_id = $2`, [
      world.organisationId,
      who.memberId,
    ]);
    assert.deepEqual([(await as(who).look()).toRead, (await as(who).counts()).toRead], [[], 0]);
    assert.equal((await as(who).answer(readingId, { answer: 'thanks' })).status, 404);
  });

  test('gives nothing to who is alone, to who left, and nothing of theirs', async () => {
    await said(world.ines);
    const leave = `update member set state = 'deactivated', left_at = now() where organisation_id = $1 and member_id = $2`;
    for (const { memberId } of [world.paul, world.lead]) await world.alter(leave, [world.organisationId, memberId]);
    assert.equal(await draw(), 0);
    await world.alter(`update member set state = 'active', left_at = null where organisation_id = $1`, [world.organisationId]);
    await world.alter(leave, [world.organisationId, world.ines.memberId]);
    await anew();
    assert.equal(await draw(), 0);
  });

  test('who leaves reads nothing more; who is erased is forgotten with what was said, and nothing is drawn again for it', async () => {
    await said(world.ines);
    await draw();
    const { who, readingId } = await readerOf();
    await as(who).answer(readingId, { answer: 'word', word: 'Merci de ta patience.' });
    const exported = await mine.database.read(
      world.organisationId,
      async (db) => await peerReadingHolding.export!(db, world.organisationId, world.ines.memberId),
    );
    assert.match(JSON.stringify(exported), /Merci de ta patience/);
    await mine.database.transact(world.organisationId, async (tx) => await peerReadingHolding.leave!(tx, who.memberId));
    assert.equal((await as(world.ines).look()).answered.length, 1);
    await mine.database.transact(world.organisationId, async (tx) => await peerReadingHolding.erase!(tx, who.memberId));
    assert.deepEqual((await as(world.ines).look()).answered, []);
    await anew();
    assert.equal(await draw(), 0);
  });
});
