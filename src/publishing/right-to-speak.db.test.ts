import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { discardPublication } from './discard-publication.ts';
import { publishingHolding } from './member-holding-store.ts';
import { retryPublication } from './retry-publication.ts';

const WORDS = 'Oui, à 8 h 21.';

describe('the right to speak, when a reply is about to leave', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  /** Inès has pressed the button, and her reply is in its undo delay. */
  async function pressed() {
    const world = await publishingWorld(mine);
    const { organisationId, account, ines, paul, alter } = world;
    const told = await world.mention();
    await world.take(ines, told.conversationId);
    const written = await world.reply(ines, told);
    assert.ok(written.ok);
    const { publicationId } = written.value;
    const key = { organisationId, publicationId };
    return {
      ...world,
      publicationId,
      deliverOnce: async () => await world.worker().job(key, AbortSignal.timeout(5_000)),
      what: async () => {
        const { state, failure } = await world.look(publicationId);
        return [state, failure?.kind];
      },
      draftOf: async () => (await world.draft(ines, told.conversationId))?.text,
      putOffTeam: async () =>
        await alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
          organisationId,
          account.accountId,
          paul.memberId,
        ]),
    };
  }

  test('ended by a change of the team: it is stopped, its words are its writer’s draft again, and giving it up does not double them', async () => {
    const { putOffTeam, deliverOnce, what, draftOf, published, replyDeps, lead, publicationId, journal } = await pressed();
    await putOffTeam();
    await deliverOnce();
    assert.deepEqual([await what(), published(), await draftOf()], [['failed', 'outside-team'], [], WORDS]);
    assert.equal((await journal()).at(-1), 'publication.failed');
    assert.ok((await discardPublication(replyDeps, lead, publicationId)).ok);
    assert.equal(await draftOf(), WORDS);
  });

  test('ended while the network was busy: it does not leave at the next try', async () => {
    const { fake, putOffTeam, deliverOnce, what, published, hurry, worker } = await pressed();
    fake.misbehave('publish', { failWith: { kind: 'unavailable', detail: 'HTTP 503' } });
    await deliverOnce();
    await putOffTeam();
    await hurry();
    await worker().sweep();
    assert.deepEqual([await what(), published()], [['failed', 'outside-team'], []]);
  });

  test('ended after a send that may have arrived: it is looked up, and stands when it is there', async () => {
    const { fake, putOffTeam, deliverOnce, what, published, hurry, worker } = await pressed();
    fake.misbehave('publish', { doItThenFailWith: { kind: 'outcome-unknown', detail: 'timed out' } });
    await deliverOnce();
    await putOffTeam();
    await hurry();
    await worker().sweep();
    assert.deepEqual([await what(), published().length], [['sent', undefined], 1]);
  });

  test('ended after a send that is surely not there: it does not leave again', async () => {
    const { fake, putOffTeam, deliverOnce, what, published, hurry, worker } = await pressed();
    fake.misbehave('publish', { failWith: { kind: 'outcome-unknown', detail: 'timed out' } });
    await deliverOnce();
    await putOffTeam();
    await hurry();
    await worker().sweep();
    assert.deepEqual([await what(), published()], [['failed', 'outside-team'], []]);
  });

  test('ended at the moment when an office passes on, though no worker has noticed yet', async () => {
    const { alter, organisationId, account, ines, deliverOnce, what, published } = await pressed();
    await alter('insert into account_member (organisation_id, account_id, member_id, rank) values ($1, $2, $3, 0)', [
      organisationId,
      account.accountId,
      ines.memberId,
    ]);
    await alter('update account set voice_until = clock_timestamp() where organisation_id = $1', [organisationId]);
    await deliverOnce();
    assert.deepEqual([await what(), published()], [['failed', 'outside-team'], []]);
  });

  test('of who has left the organisation: nothing leaves in that name, nor is sent again', async () => {
    const { alter, organisationId, ines, lead, replyDeps, publicationId, deliverOnce, what, published, draftOf } = await pressed();
    await alter(`update member set state = 'deactivated' where organisation_id = $1 and member_id = $2`, [organisationId, ines.memberId]);
    await deliverOnce();
    assert.deepEqual([await what(), published(), await draftOf()], [['failed', 'writer-gone'], [], WORDS]);
    const again = await retryPublication(replyDeps, lead, publicationId);
    assert.deepEqual(again, { ok: false, error: { kind: 'writer-gone' } });
  });

  test('of who leaves: what waits is stopped at once, and its words go with the data that are erased', async () => {
    const { organisationId, ines, what, draftOf, look, publicationId } = await pressed();
    const { database } = mine;
    await database.transact(organisationId, async (tx) => await publishingHolding.leave?.(tx, ines.memberId));
    assert.deepEqual([await what(), await draftOf()], [['failed', 'writer-gone'], WORDS]);
    await database.transact(organisationId, async (tx) => await publishingHolding.erase?.(tx, ines.memberId));
    const { state, body, text } = await look(publicationId);
    assert.deepEqual([state, body, text], ['cancelled', '', '']);
  });

  test('given back before it leaves: it leaves', async () => {
    const { alter, organisationId, putOffTeam, deliverOnce, what, published } = await pressed();
    await putOffTeam();
    await alter('update account_member set until = now() where organisation_id = $1', [organisationId]);
    await deliverOnce();
    assert.deepEqual([await what(), published().length], [['sent', undefined], 1]);
  });
});
