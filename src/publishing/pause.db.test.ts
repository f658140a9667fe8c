import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { PauseRefusal } from '../review/index.ts';
import type { ReplyRefusal } from './reply.ts';
import { undoPublication } from './undo-publication.ts';

type Answer = Awaited<ReturnType<PublishingWorld['reply']>>;
type Paused = Extract<PauseRefusal, { kind: 'pause' }>;

const kindOf = (answer: Answer): ReplyRefusal['kind'] | 'held' | 'scheduled' => {
  if (!answer.ok) return answer.error.kind;
  return answer.value.state === 'held' ? 'held' : 'scheduled';
};
const pauseOf = (answer: Answer): Paused => {
  assert.ok(!answer.ok && answer.error.kind === 'pause', JSON.stringify(answer));
  return answer.error;
};

describe('words that pause', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let told: Awaited<ReturnType<PublishingWorld['mention']>>;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    await world.alter('update account set undo_delay_seconds = 60 where organisation_id = $1', [world.organisationId]);
    told = await world.mention();
    await world.take(world.ines, told.conversationId);
  });
  const press = async (body: string, readAgain?: string) =>
    await world.reply(world.ines, told, { body, ...(readAgain !== undefined && { readAgain }) });
  /** For what only time does. */
  const seconds = async (past: number) =>
    await world.alter('update guardrail_pause set asked_at = asked_at - make_interval(secs => $2) where organisation_id = $1', [
      world.organisationId,
      past,
    ]);
  const pauses = async () =>
    await world.alter<{ pause_id: string; passed_at: Date | null; publication_id: string | null }>(
      'select pause_id, passed_at, publication_id from guardrail_pause where organisation_id = $1 order by asked_at',
      [world.organisationId],
    );

  test('ordinary words leave as ever, and nothing is kept of them', async () => {
    assert.equal(kindOf(await press('Oui, à 8 h 21.')), 'scheduled');
    assert.deepEqual(await pauses(), []);
  });

  test('leave after 20 seconds by the clock of the database, and not before, whatever the browser says', async () => {
    const asked = pauseOf(await press('Alors <pause>.'));
    const [row] = await world.alter<{ asked_at: Date }>('select asked_at from guardrail_pause where organisation_id = $1', [
      world.organisationId,
    ]);
    assert.equal(asked.until.getTime() - row!.asked_at.getTime(), 20_000);
    assert.deepEqual(
      asked.findings.map(({ rule }) => rule),
      ['politics'],
    );
    const early = await press('Alors <pause>.', asked.pauseId);
    assert.ok(!early.ok && early.error.kind === 'too-soon');
    assert.deepEqual(early.error.until, asked.until);
    await seconds(20);
    const left = await press('Alors <pause>.', asked.pauseId);
    assert.ok(left.ok);
    const [kept] = await pauses();
    assert.equal(kept?.publication_id, left.value.publicationId);
    assert.ok(kept?.passed_at);
  });

  test('pressed again, in another tab too, they do not start the clock anew, and are one pause', async () => {
    const first = pauseOf(await press('Alors <pause>.'));
    const several = await Promise.all(Array.from({ length: 5 }, async () => pauseOf(await press('  Alors <pause>.\r\n'))));
    for (const again of several) assert.deepEqual([again.pauseId, again.until], [first.pauseId, first.until]);
    assert.equal((await pauses()).length, 1);
  });

  test('changed, they are judged anew: another pause, and the one that was taken counts for nothing', async () => {
    const first = pauseOf(await press('Alors <pause>.'));
    await seconds(25);
    const other = pauseOf(await press('Alors, <pause> !', first.pauseId));
    assert.notEqual(other.pauseId, first.pauseId);
    assert.ok(other.until.getTime() > Date.now());
    assert.equal(kindOf(await press('Alors, tant pis.', other.pauseId)), 'scheduled', 'what nothing is found in leaves');
  });

  test('a pause of one’s own in one’s own place is needed: nobody else’s counts, and none that is made up', async () => {
    const first = pauseOf(await press('Alors <pause>.'));
    await seconds(25);
    assert.equal(pauseOf(await press('Alors <pause>.', randomUUID())).pauseId, first.pauseId);
    const elsewhere = await world.mention('Et là ?');
    await world.take(world.paul, elsewhere.conversationId);
    const theirs = await world.reply(world.paul, elsewhere, { body: 'Alors <pause>.', readAgain: first.pauseId });
    assert.ok(pauseOf(theirs).until.getTime() > Date.now());
  });

  test('something new to read starts the clock anew', async () => {
    const first = pauseOf(await press('Alors <pause>.'));
    await seconds(25);
    world.guard.also.push({ rule: 'link', level: 'pause', why: 'anger', values: {}, where: { start: 0, end: 1 }, firm: false });
    const again = pauseOf(await press('Alors <pause>.', first.pauseId));
    assert.equal(again.pauseId, first.pauseId);
    assert.ok(again.until.getTime() > Date.now());
    assert.equal(again.findings.length, 2);
  });

  test('who comes back the next day to words never sent reads them again', async () => {
    const first = pauseOf(await press('Alors <pause>.'));
    await seconds(86_400);
    assert.ok(pauseOf(await press('Alors <pause>.', first.pauseId)).until.getTime() > Date.now());
    assert.equal((await pauses()).length, 1, 'what was never said is forgotten');
  });

  test('taken back and sent again, what was read is not stopped again', async () => {
    const asked = pauseOf(await press('Alors <pause>.'));
    await seconds(25);
    const left = await press('Alors <pause>.', asked.pauseId);
    assert.ok(left.ok);
    assert.ok((await undoPublication(mine, world.ines, left.value.publicationId)).ok);
    const again = await press('Alors <pause>.');
    assert.ok(again.ok && again.value.publicationId !== left.value.publicationId);
    assert.deepEqual(
      (await pauses()).map((pause) => pause.publication_id),
      [again.value.publicationId],
    );
  });

  test('findings stand where the words are in the field of their author', async () => {
    const { findings } = pauseOf(await press('\n  Alors <pause>.'));
    const { start, end } = findings[0]!.where;
    assert.equal('\n  Alors <pause>.'.slice(start, end), '<pause>');
  });

  test('a correction is judged like any other words', async () => {
    await world.alter('update account set undo_delay_seconds = 0 where organisation_id = $1', [world.organisationId]);
    assert.equal(kindOf(await press('Oui.')), 'scheduled');
    await world.hurry();
    await world.worker().sweep();
    const [ours] = await world.alter<{ message_id: string }>(
      `select message_id from message where organisation_id = $1 and direction = 'outbound'`,
      [world.organisationId],
    );
    await world.take(world.ines, told.conversationId);
    const body = 'Non, <pause>.';
    const corrected = await world.reply(world.ines, { ...told, messageId: ours!.message_id }, { body });
    assert.equal(kindOf(corrected), 'pause');
  });
});
