import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import { arrival, buildAccount, buildPerson, buildPost } from '../../test/harness/inbox.ts';
import type { HeardAccount } from '../../test/harness/inbox.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import type { NetworkPost } from '../networks/network.ts';
import type { Visitor } from '../people/index.ts';
import { entriesAfter } from '../platform/journal/store.ts';
import { attributeMessage } from './attribute-message.ts';
import { ingest } from './ingest.ts';
import { readQueuePage } from './queue-store.ts';
import { findAuthorless } from './read-authorless.ts';
import { readThread } from './read-thread.ts';

describe('a message of ours that left from the network’s own application', () => {
  let cluster: TestDatabase;
  let account: HeardAccount;
  let lea: Visitor;
  const ids = { ines: '', karim: '' };
  before(async () => {
    cluster = await testDatabase();
  });
  after(async () => await cluster.close());

  const alter = async (statement: string, values: unknown[]) =>
    await cluster.database.transact(account.organisationId, (tx) => tx.db.executeQuery(CompiledQuery.raw(statement, values)));
  async function person(name: string, initials: string, tag: string | null): Promise<string> {
    const memberId = randomUUID();
    await alter(
      `insert into member (organisation_id, member_id, given_name, family_name, public_name, initials, email, passphrase_hash, role, speaker_tag)
       values ($1, $2, $3, '', $3, $4, $4 || '@example.org', '', 'member', $5)`,
      [account.organisationId, memberId, name, initials, tag],
    );
    return memberId;
  }
  async function fresh(form: string, dropped: string[] = []): Promise<void> {
    account = await buildAccount(cluster.database);
    ids.ines = await person('Inès', 'IN', 'Ines');
    ids.karim = await person('Karim', 'KB', 'KarimB');
    lea = { organisationId: account.organisationId, memberId: await person('Léa', 'LE', null), sessionId: '', role: 'member' };
    await alter('update account set signature_form = $2, signature_dropped = $3 where organisation_id = $1', [
      account.organisationId,
      form,
      dropped,
    ]);
  }
  const us = () => ({ ...buildPerson('Ligne'), identity: account.identity });
  const hear = async (...posts: NetworkPost[]) =>
    await cluster.database.transact(account.organisationId, (tx) =>
      ingest(
        tx,
        account,
        posts.map((post) => arrival(post)),
      ),
    );
  const messages = async () => {
    const { rows } = await alter('select conversation_id from conversation where organisation_id = $1', [account.organisationId]);
    const all = [];
    for (const { conversation_id: conversationId } of rows as { conversation_id: string }[]) {
      const window = { conversationId, from: undefined, limit: 100 };
      const thread = await cluster.database.read(account.organisationId, (db) => readThread(db, lea, window));
      all.push(...thread!.messages);
    }
    return all;
  };
  const byText = async (text: string) => (await messages()).find((message) => message.text === text)!;
  const asked = async () =>
    (await cluster.database.read(account.organisationId, (db) => findAuthorless(db, lea, null))).messages.map(({ text }) => text);

  test('is by whom its signature says, and the journal names that person', async () => {
    await fresh('given-name');
    const question = buildPost({ text: 'Un retard ?' });
    await hear(question, buildPost({ author: us(), parent: question, text: 'Cinq minutes. ^IN' }));
    const message = await byText('Cinq minutes. ^IN');
    assert.deepEqual([message.memberId, message.authorSource, message.signedAs], [ids.ines, 'signature', '^IN']);
    const entries = await cluster.database.read(account.organisationId, (db) => entriesAfter(db, account.organisationId, 0, 100));
    assert.equal(entries.find(({ kind }) => kind === 'message.sent')?.memberId, ids.ines);
    assert.deepEqual(await asked(), []);
  });

  test('is nobody’s while its signature is of nobody known, or missing; a person says whose, and nothing overrules it', async () => {
    await fresh('given-name');
    const unsigned = buildPost({ author: us(), text: 'Trafic rétabli.' });
    await hear(unsigned, buildPost({ author: us(), text: 'Trafic perturbé. ^XY' }));
    assert.deepEqual((await asked()).toSorted(), ['Trafic perturbé. ^XY', 'Trafic rétabli.']);
    const stranger = await byText('Trafic perturbé. ^XY');
    assert.deepEqual([stranger.memberId, stranger.signedAs], [null, '^XY']);
    const { messageId } = await byText('Trafic rétabli.');
    const attribute = async (memberId: string | null) =>
      await attributeMessage({ database: cluster.database }, lea, { messageId, memberId });
    assert.ok((await attribute(ids.karim)).ok);
    await hear({ ...unsigned, version: '2', text: 'Trafic rétabli. ^IN' });
    const after = await byText('Trafic rétabli. ^IN');
    assert.deepEqual([after.memberId, after.authorSource], [ids.karim, 'person']);
    assert.ok((await attribute(null)).ok, 'nobody of the team');
    assert.deepEqual(await asked(), ['Trafic perturbé. ^XY']);
    const refused = await attribute(randomUUID());
    assert.ok(!refused.ok && refused.error.kind === 'no-such-member');
    const entries = await cluster.database.read(account.organisationId, (db) => entriesAfter(db, account.organisationId, 0, 100));
    const said = entries.filter(({ kind }) => kind === 'message.attributed');
    assert.deepEqual(
      said.map(({ memberId, data }) => [memberId, data['authorId'], data['before']]),
      [
        [lea.memberId, ids.karim, null],
        [lea.memberId, null, ids.karim],
      ],
    );
  });

  test('goes on by its author where later posts need no signature, and where they do it is asked whose it is', async () => {
    for (const dropped of [['later-posts'], []]) {
      await fresh('initials', dropped);
      const first = buildPost({ author: us(), text: 'Point à 9 h. ^KB' });
      const second = buildPost({ author: us(), parent: first, text: 'Reprise vers 10 h.' });
      const third = buildPost({ author: us(), parent: second, text: 'Merci de votre patience.' });
      await hear(third, second, first);
      const known = (await messages()).filter(({ memberId }) => memberId === ids.karim).length;
      assert.equal(known, dropped.length === 1 ? 3 : 1);
      assert.equal((await asked()).length, dropped.length === 1 ? 0 : 2);
    }
  });

  test('which quotes need no name where quotes need no signature, except a speaker’s tag', async () => {
    for (const [form, expected] of [
      ['given-name', 0],
      ['speaker-tag', 1],
    ] as const) {
      await fresh(form, ['quotes']);
      await hear(buildPost({ author: us(), text: 'À lire', quoted: { ref: 'practice:x/1', version: '1' } }));
      assert.equal((await asked()).length, expected, form);
    }
  });

  test('speakers are found by what they wrote and by their tags, whatever the case and the accents', async () => {
    await fresh('speaker-tag');
    const toInes = buildPost({ text: 'Bonjour #INÈS, un avis ?' });
    const toNobody = buildPost({ text: 'Bonjour #Inesse' });
    const answered = buildPost({ text: 'Et le quai 2 ?' });
    await hear(toInes, toNobody, answered, buildPost({ author: us(), parent: answered, text: 'Ouvert demain. #karimb' }));
    const of = async (speakerId: string, queue: 'to-answer' | 'waiting', among?: string[]) => {
      const request = { queue, accountId: account.accountId, speakerId, among, after: null, limit: 10 };
      const page = await cluster.database.read(account.organisationId, (db) => readQueuePage(db, lea, request));
      return page.conversations.map(({ preview }) => preview);
    };
    assert.deepEqual(await of(ids.ines, 'to-answer'), ['Bonjour #INÈS, un avis ?']);
    const whole = { queue: 'to-answer', accountId: account.accountId, after: null, limit: 10 } as const;
    const all = (await cluster.database.read(account.organisationId, (db) => readQueuePage(db, lea, whole))).conversations;
    const idOf = (text: string) => all.find(({ preview }) => preview === text)!.conversationId;
    const among = all.map(({ conversationId }) => conversationId);
    assert.deepEqual(await of(ids.ines, 'to-answer', among), ['Bonjour #INÈS, un avis ?']);
    assert.deepEqual(await of(ids.ines, 'to-answer', [idOf('Bonjour #Inesse')]), []);
    assert.deepEqual(await of(ids.karim, 'waiting'), ['Ouvert demain. #karimb']);
    assert.deepEqual(await of(ids.karim, 'to-answer'), []);
    assert.equal((await byText('Ouvert demain. #karimb')).authorSource, 'tag');
    assert.equal((await byText('Bonjour #INÈS, un avis ?')).addressedMemberId, ids.ines);
  });
});
