import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { bringMedia } from '../../test/harness/bring-media.ts';
import { drawing, film } from '../../test/harness/pictures.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { forgetMedia } from '../media/forget-media.ts';
import { mediaHolding } from '../media/index.ts';
import { isUsed } from '../media/store.ts';
import { changePost, draftPost, dropPost, restoreVersion } from './draft-post.ts';
import { postsDeps } from './index.ts';
import { leavePost } from './leave-post.ts';
import { planPost } from './plan-post.ts';
import type { When } from './plan-post.ts';
import type { Part, Post, PostContent } from './post.ts';
import type { PostsDeps } from './posts-deps.ts';

const DAY = 86_400_000;
const LATER = new Date(Date.now() + 30 * DAY);

describe('what stands beside the words of a post', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let deps: PostsDeps;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    deps = postsDeps({ database: mine.database, networks: world.replyDeps.networks, guard: world.guard });
  });

  const picture = async (at = 0.3) => await bringMedia(mine.database, world.ines, await drawing({ at }).png().toBuffer());
  const content = (parts: readonly Part[], more: Partial<PostContent> = {}): PostContent => ({
    parts,
    versions: [],
    visibility: 'public',
    contentWarning: null,
    languages: [],
    ...more,
  });
  const draft = async (wording: PostContent) =>
    await draftPost(deps, world.ines, { content: wording, accountIds: [world.account.accountId] });
  const plan = async ({ postId, revision }: Post, when: When = { kind: 'now' }) =>
    await planPost(deps, world.ines, { postId, revision, when, deadlineMinutes: null });
  async function say(post: Post): Promise<void> {
    const planned = await plan(post);
    assert.ok(planned.ok, JSON.stringify(planned));
    await leavePost(deps, { organisationId: world.organisationId, postId: post.postId });
    await deliver(post.content.parts.length);
  }
  async function deliver(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await world.hurry();
      await world.worker().sweep();
    }
  }
  const problems = async (post: Post) => {
    const planned = await plan(post);
    return !planned.ok && planned.error.kind === 'not-ready' ? planned.error.problems.map(({ kind }) => kind) : [];
  };
  const held = async (mediaId: string) => await mine.database.read(world.organisationId, (db) => isUsed(db, world.organisationId, mediaId));
  /** As the worker does once a file may have been forgotten, a month from now. */
  const clean = async (mediaId: string) =>
    await forgetMedia({ database: mine.database, now: () => LATER.getTime() }, { organisationId: world.organisationId, mediaId });

  test('each part leaves with its pictures, in their order and with their words; a picture may say enough', async () => {
    const [one, two] = [await picture(0.2), await picture(0.7)];
    await say(
      await draft(
        content([
          {
            text: 'Avant et après.',
            media: [
              { mediaId: two, alt: 'Après' },
              { mediaId: one, alt: 'Avant' },
            ],
          },
          { text: '', media: [{ mediaId: one, alt: 'Encore avant' }] },
        ]),
      ),
    );
    assert.deepEqual(
      world.fake.sent.map(({ text, media }) => [text, media.map(({ alt }) => alt)]),
      [
        ['Avant et après.\n— Inès', ['Après', 'Avant']],
        ['— Inès', ['Encore avant']],
      ],
    );
  });

  test('an account says its own version with its own pictures', async () => {
    const [one, two] = [await picture(0.2), await picture(0.7)];
    const { accountId } = world.account;
    const versions = [{ accountId, parts: [{ text: 'Ici.', media: [{ mediaId: two, alt: 'Deux' }] }] }];
    await say(await draft(content([{ text: 'Partout.', media: [{ mediaId: one, alt: 'Un' }] }], { versions })));
    assert.deepEqual(
      world.fake.sent.map(({ media }) => media.map(({ alt }) => alt)),
      [['Deux']],
    );
  });

  test('what the network cannot carry, or nobody described, is told before it is planned', async () => {
    const media = await Promise.all([0.1, 0.2, 0.3, 0.4, 0.5].map(picture));
    const shown = (ids: readonly string[], alt = 'Une image') => [{ text: 'Voici.', media: ids.map((mediaId) => ({ mediaId, alt })) }];
    const filmId = await bringMedia(mine.database, world.ines, await film());
    assert.deepEqual(await problems(await draft(content(shown(media)))), ['too-many-media']);
    assert.deepEqual(await problems(await draft(content(shown(media.slice(0, 2), ' ')))), ['alt-missing']);
    assert.deepEqual(await problems(await draft(content(shown([media[0]!, filmId])))), ['film-not-alone']);
    assert.deepEqual(await problems(await draft(content(shown([randomUUID()])))), ['media-gone']);
    assert.deepEqual(await problems(await draft(content([{ text: ' ', media: [] }]))), ['empty']);
  });

  test('nothing is forgotten while a draft, given up or not, or a wording of it holds it; then it is', async () => {
    const [one, two] = [await picture(0.2), await picture(0.7)];
    let post = await draft(content([{ text: 'Un.', media: [{ mediaId: one, alt: 'Un' }] }]));
    await clean(one);
    const write = async (parts: readonly Part[], revision: number) => {
      const { postId, accountIds } = post;
      const changed = await changePost(deps, world.paul, { postId, accountIds, revision, content: content(parts) });
      assert.ok(changed.ok);
      post = changed.value;
    };
    await write([{ text: 'Deux.', media: [{ mediaId: two, alt: 'Deux' }] }], post.revision);
    assert.ok((await dropPost(deps, world.ines, { postId: post.postId, dropped: true })).ok);
    for (const mediaId of [one, two]) await clean(mediaId);
    assert.deepEqual([await held(one), await held(two)], [true, true]);
    await mine.database.transact(world.organisationId, (tx) => mediaHolding.erase!(tx, world.ines.memberId));
    assert.ok((await dropPost(deps, world.ines, { postId: post.postId, dropped: false })).ok);
    const back = await restoreVersion(deps, world.ines, { postId: post.postId, revision: 1 });
    assert.ok(back.ok);
    assert.deepEqual(back.value.content.parts[0]?.media, [{ mediaId: one, alt: 'Un' }]);
    await say(back.value);
    assert.equal(world.fake.sent[0]?.media[0]?.alt, 'Un');
    // What one sitting wrote over is no wording of its own, and holds nothing.
    const third = await picture(0.9);
    const sitting = await draft(content([{ text: 'Trois.', media: [{ mediaId: third, alt: 'Trois' }] }]));
    const { postId, accountIds, revision } = sitting;
    assert.ok((await changePost(deps, world.ines, { postId, accountIds, revision, content: content([{ text: 'Rien.' }]) })).ok);
    assert.equal(await held(third), false);
  });

  test('a post that comes again brings its pictures each time', async () => {
    const one = await picture();
    const tomorrow = new Date(Date.now() + DAY).toISOString().slice(0, 10);
    const until = new Date(Date.now() + 9 * DAY).toISOString().slice(0, 10);
    const post = await draft(content([{ text: 'Chaque jour.', media: [{ mediaId: one, alt: 'Le plan' }] }]));
    const planned = await plan(post, { kind: 'at', local: `${tomorrow}T09:00`, repeat: { rule: 'FREQ=DAILY', until } });
    assert.ok(planned.ok, JSON.stringify(planned));
    for (let coming = 0; coming < 2; coming += 1) {
      await world.alter('update post set due_at = now() where organisation_id = $1', [world.organisationId]);
      await leavePost(deps, { organisationId: world.organisationId, postId: post.postId });
      await deliver(1);
    }
    assert.deepEqual(
      world.fake.sent.map(({ media }) => media.map(({ alt }) => alt)),
      [['Le plan'], ['Le plan']],
    );
  });

  describe('the card of a link', () => {
    const url = 'https://exemple.fr/ligne-4';
    const card = { url, title: 'Ligne 4', description: 'Les travaux', picture: null, shown: true };
    const cards = () => world.fake.sent.map((post) => post.card ?? null);

    test('leaves with the words that hold the link, and with its picture', async () => {
      const mediaId = await picture();
      await say(await draft(content([{ text: `Tout est là : ${url}`, card: { ...card, picture: { mediaId } } }])));
      assert.deepEqual(
        cards().map((one) => one && [one.url, one.title, one.description, typeof one.picture?.handle]),
        [[url, 'Ligne 4', 'Les travaux', 'string']],
      );
      await clean(mediaId);
      assert.equal(await held(mediaId), true);
    });

    test('does not leave where it was taken off, beside pictures, or when the link is not the first any more', async () => {
      const media = [{ mediaId: await picture(), alt: 'Le quai' }];
      for (const part of [
        { text: url, card: { ...card, shown: false } },
        { text: url, card, media },
        { text: `https://autre.fr/ puis ${url}`, card },
        { text: 'Sans lien.', card },
      ])
        await say(await draft(content([part])));
      assert.deepEqual(cards(), [null, null, null, null]);
    });

    test('goes without its picture where the network will not have it, or where it is gone; the words never wait for it', async () => {
      world.fake.misbehave('upload', { failWith: { kind: 'rejected', reason: 'media-refused', detail: 'no' } });
      await say(await draft(content([{ text: url, card: { ...card, picture: { mediaId: await picture() } } }])));
      await say(await draft(content([{ text: url, card: { ...card, picture: { mediaId: randomUUID() } } }])));
      assert.deepEqual(
        cards().map((one) => [one?.title, one?.picture]),
        [
          ['Ligne 4', null],
          ['Ligne 4', null],
        ],
      );
    });
  });

  test('who may answer and quote is said with each part, at a look-up too; where a network has no say in it, that is told', async () => {
    const { accountId } = world.account;
    const gates = [{ accountId, replies: ['followers' as const], quotable: false }];
    world.fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'cut' } });
    await say(await draft(content([{ text: 'Un.' }, { text: 'Deux.' }], { gates })));
    await deliver(2);
    assert.deepEqual(
      world.fake.sent.map(({ text, gate }) => [text, gate]),
      ['Un.', 'Deux.'].map((text) => [`${text}\n— Inès`, { replies: ['followers'], quotable: false }]),
    );
    await world.alter(`update account set capabilities = $2 where organisation_id = $1`, [
      world.organisationId,
      JSON.stringify({ ...world.fake.network.capabilities, gates: false }),
    ]);
    assert.deepEqual(await problems(await draft(content([{ text: 'Trois.' }], { gates }))), ['gate-not-offered']);
  });
});
