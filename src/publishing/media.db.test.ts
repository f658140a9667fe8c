import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringMedia } from '../../test/harness/bring-media.ts';
import { drawing, film } from '../../test/harness/pictures.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { mediaExport } from '../media/index.ts';
import type { Attachment } from '../media/index.ts';
import { listDraftMedia } from '../media/attachment-store.ts';
import { publicationExport } from './account-export-store.ts';
import { announceWithMedia } from './announce-with-media.ts';
import { reply } from './reply.ts';
import type { Reply } from './reply.ts';
import { undoPublication } from './undo-publication.ts';

const away = { kind: 'unavailable' as const, detail: 'busy' };
const lost = { kind: 'outcome-unknown' as const, detail: 'timed out' };

describe('what is published with pictures', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  /** A world in which Inès holds a conversation, and has a picture at hand that is larger than the network takes. */
  async function opened() {
    const world = await publishingWorld(mine);
    const told = await world.mention();
    await world.take(world.ines, told.conversationId);
    const mediaId = await bringMedia(mine.database, world.ines, await drawing({ width: 1_600, height: 1_200 }).png().toBuffer());
    const quay: Attachment = { mediaId, alt: 'Le quai, vide' };
    const press = async (attachments: readonly Attachment[] = [quay], key: string = randomUUID(), more: Partial<Reply> = {}) =>
      await reply(world.replyDeps, world.ines, {
        conversationId: told.conversationId,
        replyToMessageId: told.messageId,
        body: 'Voici.',
        idempotencyKey: key,
        attachments,
        ...more,
      });
    const must = async () => {
      const written = await press();
      assert.ok(written.ok, JSON.stringify(written));
      return written.value.publicationId;
    };
    const deliver = async (publicationId: string) =>
      await world.worker().job({ organisationId: world.organisationId, publicationId }, AbortSignal.timeout(10_000));
    const state = async (publicationId: string) => (await world.look(publicationId)).state;
    const ours = () => [...world.fake.posts.values()].filter((post) => post.author.handle === 'ligne4');
    return { ...world, told, quay, press, must, deliver, state, ours };
  }

  test('the picture is brought first, made to fit, and stands in the post and in our thread with its words', async () => {
    const { must, deliver, state, ours, fake, alter, told } = await opened();
    const publicationId = await must();
    await deliver(publicationId);
    assert.equal(await state(publicationId), 'sent');
    assert.equal(fake.calls.upload, 1);
    assert.deepEqual(
      ours()[0]?.images.map(({ alt, width, height }) => [alt, width, height]),
      [['Le quai, vide', 1_600, 1_200]],
    );
    const [message] = await alter<{ images: { alt: string; thumbnailUrl: string }[] }>(
      `select images from message where conversation_id = $1 and direction = 'outbound'`,
      [told.conversationId],
    );
    assert.equal(message?.images[0]?.alt, 'Le quai, vide');
    assert.match(message?.images[0]?.thumbnailUrl ?? '', /^\/api\/v1\/media\/.*\/preview$/);
  });

  test('a picture may be the whole of a reply; nothing at all is none', async () => {
    const { press, deliver, ours, told, replyDeps, ines } = await opened();
    const wordless = { conversationId: told.conversationId, replyToMessageId: told.messageId, body: ' ', attachments: [] };
    const nothing = await reply(replyDeps, ines, { ...wordless, idempotencyKey: randomUUID() });
    assert.equal(nothing.ok ? null : nothing.error.kind, 'empty');
    const written = await press(undefined, undefined, { body: '' });
    assert.ok(written.ok, JSON.stringify(written));
    await deliver(written.value.publicationId);
    assert.deepEqual(
      ours().map(({ text, images }) => [text, images.length]),
      [['— Inès', 1]],
    );
  });

  test('the card of a link leaves with the reply that begins with that link, and is in what the account takes along', async () => {
    const { press, deliver, fake, organisationId, account } = await opened();
    const url = 'https://exemple.fr/horaires';
    const card = { url, title: 'Horaires', description: '', picture: null };
    const written = await press([], undefined, { body: `Tout est là : ${url}`, card });
    assert.ok(written.ok, JSON.stringify(written));
    await deliver(written.value.publicationId);
    assert.deepEqual(fake.sent[0]?.card, card);
    const { rows } = await mine.database.read(organisationId, (db) =>
      publicationExport.page(db, { organisationId, accountId: account.accountId, withPrivate: false }, null),
    );
    assert.deepEqual(
      rows.map((row) => (row as { card: { title: string } | null }).card?.title ?? null),
      ['Horaires'],
    );
  });

  test('a post whose answer was lost is looked up, and neither it nor its picture is brought again', async () => {
    const { must, deliver, state, ours, fake, hurry } = await opened();
    const publicationId = await must();
    fake.misbehave('publish', { doItThenFailWith: lost });
    await deliver(publicationId);
    assert.equal(await state(publicationId), 'outcome-unknown');
    await hurry();
    await deliver(publicationId);
    assert.deepEqual([await state(publicationId), ours().length, fake.calls.upload, fake.calls.publish], ['sent', 1, 1, 1]);
  });

  test('an upload that failed or was lost is made again, and no post leaves without it', async () => {
    const { must, deliver, state, ours, fake, hurry } = await opened();
    const publicationId = await must();
    fake.misbehave('upload', { failWith: away }, { doItThenFailWith: lost });
    await deliver(publicationId);
    assert.deepEqual([await state(publicationId), ours().length], ['retrying', 0]);
    await hurry();
    await deliver(publicationId);
    assert.deepEqual([await state(publicationId), ours().length], ['retrying', 0]);
    await hurry();
    await deliver(publicationId);
    assert.deepEqual([await state(publicationId), ours()[0]?.images.length, fake.calls.publish], ['sent', 1, 1]);
  });

  test('what the network forgot while nobody knew is brought anew before the post leaves again', async () => {
    const { must, deliver, state, ours, fake, hurry, alter, organisationId } = await opened();
    const publicationId = await must();
    fake.misbehave('publish', { failWith: lost });
    await deliver(publicationId);
    await alter('update published_media set handle_until = now() where organisation_id = $1', [organisationId]);
    await hurry();
    await deliver(publicationId);
    assert.equal(await state(publicationId), 'retrying');
    await hurry();
    await deliver(publicationId);
    assert.deepEqual([await state(publicationId), ours().length, fake.calls.upload], ['sent', 1, 2]);
  });

  test('a file that the network will not have fails the post, and says why', async () => {
    const { must, deliver, look, ours, fake } = await opened();
    const publicationId = await must();
    fake.misbehave('upload', { failWith: { kind: 'rejected', reason: 'too-large', detail: '9 of 8 MB' } });
    await deliver(publicationId);
    const { state, failure } = await look(publicationId);
    assert.deepEqual([state, failure?.reason, ours().length], ['failed', 'too-large', 0]);
  });

  test('taken back while its picture travels it never leaves, and picture and words are a draft again', async () => {
    const { must, worker, state, ours, fake, ines, told, organisationId, quay } = await opened();
    const publicationId = await must();
    fake.misbehave('upload', { hang: true });
    // The word that somebody is at it is given again at once.
    const wait = async (_: number, signal: AbortSignal) => await sleep(20, undefined, { signal });
    const delivering = worker({ wait }).job({ organisationId, publicationId }, AbortSignal.timeout(10_000));
    while (fake.calls.upload === 0) await sleep(5);
    const undone = await undoPublication({ database: mine.database }, ines, publicationId);
    assert.ok(undone.ok, JSON.stringify(undone));
    const place = { memberId: ines.memberId, placeId: told.conversationId };
    const kept = await mine.database.read(organisationId, (db) => listDraftMedia(db, organisationId, place));
    assert.deepEqual([kept, await state(publicationId), ours().length], [[quay], 'cancelled', 0]);
    await delivering;
  });

  test('the same press is one publication; with another picture it is another', async () => {
    const { press, quay } = await opened();
    const key = randomUUID();
    const [one, again] = [await press([quay], key), await press([quay], key)];
    assert.ok(one.ok && again.ok && one.value.publicationId === again.value.publicationId);
    const other = await press([{ ...quay, alt: 'Autre chose' }], key);
    assert.equal(other.ok ? null : other.error.kind, 'key-reused');
  });

  test('an undescribed picture, two films and a film of another kind do not leave, and nothing is written', async () => {
    const { press, quay, ines } = await opened();
    const kindOf = async (attachments: readonly Attachment[]) => {
      const written = await press(attachments);
      return written.ok ? null : written.error.kind;
    };
    assert.equal(await kindOf([{ ...quay, alt: '' }]), 'alt-missing');
    const clip = await bringMedia(mine.database, ines, film());
    assert.equal(await kindOf([quay, { mediaId: clip, alt: 'Une rame' }]), 'film-not-alone');
    assert.equal(await kindOf([{ mediaId: randomUUID(), alt: 'Rien' }]), 'media-gone');
    const old = await bringMedia(mine.database, ines, Buffer.from(film().toString('latin1').replace('isom\0\0', 'qt  \0\0'), 'latin1'));
    assert.equal(await kindOf([{ mediaId: old, alt: 'Une rame' }]), 'film-format');
  });

  test('an announcement carries one too, once under its key; and the account’s history says so', async () => {
    const { account, ines, organisationId, quay, deliver, ours, replyDeps } = await opened();
    const said = { accountId: account.accountId, memberId: ines.memberId, kind: 'announcement', body: 'Le quai ce matin.' } as const;
    const announcement = { ...said, signature: null, key: 'quai', undoDelaySeconds: 0, inReply: null };
    const say = async () =>
      await mine.database.transact(organisationId, (tx) =>
        announceWithMedia(replyDeps, tx, announcement, { attachments: [quay], card: null }),
      );
    const [one, again] = [await say(), await say()];
    assert.ok(one.ok && again.ok && one.value.publicationId === again.value.publicationId);
    await deliver(one.value.publicationId);
    assert.equal(ours()[0]?.images.length, 1);
    const { accountId } = account;
    const { rows, next } = await mine.database.read(organisationId, (db) =>
      mediaExport.page(db, { organisationId, accountId, withPrivate: true }, null),
    );
    assert.deepEqual([rows.map((row) => row['alt']), next], [['Le quai, vide'], null]);
  });
});
