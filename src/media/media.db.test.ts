import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { drawing, film, fromTelephone, gifBomb } from '../../test/harness/pictures.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { Visitor } from '../people/index.ts';
import { attachToPublication, readAttachments } from './attach.ts';
import { checkMedia } from './check-media.ts';
import { mediaFileRoutes } from './file-routes.ts';
import { forgetMedia } from './forget-media.ts';
import { pictureFor } from './make-files.ts';
import { isReady, PART_BYTES, UNUSED_KEPT_MS } from './media.ts';
import type { ReadyMedia } from './media.ts';
import { mediaHolding } from './member-holding-store.ts';
import { createOneByOne } from './one-by-one.ts';
import { mediaRoutes } from './routes.ts';
import type { AttachedView, MediaView, ProposedAlt } from './schema.ts';
import { findOne } from './store.ts';

type Answer = MediaView & { attachments: AttachedView[]; proposals: ProposedAlt[]; error: { kind: string } & Record<string, unknown> };

const OFFERED = {
  pictures: 2,
  pictureBytes: 50_000,
  pictureSide: 500,
  picturePixels: null,
  pictureTypes: ['image/jpeg'],
  altLength: 100,
  film: null,
  inPrivate: false,
};

describe('pictures and films that we send', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  function open(organisationId: string = randomUUID(), role: Visitor['role'] = 'member') {
    const visitor: Visitor = { organisationId, memberId: randomUUID(), sessionId: randomUUID(), role };
    const { database } = mine;
    const requireMember = (async (c, next) => {
      c.set('visitor', visitor);
      await next();
    }) as Parameters<typeof mediaRoutes>[0]['requireMember'];
    const deps = { database, newId: randomUUID, requireMember, oneByOne: createOneByOne() };
    const [routes, files] = [mediaRoutes(deps), mediaFileRoutes(deps)];
    const ask = async (method: string, path: string, body?: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await routes.request(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: (await answer.json()) as Answer };
    };
    const send = async (mediaId: string, number: number, bytes: Uint8Array) => {
      const init = { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) };
      const answer = await files.request(`/media/${mediaId}/parts/${number}`, init);
      return { status: answer.status, body: (await answer.json()) as Answer };
    };
    const download = async (url: string, headers: Record<string, string> = {}) =>
      await files.request(url.replace('/api/v1', ''), { headers });
    const alter = async (statement: string, values: unknown[]) =>
      await database.transact(organisationId, (tx) => tx.db.executeQuery(CompiledQuery.raw(statement, values)));
    /** Brings a whole file and has it checked. */
    const bring = async (bytes: Buffer): Promise<MediaView> => {
      const { mediaId } = (await ask('POST', '/media', { sizeBytes: bytes.length })).body;
      for (let at = 0; at < bytes.length; at += PART_BYTES) {
        const sent = await send(mediaId, at / PART_BYTES, bytes.subarray(at, at + PART_BYTES));
        assert.equal(sent.status, 200, JSON.stringify(sent.body));
      }
      await checkMedia(deps, { organisationId, mediaId });
      return (await ask('GET', `/media/${mediaId}`)).body;
    };
    const ready = async (mediaId: string): Promise<ReadyMedia> => {
      const media = await database.read(organisationId, (db) => findOne(db, organisationId, mediaId));
      assert.ok(media !== null && isReady(media));
      return media;
    };
    /** A publication of this organisation that carries the picture. */
    const publish = async (mediaId: string, alt: string) => {
      const [accountId, publicationId] = [randomUUID(), randomUUID()];
      await alter(
        `insert into account (organisation_id, account_id, network, identity, handle, server, state, connected_by)
         values ($1, $2, 'practice', $2::uuid::text, $2::uuid::text, 'practice', 'connected', $3)`,
        [organisationId, accountId, visitor.memberId],
      );
      await alter(
        `insert into publication (organisation_id, publication_id, kind, account_id, member_id, body, signature, text, idempotency_key, record_key, written_at, state, due_at)
         values ($1, $2, 'announcement', $3, $4, '', '', '', $2::uuid::text, $2::uuid::text, now(), 'sent', now())`,
        [organisationId, publicationId, accountId, visitor.memberId],
      );
      await database.transact(organisationId, (tx) =>
        attachToPublication(tx, publicationId, { attachments: [{ mediaId, alt }], altBy: visitor.memberId }),
      );
      return publicationId;
    };
    return { ...deps, visitor, organisationId, ask, send, bring, ready, publish, download, alter };
  }

  test('a picture comes in parts, is checked, and is then read as it is kept: upright and without a word of where it was', async () => {
    const { bring, download } = open();
    const brought = await bring(await fromTelephone());
    assert.deepEqual([brought.state, brought.kind, brought.width, brought.height], ['ready', 'picture', 500, 800]);
    const file = await download(brought.fileUrl!);
    assert.equal(file.headers.get('content-type'), 'image/jpeg');
    assert.ok(!Buffer.from(await file.arrayBuffer()).includes('Telephone'));
    assert.equal((await download(brought.previewUrl!)).status, 200);
    assert.equal((await download(brought.previewUrl!.replace(/[0-9a-f]{64}/, 'a'.repeat(64)))).status, 404);
  });

  test('a part may come twice, none may come early, and nobody else’s file is filled', async () => {
    const organisationId = randomUUID();
    const { ask, send } = open(organisationId);
    const bytes = Buffer.concat([await drawing().jpeg().toBuffer(), Buffer.alloc(PART_BYTES)]);
    const { mediaId } = (await ask('POST', '/media', { sizeBytes: bytes.length })).body;
    assert.equal((await send(mediaId, 1, bytes.subarray(PART_BYTES))).body.error.kind, 'part-expected');
    assert.equal((await send(mediaId, 0, bytes.subarray(0, 99))).body.error.kind, 'wrong-length');
    assert.equal((await send(mediaId, 0, bytes.subarray(0, PART_BYTES))).status, 200);
    assert.equal((await send(mediaId, 0, bytes.subarray(0, PART_BYTES))).body.receivedBytes, PART_BYTES);
    assert.equal((await open(organisationId).send(mediaId, 1, bytes.subarray(PART_BYTES))).status, 404);
    assert.equal((await send(mediaId, 1, bytes.subarray(PART_BYTES))).body.state, 'checking');
  });

  test('what cannot be sent is refused by name, and nothing of it is kept', async () => {
    const { ask, send, bring, alter, organisationId } = open();
    const refused = async (bytes: Buffer, sizeBytes = bytes.length) => {
      const { mediaId } = (await ask('POST', '/media', { sizeBytes })).body;
      return (await send(mediaId, 0, bytes)).body.error;
    };
    assert.deepEqual(await refused(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')), { kind: 'media-format', format: 'HEIC' });
    assert.deepEqual(await refused(Buffer.from('<svg onload="alert(1)"/>')), { kind: 'media-format', format: 'SVG' });
    assert.deepEqual(await refused(Buffer.from('MZ\x90\0 a program')), { kind: 'not-media' });
    const large = Buffer.concat([await drawing().jpeg().toBuffer(), Buffer.alloc(PART_BYTES)]).subarray(0, PART_BYTES);
    assert.deepEqual(await refused(large, 40_000_001), { kind: 'media-too-large', maximum: 40_000_000 });
    assert.deepEqual((await ask('POST', '/media', { sizeBytes: 100_000_001 })).body.error, {
      kind: 'media-too-large',
      maximum: 100_000_000,
    });
    const whole = await drawing().png().toBuffer();
    assert.equal((await bring(whole.subarray(0, whole.length - 200))).failure?.kind, 'media-broken');
    assert.equal((await bring(gifBomb())).failure?.kind, 'too-many-pixels');
    assert.equal((await bring(film().subarray(0, 4_000))).failure?.kind, 'media-broken');
    const { rows } = await alter('select 1 from media_part where organisation_id = $1', [organisationId]);
    assert.equal(rows.length, 0);
  });

  test('a film keeps its length and loses its place, and is read by stretches', async () => {
    const { bring, download } = open();
    const bytes = film({ bytes: PART_BYTES });
    const brought = await bring(bytes);
    assert.deepEqual([brought.kind, brought.mimeType, brought.seconds, brought.previewUrl], ['film', 'video/mp4', 12, null]);
    const whole = Buffer.from(await (await download(brought.fileUrl!)).arrayBuffer());
    assert.equal(whole.length, bytes.length);
    assert.ok(!whole.includes('+48.8583'));
    const stretch = await download(brought.fileUrl!, { range: `bytes=${PART_BYTES - 4}-${PART_BYTES + 3}` });
    assert.equal(stretch.status, 206);
    assert.deepEqual(Buffer.from(await stretch.arrayBuffer()), whole.subarray(PART_BYTES - 4, PART_BYTES + 4));
    assert.equal((await download(brought.fileUrl!, { range: 'bytes=99999999-' })).status, 416);
  });

  test('an organisation keeps so much and a member brings so many at once', async () => {
    const { ask, alter, organisationId } = open();
    await alter('insert into media_setting (organisation_id, maximum_bytes) values ($1, 1000)', [organisationId]);
    const full = await ask('POST', '/media', { sizeBytes: 1_001 });
    assert.deepEqual([full.status, full.body.error], [507, { kind: 'storage-full', maximum: 1_000 }]);
    for (let count = 0; count < 8; count += 1) assert.equal((await ask('POST', '/media', { sizeBytes: 1 })).status, 201);
    assert.equal((await ask('POST', '/media', { sizeBytes: 1 })).body.error.kind, 'too-many-uploads');
  });

  test('what was made for a network is the same bytes at a repeat', async () => {
    const { bring, ready, organisationId, database, oneByOne } = open();
    const media = await ready((await bring(await drawing({ width: 2_000, height: 1_500 }).jpeg().toBuffer())).mediaId);
    const make = async () => await pictureFor({ database, oneByOne }, organisationId, media, OFFERED);
    const [one, again] = await Promise.all([make(), make()]);
    assert.ok(one !== null && one !== 'as-it-is' && again !== null && again !== 'as-it-is');
    assert.deepEqual([one.digest, one.width, one.height], [again.digest, 500, 375]);
  });

  test('a picture that was described before is proposed the same words, with who wrote them; one like it too', async () => {
    const organisationId = randomUUID();
    const { ask, bring, publish, visitor } = open(organisationId);
    const source = await drawing().png().toBuffer();
    await publish((await bring(source)).mediaId, 'Le quai, vide');
    const colleague = open(organisationId);
    const again = await colleague.bring(source);
    const [same] = (await ask('GET', `/media/${again.mediaId}/alts`)).body.proposals;
    assert.deepEqual([same?.alt, same?.memberId, same?.same], ['Le quai, vide', visitor.memberId, true]);
    await colleague.publish(again.mediaId, 'Le quai, vide');
    const small = await bring(await drawing().resize(300).jpeg({ quality: 60 }).toBuffer());
    const alike = (await ask('GET', `/media/${small.mediaId}/alts`)).body.proposals;
    assert.deepEqual(
      alike.map(({ alt, same: isSame }) => [alt, isSame]),
      [['Le quai, vide', false]],
    );
    const other = await bring(await drawing({ at: 0.8 }).rotate(180).png().toBuffer());
    assert.deepEqual((await ask('GET', `/media/${other.mediaId}/alts`)).body.proposals, []);
    assert.equal((await open().ask('GET', `/media/${again.mediaId}/alts`)).status, 404);
  });

  test('each is described, unless the organisation says otherwise; and there are no more than the network takes', async () => {
    const { bring, ask, organisationId, database } = open(randomUUID(), 'lead');
    const { mediaId } = await bring(await drawing().png().toBuffer());
    const wanted = async (
      alts: readonly string[],
      offered: typeof OFFERED | null = OFFERED,
      visibility: 'public' | 'private' = 'public',
    ) => {
      const attachments = alts.map((alt) => ({ mediaId, alt }));
      const read = await database.read(organisationId, (db) => readAttachments(db, organisationId, { attachments, offered, visibility }));
      return read.ok ? read.value.length : read.error;
    };
    assert.equal(await wanted(['Le quai', 'La rame']), 2);
    assert.deepEqual(await wanted(['Le quai', ' \n']), { kind: 'alt-missing', position: 1 });
    assert.deepEqual(await wanted(['a'.repeat(101)]), { kind: 'alt-too-long', position: 0, maximum: 100 });
    assert.deepEqual(await wanted(['a', 'b', 'c']), { kind: 'too-many-media', maximum: 2 });
    assert.deepEqual(await wanted(['a'], null), { kind: 'media-not-offered', media: 'picture' });
    assert.deepEqual(await wanted(['a'], OFFERED, 'private'), { kind: 'media-not-offered', media: 'picture' });
    assert.equal((await ask('PUT', '/media-settings', { altRequired: false })).status, 200);
    assert.equal(await wanted(['']), 1);
    assert.equal((await open(organisationId).ask('PUT', '/media-settings', { altRequired: true })).status, 403);
  });

  test('it stays beside its writer’s words, for nobody else', async () => {
    const organisationId = randomUUID();
    const { ask, bring } = open(organisationId);
    const place = `/media/drafts/${randomUUID()}`;
    const { mediaId } = await bring(await drawing().png().toBuffer());
    const gone = randomUUID();
    const kept = await ask('PUT', place, {
      attachments: [
        { mediaId: gone, alt: '' },
        { mediaId, alt: 'Le quai' },
      ],
    });
    assert.deepEqual(
      kept.body.attachments.map((one) => [one.mediaId, one.alt]),
      [[mediaId, 'Le quai']],
    );
    assert.equal((await ask('GET', place)).body.attachments[0]?.media.state, 'ready');
    assert.deepEqual((await open(organisationId).ask('GET', place)).body.attachments, []);
  });

  test('what nothing holds is gone after a week, and not before; what was published stays', async () => {
    const { bring, publish, ready, ask, database, organisationId } = open();
    const now = Date.now();
    const look = async (mediaId: string, at: number) => {
      await forgetMedia({ database, now: () => at }, { organisationId, mediaId });
      return (await ask('GET', `/media/${mediaId}`)).status;
    };
    const { mediaId } = await bring(await drawing().png().toBuffer());
    const place = `/media/drafts/${randomUUID()}`;
    await ask('PUT', place, { attachments: [{ mediaId, alt: '' }] });
    assert.equal(await look(mediaId, now + 2 * UNUSED_KEPT_MS), 200);
    await ask('PUT', place, { attachments: [] });
    assert.equal(await look(mediaId, now + UNUSED_KEPT_MS / 2), 200);
    assert.equal(await look(mediaId, now + UNUSED_KEPT_MS + 60_000), 404);
    const published = await bring(await drawing({ at: 0.6 }).png().toBuffer());
    await publish(published.mediaId, 'Le quai');
    assert.equal(await look(published.mediaId, now + 9 * UNUSED_KEPT_MS), 200);
    await ready(published.mediaId);
  });

  test('who is erased leaves behind what was published, and no name', async () => {
    const { bring, publish, ask, visitor, database, organisationId } = open();
    const [kept, dropped] = [await bring(await drawing().png().toBuffer()), await bring(await drawing({ at: 0.5 }).png().toBuffer())];
    await publish(kept.mediaId, 'Le quai');
    await database.transact(organisationId, async (tx) => await mediaHolding.erase?.(tx, visitor.memberId));
    assert.equal((await ask('GET', `/media/${dropped.mediaId}`)).status, 404);
    const again = await bring(await drawing().png().toBuffer());
    assert.equal((await ask('GET', `/media/${again.mediaId}/alts`)).body.proposals[0]?.memberId, null);
  });
});
