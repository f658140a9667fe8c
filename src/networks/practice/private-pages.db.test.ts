import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { connectAccount } from './connect-account.ts';
import { moderate, pin } from './moderation.ts';
import { identityOf } from './person.ts';
import { newRecordKey, postUrl } from './post.ts';
import type { PostDraft } from './post.ts';
import { practiceRoutes } from './routes.ts';
import { writePost } from './write-posts.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000b7';
const SECRET = /dossier 4021/;

describe('what is private on the practice network', () => {
  let test: TestDatabase;
  let app: Hono;
  before(async () => {
    test = await testDatabase();
    assert.ok((await connectAccount(test.database, { organisationId: ORGANISATION, handle: 'ligne4', secret: '' })).ok);
    app = practiceRoutes({
      database: test.database,
      currentOrganisation: async () => ({ organisationId: ORGANISATION, timeZone: 'Europe/Paris' }),
    });
  });
  after(async () => await test.close());

  const get = async (path: string) => await app.request(path.replace(/^\/practice/, '') || '/');
  const read = async (path: string) => await (await get(path)).text();
  const speak = async (form: Record<string, string>) => await app.request('/speak', { method: 'POST', body: new URLSearchParams(form) });
  const owner = () => ({ database: test.database, organisationId: ORGANISATION, identity: identityOf('ligne4') });
  async function say(text: string, more: Partial<PostDraft> = {}): Promise<string> {
    const draft = { authorIdentity: identityOf('ligne4'), parentRef: null, quotedRef: null, images: [], languages: ['fr'] };
    const written = await test.database.transact(ORGANISATION, (tx) =>
      writePost(tx, { ...draft, recordKey: newRecordKey(), text, writtenAt: new Date(), ...more }),
    );
    assert.ok(written.ok, JSON.stringify(written));
    return written.value.ref;
  }

  it('is on no page that a passer-by reads: timeline, people, threads, counts, quotes', async () => {
    const root = await say('Écrivez-nous en privé.');
    const whispered = await speak({ name: 'Léo', text: 'Mon dossier 4021', replyTo: root, private: 'yes' });
    assert.equal(whispered.headers.get('location'), '/practice/letters/leo');
    const ref = await say('Votre dossier 4021 est en règle', { parentRef: root, visibility: 'private' });
    for (const path of ['/', '/people/ligne4', '/people/leo', postUrl(root)]) {
      const page = await read(path);
      assert.doesNotMatch(page, SECRET, path);
      assert.doesNotMatch(page, /1 réponse/, path);
    }
    assert.equal((await get(postUrl(ref))).status, 404);
    const quoting = { authorIdentity: identityOf('leo'), text: 'Lisez donc', quotedRef: ref };
    await assert.rejects(say('', quoting), /quoted-gone/);
  });

  it('is read by the passer-by whom it is for, under the name that the team lends her, and by no other', async () => {
    await speak({ name: 'Nour', text: '@ligne4 mon dossier 4021', private: 'yes' });
    assert.match(await read('/letters/nour'), SECRET);
    await speak({ name: 'Hugo', text: 'bonjour @ligne4' });
    assert.doesNotMatch(await read('/letters/hugo'), SECRET);
    assert.match(await read('/people/hugo'), /letters\/hugo/);
    for (const handle of ['ligne4', 'dounia.b', 'personne']) assert.equal((await get(`/letters/${handle}`)).status, 404, handle);
  });

  it('is answered in private, and cannot be answered by somebody who may not read it', async () => {
    await speak({ name: 'Zoé', text: '@ligne4 mon dossier 4021, merci', private: 'yes' });
    const replyTo = /name="replyTo" value="([^"]+)"/.exec(await read('/letters/zoe'))?.[1] ?? '';
    assert.ok(replyTo.startsWith('practice:zoe/'));
    assert.equal((await speak({ name: 'Zoé', text: 'Et la carte ?', replyTo })).headers.get('location'), '/practice/letters/zoe');
    assert.equal((await speak({ name: 'Curieux', text: 'Tiens donc', replyTo })).status, 422);
    const written = await test.database.transact(ORGANISATION, (tx) =>
      writePost(tx, {
        recordKey: newRecordKey(),
        authorIdentity: identityOf('ligne4'),
        text: 'À tous',
        parentRef: replyTo,
        quotedRef: null,
        images: [],
        languages: [],
        writtenAt: new Date(),
        visibility: 'public',
      }),
    );
    assert.deepEqual(written, { ok: false, error: 'too-wide' });
  });

  it('is not said to nobody', async () => {
    const refused = await speak({ name: 'Ana', text: 'bonjour', private: 'yes' });
    assert.equal(refused.status, 422);
    const page = await refused.text();
    assert.match(page, /citez le compte/);
    assert.match(page, /name="private" value="yes" checked/);
  });

  it('differs from what an account hides, which is folded, and from what it pins, which comes first', async () => {
    const root = await say('Travaux dimanche');
    const answer = await say('Quelle honte', { authorIdentity: identityOf('leo'), parentRef: root });
    assert.ok((await moderate(owner(), { kind: 'hide', ref: answer })).ok);
    assert.match(await read(postUrl(root)), /<details><summary>.*Le compte a masqué cette réponse[\s\S]*Quelle honte/);
    assert.ok((await pin(owner(), root)).ok);
    for (let n = 1; n <= 3; n += 1) await say(`Plus récent ${n}`);
    const page = await read('/people/ligne4');
    assert.ok(page.indexOf('épinglé') > 0 && page.indexOf('Travaux dimanche') < page.indexOf('Plus récent 3'));
  });
});
