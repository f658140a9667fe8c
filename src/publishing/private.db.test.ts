import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { announce } from './announce.ts';
import { reply } from './reply.ts';

const kindOf = (result: { ok: boolean; error?: { kind: string } }) => (result.ok ? 'ok' : result.error?.kind);

describe('what answers a private message', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function whispered() {
    const world = await publishingWorld(mine);
    const told = await world.hear(world.fake.say('karim', 'Mon numéro de dossier est le 4021', { visibility: 'private' }));
    await world.take(world.ines, told.conversationId);
    const deliver = async (publicationId: string) =>
      await world.worker().job({ organisationId: world.organisationId, publicationId }, AbortSignal.timeout(1_000));
    const ours = () =>
      [...world.fake.posts.values()].filter(({ author }) => author.handle === 'ligne4').map(({ visibility }) => visibility);
    return { ...world, told, deliver, ours };
  }

  test('leaves as a private message without anybody asking for it, and stands in its thread as one', async () => {
    const { ines, told, reply, deliver, ours, alter } = await whispered();
    const written = await reply(ines, told);
    assert.ok(written.ok);
    assert.equal(written.value.visibility, 'private');
    await deliver(written.value.publicationId);
    assert.deepEqual(ours(), ['private']);
    const stored = await alter<{ visibility: string }>('select visibility from message where conversation_id = $1', [told.conversationId]);
    assert.deepEqual(
      stored.map(({ visibility }) => visibility),
      ['private', 'private'],
    );
  });

  test('cannot be asked to be public, unlisted or for followers: nothing is written', async () => {
    const { ines, told, replyDeps, alter } = await whispered();
    for (const visibility of ['public', 'unlisted', 'followers'] as const) {
      const press = { conversationId: told.conversationId, replyToMessageId: told.messageId, idempotencyKey: randomUUID(), body: 'Oui.' };
      assert.equal(kindOf(await reply(replyDeps, ines, { ...press, visibility })), 'too-wide');
    }
    assert.deepEqual(await alter('select 1 from publication where conversation_id = $1', [told.conversationId]), []);
  });

  test('is refused by the database itself when our own code would make it wider', async () => {
    const { ines, told, reply, deliver, ours, alter } = await whispered();
    const written = await reply(ines, told);
    assert.ok(written.ok);
    const { publicationId } = written.value;
    for (const visibility of ['public', 'unlisted', 'followers']) {
      const widen = alter('update publication set visibility = $1 where publication_id = $2', [visibility, publicationId]);
      await assert.rejects(widen, /wider than the message that it answers/);
    }
    await deliver(publicationId);
    assert.deepEqual(ours(), ['private']);
  });

  test('stays private when it is sent again after its outcome was unknown', async () => {
    const { fake, ines, told, reply, deliver, ours, hurry, look } = await whispered();
    fake.misbehave('publish', { failWith: { kind: 'outcome-unknown', detail: 'lost' } });
    const written = await reply(ines, told);
    assert.ok(written.ok);
    await deliver(written.value.publicationId);
    await hurry();
    await deliver(written.value.publicationId);
    assert.equal((await look(written.value.publicationId)).state, 'sent');
    assert.deepEqual(ours(), ['private']);
  });

  test('is private too when the account says it by itself', async () => {
    const { account, told, deliver, ours, replyDeps, organisationId } = await whispered();
    const said = await mine.database.transact(organisationId, (tx) =>
      announce(replyDeps, tx, {
        accountId: account.accountId,
        memberId: null,
        kind: 'notice',
        body: 'Nous revenons à 6 h.',
        signature: null,
        key: `notice:${told.messageId}`,
        undoDelaySeconds: 0,
        inReply: told,
      }),
    );
    assert.ok(said.ok);
    await deliver(said.value.publicationId);
    assert.deepEqual(ours(), ['private']);
  });

  test('cannot leave on an account whose network has no private messages', async () => {
    const { ines, told, reply, alter, account } = await whispered();
    await alter(`update account set capabilities = jsonb_set(capabilities, '{visibilities}', '["public"]') where account_id = $1`, [
      account.accountId,
    ]);
    assert.equal(kindOf(await reply(ines, told)), 'not-offered');
  });
});
