import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { awaitAnswer } from './await-answer.ts';
import { characterOf, toPerson } from './cast.ts';
import { connectAccount } from './connect-account.ts';
import { identityOf } from './person.ts';
import { playTurn } from './play-life.ts';
import { mayRead, newRecordKey } from './post.ts';
import type { PracticePost } from './post.ts';
import { LETTER_OPENINGS } from './openings-letters.ts';
import { address, MAXIMUM_STORYLINES } from './script.ts';
import { changesAfter, postsOfThread } from './store.ts';
import { followersAfter } from './store-followers.ts';
import { livingOrganisations, openStorylines, saveStoryline, switchLife } from './store-life.ts';
import { addPeople } from './store-people.ts';
import { writeHistory } from './write-history.ts';
import { writePost } from './write-posts.ts';

/** The next organisation of this file: each rule is tried in a network of its own. */
let organisations = 0;
const nextOrganisation = (): string => `018f2f00-0000-7000-8000-0000000001${String((organisations += 1)).padStart(2, '0')}`;

function chanceOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

describe('the life of a practice network', () => {
  let test: TestDatabase;
  before(async () => void (test = await testDatabase()));
  after(async () => await test.close());

  async function settle(): Promise<string> {
    const organisationId = nextOrganisation();
    assert.ok((await connectAccount(test.database, { organisationId, handle: 'ligne4', secret: '' })).ok);
    return organisationId;
  }

  // The network notes answers by the database's clock, so the play begins now.
  async function play(
    organisationId: string,
    { from, seconds, random = chanceOf(7) }: { from: Date; seconds: number; random?: () => number },
  ) {
    let words = 0;
    for (let second = 0; second < seconds; second += 2) {
      const now = new Date(from.getTime() + second * 1_000);
      words += await test.database.transact(organisationId, async (tx) => await playTurn(tx, { now, random }));
    }
    return words;
  }

  const allPosts = async (organisationId: string): Promise<PracticePost[]> =>
    await test.database.read(organisationId, async (db) => await changesAfter(db, organisationId, 0, 1_000));

  it('begins with the first account: a mention soon, then one every 20 to 40 seconds', async () => {
    const organisationId = await settle();
    assert.ok((await livingOrganisations(test.database.gate)).includes(organisationId));
    await play(organisationId, { from: new Date(), seconds: 120 });
    const openings = (await allPosts(organisationId)).filter((post) => post.parentRef === null);
    assert.ok(openings.length >= 3 && openings.length <= 7, String(openings.length));
    for (const { facets } of openings)
      assert.ok(facets.some((facet) => facet.kind === 'mention' && facet.identity === identityOf('ligne4')));
  });

  it('comes back to who is not answered, and goes on from an answer', async () => {
    const organisationId = await settle();
    const start = new Date();
    await play(organisationId, { from: start, seconds: 2 });
    const [root] = await allPosts(organisationId);
    assert.ok(root);
    await play(organisationId, { from: new Date(start.getTime() + 2_000), seconds: 500 });
    const own = (await test.database.read(organisationId, async (db) => await postsOfThread(db, organisationId, root.rootRef, 50))).filter(
      (post) => post.authorIdentity === root.authorIdentity,
    );
    assert.ok(own.length > 1, 'nobody answered, so it asked again');
  });

  it('answers a question of the team with a detail, under the team’s post', async () => {
    const organisationId = await settle();
    const start = new Date();
    await play(organisationId, { from: start, seconds: 2 });
    const [root] = await allPosts(organisationId);
    assert.ok(root);
    const answered = await test.database.transact(
      organisationId,
      async (tx) =>
        await writePost(tx, {
          recordKey: newRecordKey(),
          authorIdentity: identityOf('ligne4'),
          text: 'Bonjour, dans quelle gare ? — Inès',
          parentRef: root.ref,
          quotedRef: null,
          images: [],
          languages: ['fr'],
          writtenAt: new Date(),
        }),
    );
    assert.ok(answered.ok);
    await play(organisationId, { from: new Date(), seconds: 60 });
    const thread = await test.database.read(organisationId, async (db) => await postsOfThread(db, organisationId, root.rootRef, 50));
    assert.ok(thread.some((post) => post.authorIdentity === root.authorIdentity && post.parentRef === answered.value.ref));
  });

  it('never has more storylines than its cap, however long nobody answers', async () => {
    const organisationId = await settle();
    for (let turn = 0; turn < 80; turn += 1) {
      await test.database.transact(organisationId, async (tx) => {
        await switchLife(tx.db, organisationId, true);
        await playTurn(tx, { now: new Date(Date.now() + 1_000), random: chanceOf(turn + 1) });
      });
    }
    const open = await test.database.read(organisationId, async (db) => await openStorylines(db, organisationId, 100));
    assert.ok(open.length > 10 && open.length <= MAXIMUM_STORYLINES, String(open.length));
  });

  it('does not burst after a stop: what was due in the night is forgotten, and one person speaks up', async () => {
    const organisationId = await settle();
    const start = new Date();
    await play(organisationId, { from: start, seconds: 180 });
    const before = (await allPosts(organisationId)).length;
    const words = await play(organisationId, { from: new Date(start.getTime() + 9 * 3_600_000), seconds: 10 });
    assert.ok(words <= 1, String(words));
    assert.ok((await allPosts(organisationId)).length <= before + 1);
  });

  it('is silent while it is switched off', async () => {
    const organisationId = await settle();
    await test.database.transact(organisationId, async (tx) => await switchLife(tx.db, organisationId, false));
    assert.equal(await play(organisationId, { from: new Date(), seconds: 60 }), 0);
    assert.ok(!(await livingOrganisations(test.database.gate)).includes(organisationId));
  });

  it('is played once when two workers play it', async () => {
    const organisationId = await settle();
    const chance = { now: new Date(Date.now() + 1_000), random: chanceOf(3) };
    const turn = async () => await test.database.transact(organisationId, async (tx) => await playTurn(tx, chance));
    const words = await Promise.all([turn(), turn(), turn(), turn()]);
    assert.equal(
      words.reduce((sum, each) => sum + each, 0),
      1,
    );
  });

  it('goes on with a story of the past: its author is silent until the answer, then thanks for it', async () => {
    const organisationId = await settle();
    const from = new Date();
    const post = { recordKey: 'past-0', handle: 'mireille.asseline', name: '', text: '@ligne4 une navette dimanche ?', parent: null };
    const posts = [{ ...post, writtenAt: new Date(from.getTime() - 3_600_000), languages: ['fr'], pictures: [] }];
    await test.database.transact(organisationId, async (tx) => {
      await writeHistory(tx, 'ligne4', posts);
      await awaitAnswer(tx, 'ligne4', { posts, language: 'fr', now: new Date() });
    });
    const rootRef = `${identityOf('mireille.asseline')}/past-0`;
    const thread = async () => await test.database.read(organisationId, (db) => postsOfThread(db, organisationId, rootRef, 10));
    await play(organisationId, { from, seconds: 600 });
    assert.equal((await thread()).length, 1);
    await test.database.transact(organisationId, async (tx) => {
      const answer = { authorIdentity: identityOf('ligne4'), recordKey: newRecordKey(), text: 'Oui, à 8 h.', parentRef: rootRef };
      await writePost(tx, { ...answer, quotedRef: null, images: [], languages: ['fr'], writtenAt: new Date() });
    });
    await play(organisationId, { from: new Date(from.getTime() + 602_000), seconds: 60 });
    const [, answer, thanks] = await thread();
    assert.equal(thanks?.authorIdentity, identityOf('mireille.asseline'));
    assert.equal(thanks?.parentRef, answer?.ref);
    const followers = await test.database.read(organisationId, (db) =>
      followersAfter(db, organisationId, { account: identityOf('ligne4'), after: 0, limit: 10 }),
    );
    assert.deepEqual(
      followers.map(({ person }) => person.handle),
      ['mireille.asseline'],
      'who was helped stays',
    );
  });

  it('keeps to itself what was said in private, however long it goes on', async () => {
    const organisationId = await settle();
    const from = new Date();
    const [opening, author] = [LETTER_OPENINGS[0]!, toPerson(characterOf('mireille.asseline')!)];
    const said = { quotedRef: null, images: [], languages: ['fr'], writtenAt: from };
    const rootRef = await test.database.transact(organisationId, async (tx) => {
      await addPeople(tx.db, organisationId, [{ ...author, passphraseHash: null }]);
      const text = address(opening.text, 'ligne4');
      const letter = { ...said, authorIdentity: author.identity, recordKey: newRecordKey(), text, parentRef: null };
      const written = await writePost(tx, { ...letter, visibility: 'private' });
      assert.ok(written.ok);
      const { ref } = written.value;
      const begun = { stage: 'waiting', nudges: 0, detailsGiven: 0, asked: false, amended: false, spokeAt: from, actAt: from } as const;
      const between = { characterIdentity: author.identity, accountIdentity: identityOf('ligne4') };
      const story = { ...begun, ...between, storylineId: randomUUID(), openingId: opening.id, rootRef: ref, lastRef: ref };
      await saveStoryline(tx.db, organisationId, story);
      return ref;
    });
    await test.database.transact(organisationId, async (tx) => {
      const answer = {
        ...said,
        authorIdentity: identityOf('ligne4'),
        recordKey: newRecordKey(),
        text: 'Pour quel mois ?',
        parentRef: rootRef,
      };
      assert.ok((await writePost(tx, answer)).ok);
    });
    await play(organisationId, { from: new Date(Date.now() + 1_000), seconds: 120 });
    const thread = await test.database.read(organisationId, (db) => postsOfThread(db, organisationId, rootRef, 50));
    assert.ok(thread.length > 2, 'its author answered');
    for (const post of thread) assert.deepEqual([post.visibility, mayRead(post, identityOf('ligne4'))], ['private', true], post.text);
  });
});
