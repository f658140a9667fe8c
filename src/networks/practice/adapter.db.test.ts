import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { connectDatabase } from '../../platform/database/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { networkContract } from '../network.contract.ts';
import type { ContractHarness, ContractPerson } from '../network.contract.ts';
import { hear, isPost, must, outgoing } from '../network.contract-harness.ts';
import type { Network, NetworkConnection } from '../network.ts';
import { createPracticeNetwork } from './adapter.ts';
import { identityOf } from './person.ts';
import { picture } from './pictures.ts';
import { findProfile, writeProfile } from './profile-store.ts';
import { mayRead, newRecordKey, refOf } from './post.ts';
import { findPosts } from './store.ts';
import { follow } from './store-followers.ts';
import { addPeople } from './store-people.ts';
import { deletePost, rewritePost, writePost, writeThread } from './write-posts.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000a1';
const OTHER_ORGANISATION = '018f2f00-0000-7000-8000-0000000000a2';
const signal = new AbortController().signal;

const request = (handle: string, secret = 'phrase de passe') => ({ organisationId: ORGANISATION, server: '', handle, secret });

async function openAccount(network: Network, handle: string, organisationId = ORGANISATION): Promise<NetworkConnection> {
  const connected = await network.connect({ ...request(handle), organisationId }, signal);
  assert.ok(connected.ok);
  const { person, server, credentials } = connected.value;
  return network.open({
    organisationId,
    accountId: 'unused',
    identity: person.identity,
    server,
    credentials,
    saveCredentials: async () => {},
  });
}

const blank = () => ({
  recordKey: newRecordKey(),
  parentRef: null,
  quotedRef: null,
  images: [],
  languages: [],
  writtenAt: new Date(),
});

function personOf({ database }: TestDatabase, handle: string): ContractPerson {
  const identity = identityOf(handle);
  return {
    identity,
    handle,
    async post(text, options = {}) {
      const written = await database.transact(
        ORGANISATION,
        async (tx) =>
          await writePost(tx, {
            recordKey: newRecordKey(),
            authorIdentity: identity,
            text,
            writtenAt: new Date(),
            parentRef: options.replyTo?.ref ?? null,
            quotedRef: options.quote?.ref ?? null,
            images: options.image
              ? [{ ...picture('glove', options.image.alt), width: options.image.width, height: options.image.height }]
              : [],
            languages: options.languages ?? [],
          }),
      );
      assert.ok(written.ok);
      return { ref: written.value.ref, version: String(written.value.version) };
    },
    edit: async (ref, text) => void (await database.transact(ORGANISATION, async (tx) => await rewritePost(tx, ref, text))),
    delete: async (ref) => void (await database.transact(ORGANISATION, async (tx) => await deletePost(tx, ref))),
    async whisper(text, { replyTo } = {}) {
      const draft = { ...blank(), text: replyTo ? text : `@ligne4 ${text}`, authorIdentity: identity, parentRef: replyTo?.ref ?? null };
      const written = await database.transact(ORGANISATION, (tx) => writePost(tx, { ...draft, visibility: 'private' }));
      assert.ok(written.ok);
      return { ref: written.value.ref, version: String(written.value.version) };
    },
    follow: async () => await database.transact(ORGANISATION, (tx) => follow(tx, { follower: identity, account: identityOf('ligne4') })),
    async canRead(ref) {
      const [post] = await database.read(ORGANISATION, (db) => findPosts(db, ORGANISATION, [ref]));
      return post !== undefined && post.deletedAt === null && mayRead(post, identity);
    },
  };
}

/** A database whose connection can break just after a commit, before we are told. */
function forgetful(database: Database): { database: Database; loseNextAnswer: () => void } {
  let losing = false;
  const transact: Database['transact'] = async (organisationId, work) => {
    const value = await database.transact(organisationId, work);
    if (!losing) return value;
    losing = false;
    throw new Error('Connection terminated unexpectedly');
  };
  return { database: { ...database, transact }, loseNextAnswer: () => void (losing = true) };
}

async function openHarness(): Promise<ContractHarness> {
  const test = await testDatabase();
  const { database, loseNextAnswer } = forgetful(test.database);
  const network = createPracticeNetwork({ database });
  const openAnother = async () => await openAccount(network, 'ligne4');
  const connection = await openAnother();
  await test.database.transact(
    ORGANISATION,
    async (tx) =>
      await addPeople(
        tx.db,
        ORGANISATION,
        ['passante', 'voisin'].map((handle) => ({
          identity: identityOf(handle),
          handle,
          displayName: handle,
          kind: 'guest' as const,
          about: '',
          passphraseHash: null,
        })),
      ),
  );
  return {
    network,
    connection,
    openAnother,
    loseNextAnswer,
    account: { identity: identityOf('ligne4'), handle: 'ligne4' },
    passerBy: personOf(test, 'passante'),
    bystander: personOf(test, 'voisin'),
    holder: personOf(test, 'ligne4'),
    settle: async () => {},
    async backlog(count) {
      const week = 7 * 24 * 3_600_000;
      const drafts = Array.from({ length: count }, (_, index) => {
        const [authorIdentity, recordKey] = [identityOf(index % 2 ? 'passante' : 'voisin'), newRecordKey()];
        const writtenAt = new Date(Date.now() - week + (week * index) / count);
        return {
          ...blank(),
          authorIdentity,
          recordKey,
          rootRef: refOf(authorIdentity, recordKey),
          text: `@ligne4 retard ${index}`,
          writtenAt,
        };
      });
      await test.database.transact(ORGANISATION, (tx) => writeThread(tx, drafts));
      return drafts.map(({ rootRef }) => rootRef);
    },
    changeProfileElsewhere: async ({ displayName }) =>
      await test.database.transact(ORGANISATION, async (tx) => {
        const profile = await findProfile(tx.db, ORGANISATION, identityOf('ligne4'));
        assert.ok(profile && (await writeProfile(tx, identityOf('ligne4'), profile.version, { displayName })));
      }),
    close: async () => {
      await connection.close();
      await test.close();
    },
  };
}

networkContract('the practice network', openHarness);

describe('the practice network', () => {
  let test: TestDatabase;
  let network: Network;
  before(async () => {
    test = await testDatabase();
    network = createPracticeNetwork({ database: test.database });
  });
  after(async () => await test.close());

  it('makes an account at its first connection, and wants the same passphrase ever after', async () => {
    const first = await network.connect(request('@Accueil'), signal);
    assert.equal(first.ok && first.value.person.handle, 'accueil');
    assert.ok((await network.connect(request('accueil'), signal)).ok);
    assert.deepEqual(await network.connect(request('accueil', 'autre'), signal), { ok: false, error: { kind: 'wrong-secret' } });
  });

  it('refuses a handle that is ill-formed, or that somebody of the script bears', async () => {
    for (const handle of ['', '@', 'deux mots', 'élan', '@dounia.b', 'DOUNIA.B', '<script>', 'a'.repeat(500), '\u0000x']) {
      assert.deepEqual(await network.connect(request(handle), signal), { ok: false, error: { kind: 'wrong-handle' } }, handle);
    }
  });

  it('keeps organisations apart: the same handle, and nothing heard of the other', async () => {
    const ours = await openAccount(network, 'mairie');
    const theirs = await openAccount(network, 'mairie', OTHER_ORGANISATION);
    const said = must(await theirs.publish(outgoing('Chez nous seulement'), network.newRecordKey()));
    assert.deepEqual(must(await ours.posts([said.ref])), []);
    const pages = await hear(ours, null, (so) => so.at(-1)?.upToDate === true);
    assert.deepEqual(
      pages.flatMap((page) => page.arrivals),
      [],
    );
  });

  it('misses nothing and says nothing twice while many write at once', async () => {
    const account = await openAccount(network, 'foule');
    await test.database.transact(
      ORGANISATION,
      async (tx) =>
        await addPeople(
          tx.db,
          ORGANISATION,
          Array.from({ length: 12 }, (_, n) => ({
            identity: identityOf(`voix${n}`),
            handle: `voix${n}`,
            displayName: `Voix ${n}`,
            kind: 'guest' as const,
            about: '',
            passphraseHash: null,
          })),
        ),
    );
    const wanted = 12 * 40;
    const heard: string[] = [];
    const listening = hear(account, null, (pages) => {
      for (const arrival of pages.at(-1)?.arrivals ?? [])
        if (arrival.kind === 'post' && arrival.reason === 'mention') heard.push(arrival.post.ref);
      return heard.length >= wanted;
    });
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        const person = personOf(test, `voix${n}`);
        for (let count = 0; count < 40; count += 1) await person.post(`@foule appel ${count}`);
      }),
    );
    await listening;
    assert.equal(new Set(heard).size, wanted);
    assert.equal(heard.length, wanted);
  });

  it('hears a post a moment after its commit, not at the next look', async () => {
    const account = await openAccount(network, 'rapide');
    const person = personOf(test, 'rapide');
    let writtenAt = 0;
    const listening = hear(account, null, (pages) => {
      // The second page on is waited for: the bell has been hung by then.
      if (pages.length === 2 && writtenAt === 0) void person.post('Un').then(() => (writtenAt = Date.now()));
      return pages.some((page) => page.arrivals.length > 0);
    });
    await listening;
    assert.ok(Date.now() - writtenAt < 500);
  });

  it('hears an edit as the post in its new words, and a deletion as a deletion', async () => {
    const account = await openAccount(network, 'suivi');
    await openAccount(network, 'voisine');
    const person = personOf(test, 'voisine');
    const { ref } = await person.post('@suivi le train et supprimé');
    const [first] = await hear(account, null, (so) => so.at(-1)?.upToDate === true);
    await person.edit(ref, '@suivi le train est supprimé');
    const second = (await hear(account, first?.cursor, (so) => so.some((page) => page.arrivals.length > 0))).at(-1);
    const [edited] = second?.arrivals ?? [];
    assert.equal(edited?.kind === 'post' && edited.post.text, '@suivi le train est supprimé');
    assert.equal(edited?.kind === 'post' && edited.post.version, '2');
    await person.delete(ref);
    const third = (await hear(account, second?.cursor, (so) => so.some((page) => page.arrivals.length > 0))).at(-1);
    assert.deepEqual(third?.arrivals, [{ kind: 'deleted', ref }]);
  });

  it('gives the same post for a key that it has, and refuses what is no key', async () => {
    const account = await openAccount(network, 'cles');
    const refused = await account.publish(outgoing('x'), 'pas/une clé');
    assert.equal(refused.ok ? null : refused.error.kind, 'rejected');
    assert.deepEqual(await account.lookUp('pas/une clé', outgoing('Bonjour')), { ok: true, value: null });
    for (const text of ['', '   ', 'nul \u0000']) {
      const empty = await account.publish(outgoing(text), network.newRecordKey());
      assert.equal(empty.ok ? null : empty.error.kind === 'rejected' && empty.error.reason, 'invalid');
    }
  });

  it('hears nobody whom it keeps away, and takes no answer from whom it blocked', async () => {
    const account = await openAccount(network, 'tranquille');
    await openAccount(network, 'bavard');
    const person = personOf(test, 'bavard');
    const ours = must(await account.publish(outgoing('Bonjour'), network.newRecordKey()));
    must(await account.moderate({ kind: 'mute', identity: person.identity }));
    const unheard = await person.post('@tranquille premier');
    must(await account.moderate({ kind: 'unmute', identity: person.identity }));
    must(await account.moderate({ kind: 'block', identity: person.identity }));
    await assert.rejects(person.post('deuxième', { replyTo: ours }));
    must(await account.moderate({ kind: 'unblock', identity: person.identity }));
    const heard = await person.post('@tranquille troisième');
    const pages = await hear(account, { seq: 0 }, (so) => so.some((page) => page.arrivals.some(isPost(heard.ref))));
    assert.ok(
      pages.some((page) => page.arrivals.some(isPost(unheard.ref))),
      'it is heard by who reads again after it came back',
    );
  });

  it('hides only what answers its own posts, pins only its own, takes back only its own', async () => {
    const account = await openAccount(network, 'poste');
    await openAccount(network, 'ailleurs');
    const elsewhere = await personOf(test, 'ailleurs').post('@poste bonjour');
    for (const result of [
      await account.moderate({ kind: 'hide', ref: elsewhere.ref }),
      await account.moderate({ kind: 'mute', identity: 'practice:personne' }),
      await account.pin(elsewhere.ref),
      await account.delete(elsewhere.ref),
    ])
      assert.equal(result.ok ? null : result.error.kind, 'rejected');
  });

  it('starts from the beginning when a cursor is not one of its own', async () => {
    const account = await openAccount(network, 'curseur');
    must(await account.publish(outgoing('Premier'), network.newRecordKey()));
    for (const cursor of ['garbage', { seq: 'x' }, { seq: -4 }, [], 12]) {
      const pages = await hear(account, cursor, (so) => so.at(-1)?.upToDate === true);
      assert.ok(pages.some((page) => page.arrivals.length > 0));
    }
  });

  it('says that it is unavailable when the database cannot be reached, and never throws for it', async () => {
    const database = connectDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });
    const lost = createPracticeNetwork({ database });
    const account = lost.open({
      organisationId: ORGANISATION,
      accountId: '',
      identity: identityOf('ligne4'),
      server: '',
      credentials: {},
      saveCredentials: async () => {},
    });
    const connected = await lost.connect(request('ligne4'), signal);
    assert.equal(connected.ok ? null : connected.error.kind, 'unreachable');
    for (const result of [
      await account.publish(outgoing('Allô'), 'cle'),
      await account.lookUp('cle', outgoing('Bonjour')),
      await account.posts(['x']),
      await account.thread('x'),
    ]) {
      assert.equal(result.ok ? null : result.error.kind, 'unavailable');
    }
    for await (const page of account.listen(null, signal)) {
      assert.equal(page.ok ? null : page.error.kind, 'unavailable');
      break;
    }
    await database.close();
  });
});
