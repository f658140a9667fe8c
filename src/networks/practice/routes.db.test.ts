import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testDatabase } from '../../../test/harness/postgres.ts';
import type { TestDatabase } from '../../../test/harness/postgres.ts';
import { connectAccount } from './connect-account.ts';
import { identityOf } from './person.ts';
import { newRecordKey, postUrl } from './post.ts';
import { readProfile, updateProfile } from './profile.ts';
import { practiceRoutes } from './routes.ts';
import { writePost } from './write-posts.ts';

const ORGANISATION = '018f2f00-0000-7000-8000-0000000000b1';
const LARGEST_PAGE = 50_000;

describe('the public page of the practice network', () => {
  let test: TestDatabase;
  let app: ReturnType<typeof practiceRoutes>;
  before(async () => {
    test = await testDatabase();
    assert.ok((await connectAccount(test.database, { organisationId: ORGANISATION, handle: 'ligne4', secret: '' })).ok);
    app = practiceRoutes({
      database: test.database,
      currentOrganisation: async (c) =>
        c.req.header('cookie')?.includes('signed-in') ? { organisationId: ORGANISATION, timeZone: 'Europe/Paris' } : null,
    });
  });
  after(async () => await test.close());

  const get = async (path: string, headers: Record<string, string> = {}) =>
    await app.request(path.replace(/^\/practice/, '') || '/', { headers: { cookie: 'signed-in', ...headers } });
  const send = async (path: string, form: Record<string, string>) =>
    await app.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { cookie: 'signed-in' } });

  async function say(text: string, parentRef: string | null = null): Promise<string> {
    const written = await test.database.transact(
      ORGANISATION,
      async (tx) =>
        await writePost(tx, {
          recordKey: newRecordKey(),
          authorIdentity: identityOf('ligne4'),
          text,
          parentRef,
          quotedRef: null,
          images: [],
          languages: ['fr'],
          writtenAt: new Date(),
        }),
    );
    assert.ok(written.ok);
    return written.value.ref;
  }

  it('is shown to a signed-in member only', async () => {
    await say('Secret de famille');
    for (const path of ['/', '/people/ligne4', '/posts/ligne4/abc']) {
      const response = await app.request(path);
      assert.equal(response.status, 401);
      assert.ok(!(await response.text()).includes('Secret de famille'));
    }
    assert.equal((await app.request('/life', { method: 'POST' })).status, 401);
  });

  it('speaks the browser’s language, and says so', async () => {
    const french = await (await get('/practice', { 'accept-language': 'fr-CH, en;q=0.5' })).text();
    const english = await (await get('/practice', { 'accept-language': 'en' })).text();
    assert.match(french, /<html lang="fr">[\s\S]*Réseau d’entraînement/);
    assert.match(english, /<html lang="en">[\s\S]*Practice network/);
  });

  it('shows words as words, whatever stands in them', async () => {
    const ref = await say('<script>alert(1)</script> "&amp;" @ligne4 https://example.org/?a="b');
    const page = await (await get(postUrl(ref))).text();
    assert.ok(!page.includes('<script'));
    assert.match(page, /&lt;script&gt;/);
    assert.match(page, /<a href="\/practice\/people\/ligne4">@ligne4<\/a>/);
  });

  it('stays under 50 kB, with forty levels and with thousands of answers', async () => {
    const root = await say('Niveau 0');
    let parent = root;
    for (let level = 1; level <= 60; level += 1) parent = await say(`Niveau ${level} ${'mot '.repeat(60)}`, parent);
    const first = await (await get(postUrl(root))).text();
    const last = await (await get(postUrl(parent))).text();
    for (const page of [first, last, await (await get('/practice')).text()])
      assert.ok(Buffer.byteLength(page) < LARGEST_PAGE, String(Buffer.byteLength(page)));
    assert.match(first, /Niveau 39 /);
    assert.match(first, /rel="next"/);
    assert.match(last, /Niveau 60 /);
    assert.match(last, /aria-current="true"/);
  });

  it('goes from page to page without losing a post', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/practice'; path !== undefined;) {
      const page = await (await get(path)).text();
      seen.push(...[...page.matchAll(/<div class="foot"><a href="([^"]+)"/g)].map((match) => match[1] ?? ''));
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.ok(seen.length >= 63);
    assert.equal(new Set(seen).size, seen.length);
  });

  it('lets a member speak as a passer-by, and keeps what was typed when it is refused', async () => {
    const spoken = await send('/speak', { name: 'Jeanne d’Été', text: '@ligne4 bonjour\r\nvous êtes là ?' });
    assert.equal(spoken.status, 303);
    const location = spoken.headers.get('location') ?? '';
    assert.match(location, /^\/practice\/posts\/jeanne\.d\.ete\//);
    assert.match(await (await get(location)).text(), /vous êtes là \?/);
    const refusals = [
      [{ name: 'Jeanne', text: 'a'.repeat(301) }, /300/],
      [{ name: 'Jeanne', text: ' ' }, /Écrivez/],
      [{ name: '!', text: 'bonjour' }, /deux lettres/],
      [{ name: 'ligne4', text: 'je suis le compte' }, /personnage/],
      [{ name: 'Dounia B', text: 'je suis Dounia' }, /personnage/],
      [{ name: 'Jeanne', text: 'au revoir', replyTo: 'practice:ligne4/nothing' }, /supprimé/],
    ] as const;
    for (const [form, reason] of refusals) {
      const refused = await send('/speak', form);
      const page = await refused.text();
      assert.equal(refused.status, 422, JSON.stringify(form));
      assert.match(page, reason);
      assert.ok(form.text.trim() === '' || page.includes(form.text));
    }
  });

  it('renews itself only for who asks for it', async () => {
    assert.equal((await get('/practice')).headers.get('refresh'), null);
    assert.equal((await get('/practice?live=1')).headers.get('refresh'), '10');
  });

  it('answers what is not there with a page that says so', async () => {
    for (const path of ['/people/nobody', '/people/%3Cb%3E', '/posts/ligne4/none', '/posts/a/b', '/posts/ligne4/%00']) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      assert.match(await response.text(), /Il n’y a rien/);
    }
    for (const path of ['/faces/x', '/faces/..%2f.svg', '/pictures/none.svg', '/pictures/constructor.svg', '/marks/x.png'])
      assert.equal((await get(path)).status, 404);
  });

  it('shows an account’s name, words, banner and picture as the account gave them, to its own members only', async () => {
    const owner = { database: test.database, organisationId: ORGANISATION, identity: identityOf('ligne4') };
    const before = await readProfile(owner);
    assert.ok(before.ok);
    const picture = { bytes: Buffer.from('\u0089PNG not really'), mimeType: 'image/png' } as const;
    const changed = await updateProfile(
      owner,
      { displayName: 'Ligne 4 <b>', description: 'Aux commandes : Inès', avatar: picture, banner: picture },
      before.value.version,
    );
    assert.ok(changed.ok);
    const page = await (await get('/people/ligne4')).text();
    for (const shown of ['Ligne 4 &lt;b&gt;', 'Aux commandes : Inès', changed.value.avatarUrl!]) assert.ok(page.includes(shown), shown);
    const file = await get(changed.value.bannerUrl!);
    assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/png']);
    assert.equal((await app.request(changed.value.bannerUrl!.replace('/practice', ''))).status, 404);
    assert.equal((await get(`/practice/profile-pictures/${'0'.repeat(64)}`)).status, 404);
    const nameless = await updateProfile(owner, { displayName: '', avatar: null, banner: null }, changed.value.version);
    assert.ok(nameless.ok);
    assert.match(await (await get('/people/ligne4')).text(), /<h1>ligne4<\/h1>/);
    assert.equal((await get(changed.value.bannerUrl!)).status, 404);
  });

  it('draws a face for anybody, and pauses and wakes the characters', async () => {
    assert.match(await (await get('/marks/ligne4.svg')).text(), />L4</);
    const face = await get('/faces/dounia.b.svg');
    assert.equal(face.headers.get('content-type'), 'image/svg+xml');
    await send('/life', { running: 'no' });
    assert.match(await (await get('/practice')).text(), /Les personnages sont en pause/);
    await send('/life', { running: 'yes' });
    assert.doesNotMatch(await (await get('/practice')).text(), /sont en pause/);
  });
});
