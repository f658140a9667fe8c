import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import pg from 'pg';
import { inventPast } from '../../bench/guardrails/invent.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import type { PublishingWorld } from '../../test/harness/publishing-world.ts';
import { silentLog } from '../platform/log.ts';
import type { GuardrailsDeps } from './guardrails-deps.ts';
import { judge } from './judge.ts';
import { learnAccountVoice, readVoice } from './learn-account-voice.ts';
import { learnAnew, learnWhatIsDue } from './learning.ts';
import { createTrials } from './try-settings.ts';
import type { Trial } from './try-settings.ts';
import { findVoice } from './voice-store.ts';
import { createVoices } from './voices.ts';
import type { VoiceKey } from './voices.ts';

const PRIVATE = 'Tu peux prendre du pain en rentrant ? Il n’en reste plus.';

describe('what an account said', () => {
  let mine: TestDatabase;
  let world: PublishingWorld;
  let which: { organisationId: string; accountId: string };
  let broken: VoiceKey[];
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());
  beforeEach(async () => {
    world = await publishingWorld(mine);
    which = { organisationId: world.organisationId, accountId: world.account.accountId };
    broken = [];
  });

  const deps = (more: Partial<GuardrailsDeps> = {}): GuardrailsDeps => ({
    database: mine.database,
    log: silentLog(),
    voices: createVoices((key) => void broken.push(key)),
    links: { known: () => [], ask: () => false, settle: async () => [] },
    hoursOf: async () => ({ hours: 'unknown', closesAt: null }),
    stretchesOf: async () => null,
    situationsOf: async () => [],
    now: () => new Date(),
    ...more,
  });
  const signal = new AbortController().signal;

  /** Says these one after another, the last an hour ago, a minute apart. */
  async function say(texts: readonly { text: string; reply?: boolean; signedAs?: string }[]) {
    const rows = texts.map(({ text, reply = false, signedAs = null }, at) => ({
      id: randomUUID(),
      text,
      parent: reply ? 'theirs' : null,
      signed: signedAs,
      minutes: 60 + texts.length - at,
    }));
    await world.alter(
      `with thread as (
         insert into conversation (organisation_id, conversation_id, account_id, root_ref, state, last_message_at)
         values ($1, gen_random_uuid(), $2, gen_random_uuid()::text, 'closed', now()) returning conversation_id)
       insert into message (organisation_id, message_id, conversation_id, account_id, ref, version, parent_ref, direction, member_id, text,
         signed_as, written_at, received_at)
       select $1, id, conversation_id, $2, id::text, '1', parent, 'outbound', $3, text, signed, at, at
       from thread, (select *, now() - minutes * interval '1 minute' as at
         from json_to_recordset($4::json) as row (id uuid, text text, parent text, signed text, minutes int)) as said`,
      [which.organisationId, which.accountId, world.ines.memberId, JSON.stringify(rows)],
    );
    return rows.map(({ id }) => id);
  }
  const learn = async () => await learnAccountVoice({ database: mine.database }, which, signal);
  const kept = async () => await mine.database.read(which.organisationId, (db) => findVoice(db, which.organisationId, which.accountId));
  const view = async () => await mine.database.read(which.organisationId, (db) => readVoice(db, which));
  const ask = async (text: string, means = deps()) => {
    const what = { memberId: world.ines.memberId, accountId: which.accountId, text, at: new Date() };
    return await mine.database.read(which.organisationId, (db) => judge(means, { db, organisationId: which.organisationId }, what));
  };
  const unlike = (judged: { findings: readonly { rule: string }[] }) => judged.findings.some(({ rule }) => rule === 'unlike');

  describe('is what its voice is learned from', () => {
    test('once it is enough, and without the signatures that stand under it', async () => {
      await say(inventPast(50, 'fr'));
      await learn();
      assert.deepEqual(await view().then((one) => [one?.state, one?.posts]), ['too-few', 50]);
      assert.equal(unlike(await ask(PRIVATE)), false);
      await say(inventPast(500, 'fr', 11).map(({ text, reply }) => ({ text: `${text} ^XQ`, reply, signedAs: '^XQ' })));
      await learn();
      assert.deepEqual(await view().then((one) => [one?.state, one?.posts]), ['learned', 550]);
      assert.equal(unlike(await ask(PRIVATE)), true);
      assert.equal(unlike(await ask('✅ 14 h 20, le trafic est rétabli sur l’ensemble de la ligne. #Ligne4')), false);
      assert.ok((await world.journal()).includes('voice.learned'));
    });

    test('again when another was learned, and not otherwise', async () => {
      await say(inventPast(300, 'fr'));
      await learn();
      let loads = 0;
      const inner = createVoices(() => {});
      const means = deps({ voices: { voiceOf: async (db, key) => (loads++, await inner.voiceOf(db, key)) } });
      const first = await kept();
      await ask('Bonjour', means);
      await learn();
      assert.notEqual((await kept())?.edition, first?.edition);
      const learned = await ask('Bonjour', means);
      assert.equal(loads, 2);
      assert.ok(learned);
    });

    test('when it is time: at first, when a small past has grown, after a day, when a person asked in vain', async () => {
      const owner = new pg.Client({ connectionString: mine.url });
      await owner.connect();
      const waiting = async () =>
        (await owner.query('delete from graphile_worker._private_jobs where key = $1', [`voice:${which.accountId}`])).rowCount;
      const dueIn = async (hours: number) => {
        await learnWhatIsDue({ database: mine.database }, new Date(Date.now() + hours * 3_600_000));
        return await waiting();
      };
      assert.equal(await dueIn(0), 1);
      await say(inventPast(120, 'fr'));
      await learn();
      assert.equal(await dueIn(25), 0);
      // What was said since, and not when it was heard, is new.
      await world.alter(`update account_voice set read_at = now() - interval '100 minutes' where account_id = $1`, [which.accountId]);
      assert.equal(await dueIn(0), 1);
      await owner.end();
    });

    test('anew when it cannot be read: nobody is kept from speaking meanwhile', async () => {
      await say(inventPast(300, 'fr'));
      await learn();
      await world.alter(
        `update account_voice set packed = set_byte(packed, 100, (get_byte(packed, 100) + 1) % 256) where account_id = $1`,
        [which.accountId],
      );
      const means = deps();
      assert.equal(unlike(await ask(PRIVATE, means)), false);
      assert.equal(unlike(await ask(PRIVATE, means)), false);
      assert.equal(broken.length, 1);
      await learnAnew({ database: mine.database, log: silentLog() }, broken[0]!);
      assert.equal((await view())?.state, 'learning');
      await learn();
      assert.equal(unlike(await ask(PRIVATE, means)), true);
    });
  });

  describe('is what a change of rules is tried on', () => {
    const run = async (trial: Partial<Trial>, means = deps(), who = world.lead) =>
      await createTrials(means)(who, { accountId: null, latitude: 'autonomous', changes: [], days: 31, ...trial });
    const tried = async (trial: Partial<Trial>, means = deps()) => {
      const done = await run(trial, means);
      assert.ok(done.ok, JSON.stringify(done));
      return done.value;
    };
    const off = (rule: string) => ({ rule, accountId: null, state: 'off', level: null }) as const;

    test('as it was said: before and after, with what stops', async () => {
      const said = ['Le trafic est rétabli, bonne soirée.', 'LE TRAFIC EST INTERROMPU SUR TOUTE LA LIGNE', 'Mot de passe : Soleil2024!'];
      const ids = await say(said.map((text) => ({ text })));
      const result = await tried({ changes: [off('capitals')] });
      assert.deepEqual([result.messages, result.more], [3, false]);
      assert.deepEqual(
        [result.before, result.after],
        [
          { paused: 1, held: 1 },
          { paused: 0, held: 1 },
        ],
      );
      assert.deepEqual(
        result.stopped.map(({ messageId, memberId, text, outcome }) => [messageId, memberId, text, outcome]),
        [[ids[2], world.ines.memberId, said[2], 'hold']],
      );
      assert.deepEqual(result.byRule['secrets'], { found: 1, decisive: 1 });
      assert.equal((await tried({ days: 31, accountId: which.accountId })).messages, 3);
      // Nothing was changed by it.
      assert.equal((await ask(said[1]!)).outcome, 'pause');
    });

    test('in its moment, after what was said before it, by a voice that does not know it', async () => {
      await say([...inventPast(400, 'fr'), { text: PRIVATE }, { text: 'Je reviens vers vous dans quelques minutes.' }]);
      await say([{ text: 'Le dernier départ de Clairbois est à 22 h 10.' }, { text: 'Le dernier départ de Clairbois est à 22 h 10 !' }]);
      await learn();
      const shut = await tried({}, deps({ stretchesOf: async () => [] }));
      const found = (text: string) => shut.stopped.find((one) => one.text === text)?.findings.map(({ rule }) => rule) ?? [];
      assert.ok(found(PRIVATE).includes('unlike'));
      assert.ok(found('Je reviens vers vous dans quelques minutes.').includes('promise'));
      assert.ok(found('Le dernier départ de Clairbois est à 22 h 10 !').includes('duplicate'));
      assert.ok(!found('Le dernier départ de Clairbois est à 22 h 10.').includes('duplicate'));
    });

    test('so many messages at most, the latest, and 100 of what stops', async () => {
      await say(Array.from({ length: 250 }, (_, at) => ({ text: `LE TRAIN ${at} EST SUPPRIMÉ SUR TOUTE LA LIGNE CE SOIR` })));
      const done = await createTrials(deps(), 200)(world.lead, { accountId: null, latitude: 'autonomous', changes: [], days: 92 });
      assert.ok(done.ok);
      const { messages, more, after: wished, stopped } = done.value;
      assert.deepEqual([messages, more, wished.paused, stopped.length], [200, true, 200, 100]);
      assert.match(stopped[0]?.text ?? '', /TRAIN 249/);
    });

    test('by leads, one at a time, on rules that exist', async () => {
      assert.deepEqual(await run({}, deps(), world.ines), { ok: false, error: { kind: 'not-allowed' } });
      assert.deepEqual(await run({ changes: [off('nothing')] }), { ok: false, error: { kind: 'no-such-rule' } });
      assert.deepEqual(await run({ accountId: randomUUID() }), { ok: false, error: { kind: 'not-found' } });
      const trials = createTrials(deps());
      const trial: Trial = { accountId: null, latitude: 'autonomous', changes: [], days: 1 };
      const both = await Promise.all([trials(world.lead, trial), trials(world.lead, trial)]);
      assert.deepEqual(both[1], { ok: false, error: { kind: 'busy' } });
      assert.equal(both[0].ok, true);
    });
  });
});
