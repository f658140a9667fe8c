import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { disconnectAccount } from '../accounts/disconnect-account.ts';
import { ingest } from '../inbox/index.ts';
import { readComposer } from './read-composer.ts';
import { undoPublication } from './undo-publication.ts';

const kindOf = (result: { ok: boolean; error?: { kind: string } }) => (result.ok ? 'ok' : result.error?.kind);

describe('a signed reply', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  const world = () => publishingWorld(mine);

  test('is written by the holder alone, signed, in the right place of the thread', async () => {
    const { fake, ines, paul, mention, take, reply, worker, look, published, journal } = await world();
    const told = await mention();
    assert.equal(kindOf(await reply(ines, told)), 'not-holder');
    await take(ines, told.conversationId);
    assert.equal(kindOf(await reply(paul, told)), 'held-by-another');
    const written = await reply(ines, told);
    assert.ok(written.ok);
    await worker().job({ organisationId: ines.organisationId, publicationId: written.value.publicationId }, AbortSignal.timeout(1_000));
    const sent = await look(written.value.publicationId);
    assert.equal(sent.state, 'sent');
    assert.deepEqual(published(), ['Oui, à 8 h 21.\n— Inès']);
    const post = fake.posts.get(sent.published!.ref)!;
    assert.deepEqual(post.reply, {
      root: { ref: told.post.ref, version: told.post.version },
      parent: { ref: told.post.ref, version: told.post.version },
    });
    const kinds = await journal();
    for (const kind of ['publication.scheduled', 'publication.sending', 'publication.sent', 'conversation.answered'])
      assert.ok(kinds.includes(kind), kind);
  });

  test('is refused to who was put off the team while holding the conversation, and not taken back when it was written before', async () => {
    const { fake, ines, paul, mention, take, reply, alter, organisationId, account } = await world();
    const [before, told] = [await mention(), await mention('Et demain ?')];
    await take(ines, before.conversationId);
    await take(ines, told.conversationId);
    const key = randomUUID();
    assert.equal(kindOf(await reply(ines, before, { key })), 'ok');
    await alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      organisationId,
      account.accountId,
      paul.memberId,
    ]);
    assert.equal(kindOf(await reply(ines, told)), 'outside-team');
    assert.equal(kindOf(await reply(ines, before, { key })), 'ok', 'the same press is answered as the first time');
    assert.equal([...fake.posts.values()].filter((post) => post.author.handle === 'ligne4').length, 0);
  });

  test('is one publication for one press, however often it comes in, and for the same words from two tabs', async () => {
    const { ines, mention, take, reply } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    const key = randomUUID();
    const presses = await Promise.all([
      ...Array.from({ length: 6 }, () => reply(ines, told, { key })),
      ...Array.from({ length: 4 }, () => reply(ines, told)),
    ]);
    assert.equal(new Set(presses.map((press) => (press.ok ? press.value.publicationId : press.error.kind))).size, 1);
    assert.equal(kindOf(await reply(ines, told, { key, body: 'Non.' })), 'key-reused');
    assert.equal(kindOf(await reply(ines, told, { body: 'Non, pardon.' })), 'ok');
  });

  test('answers the same press long after, when the conversation is nobody’s any more', async () => {
    const { ines, mention, take, reply, worker, look } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    const key = randomUUID();
    const first = await reply(ines, told, { key });
    assert.ok(first.ok);
    await worker().job({ organisationId: ines.organisationId, publicationId: first.value.publicationId }, AbortSignal.timeout(1_000));
    const again = await reply(ines, told, { key });
    assert.ok(again.ok && again.value.publicationId === first.value.publicationId);
    assert.equal((await look(first.value.publicationId)).state, 'sent');
  });

  test('of two people who press at the same second, one is told that the other answers', async () => {
    const { ines, paul, mention, take, takeOver, reply, replyDeps } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    const both = await Promise.all([reply(ines, told, { body: 'De moi.' }), reply(paul, told, { body: 'De moi aussi.' })]);
    assert.deepEqual(both.map(kindOf), ['ok', 'held-by-another']);
    await takeOver(paul, told.conversationId);
    assert.equal(kindOf(await reply(paul, told)), 'held-by-another', 'the first reply has yet to leave');
    const [first] = both;
    assert.ok(first.ok);
    assert.equal(kindOf(await undoPublication(replyDeps, paul, first.value.publicationId)), 'ok', 'it is in the hands of the new holder');
    assert.equal(kindOf(await reply(paul, told)), 'ok');
  });

  test('is refused in words when it is empty, too long with its signature, or answers what is gone', async () => {
    const { ines, organisationId, account, mention, take, reply, fake } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    assert.equal(kindOf(await reply(ines, told, { body: ' \u200B\n' })), 'empty');
    const room = 300 - '\n— Inès'.length;
    assert.deepEqual(await reply(ines, told, { body: '👍🏽'.repeat(room + 1) }), {
      ok: false,
      error: { kind: 'too-long', length: 301, maximum: 300, room },
    });
    fake.remove(told.post.ref);
    await mine.database.transact(organisationId, (tx) => ingest(tx, account, [{ kind: 'deleted', ref: told.post.ref }]));
    assert.equal(kindOf(await reply(ines, told)), 'parent-gone');
  });

  test('fills the network’s length to the last grapheme', async () => {
    const { ines, mention, take, reply } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    assert.equal(kindOf(await reply(ines, told, { body: '👍🏽'.repeat(300 - '\n— Inès'.length) })), 'ok');
  });

  test('cannot be written from an account that nobody can speak on', async () => {
    const { ines, lead, account, accountDeps, connections, mention, take, reply, replyDeps, fake } = await world();
    const told = await mention();
    await take(ines, told.conversationId);
    await disconnectAccount({ ...accountDeps, connections }, lead, account.accountId);
    assert.equal(kindOf(await reply(ines, told)), 'account-disconnected');
    const composer = await readComposer(replyDeps, ines, told.conversationId);
    assert.ok(composer.ok && composer.value.hindrance === 'account-disconnected');
    assert.equal(fake.calls.publish, 0);
  });

  test('shows in the composer as whom, with how much room, and what stands in the way', async () => {
    const { ines, mention, take, replyDeps, account } = await world();
    const told = await mention();
    const before = await readComposer(replyDeps, ines, told.conversationId);
    assert.deepEqual(before, {
      ok: true,
      value: {
        accountId: account.accountId,
        signature: '— Inès',
        separator: '\n',
        stands: 'end',
        opening: '',
        persona: null,
        personaSpeaks: false,
        visibility: 'public',
        visibilities: ['public', 'unlisted', 'followers', 'private'],
        contentWarnings: true,
        contentWarning: null,
        privateCounting: null,
        counting: { unit: 'graphemes', maximum: 300, maximumBytes: 3_000, urlLength: null, mentionsByNameOnly: false },
        maximumLength: 300,
        addressee: null,
        undoDelaySeconds: 0,
        cards: 'sent',
        altRequired: true,
        media: { pictures: 4, altLength: 1_000, film: { bytes: 1_000_000, types: ['video/mp4'], seconds: null }, inPrivate: false },
        hindrance: 'not-holder',
      },
    });
    await take(ines, told.conversationId);
    const now = await readComposer(replyDeps, ines, told.conversationId);
    assert.ok(now.ok && now.value.hindrance === null);
  });

  test('is taken back before it leaves, its words back in the draft, and never after', async () => {
    const { ines, paul, mention, take, reply, alter, organisationId, draft, worker, look, published, replyDeps } = await world();
    await alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [organisationId]);
    const told = await mention();
    await take(ines, told.conversationId);
    const first = await reply(ines, told);
    assert.ok(first.ok);
    const { publicationId } = first.value;
    const early = { organisationId, publicationId };
    await worker().job(early, AbortSignal.timeout(1_000));
    assert.equal((await look(publicationId)).state, 'scheduled', 'nothing leaves before its time');
    assert.equal(kindOf(await undoPublication(replyDeps, paul, publicationId)), 'not-allowed');
    assert.equal(kindOf(await undoPublication(replyDeps, ines, publicationId)), 'ok');
    assert.equal(kindOf(await undoPublication(replyDeps, ines, publicationId)), 'ok');
    assert.equal((await draft(ines, told.conversationId))?.text, 'Oui, à 8 h 21.');
    await worker().sweep();
    assert.deepEqual(published(), []);
  });

  test('either leaves or is taken back, never both, when the hand and the sender meet', async () => {
    const { ines, mention, take, reply, worker, look, published, replyDeps, organisationId } = await world();
    let expected = 0;
    for (let round = 0; round < 8; round += 1) {
      const told = await mention(`question ${round}`);
      await take(ines, told.conversationId);
      const written = await reply(ines, told, { body: `réponse ${round}` });
      assert.ok(written.ok);
      const { publicationId } = written.value;
      const [undone] = await Promise.all([
        undoPublication(replyDeps, ines, publicationId),
        worker().job({ organisationId, publicationId }, AbortSignal.timeout(1_000)),
      ]);
      const { state } = await look(publicationId);
      assert.equal(undone.ok, state === 'cancelled');
      if (state === 'sent') expected += 1;
    }
    assert.equal(published().length, expected);
  });
});
