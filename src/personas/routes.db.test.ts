import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { publishingWorld } from '../../test/harness/publishing-world.ts';
import { testDatabase } from '../../test/harness/postgres.ts';
import type { TestDatabase } from '../../test/harness/postgres.ts';
import { createPhotos } from '../people/index.ts';
import type { Visitor } from '../people/index.ts';
import { createRouter } from '../platform/http/index.ts';
import { portraitRoutes } from './portrait-routes.ts';
import { personaRoutes } from './routes.ts';
import type { Openings, PersonaView } from './schema.ts';

describe('characters over HTTP', () => {
  let mine: TestDatabase;
  before(async () => void (mine = await testDatabase()));
  after(async () => await mine.close());

  async function open() {
    const world = await publishingWorld(mine);
    let visitor: Visitor = world.lead;
    const deps: Parameters<typeof personaRoutes>[0] = {
      ...world.replyDeps,
      photos: createPhotos(),
      showOnProfile: async () => {},
      requireMember: async (c, next) => {
        c.set('visitor', visitor);
        await next();
      },
    };
    const routes = createRouter().route('/', personaRoutes(deps)).route('/', portraitRoutes(deps));
    const ask = async <Body = { persona: PersonaView | null }>(method: string, path: string, body?: unknown) => {
      const bytes = body instanceof Uint8Array ? body : null;
      const type = bytes ? 'image/png' : 'application/json';
      const sent = body === undefined ? {} : { body: bytes ?? JSON.stringify(body) };
      const answer = await routes.request(path, { method, headers: { 'content-type': type }, ...(sent as { body: string }) });
      const text = answer.headers.get('content-type')?.includes('json') ? await answer.text() : 'null';
      return { status: answer.status, type: answer.headers.get('content-type'), body: JSON.parse(text) as Body };
    };
    return { ...world, ask, path: `/accounts/${world.account.accountId}/persona`, as: (who: Visitor) => void (visitor = who) };
  }
  type Refused = { error: { kind: string; issues?: { path: string }[] } };
  const LISA = { name: ' Lisa ', agreement: 'feminine', behind: 'people' };

  test('is made, previewed, changed and retired', async () => {
    const { ask, path } = await open();
    assert.deepEqual((await ask('GET', path)).body, { persona: null });
    const preview = await ask<Openings>('POST', `${path}/preview`, { ...LISA, behind: 'program' });
    assert.equal(preview.body.fr.opening, 'Lisa, assistante virtuelle de Réseau\u00a0: un programme vous répond.');
    assert.deepEqual((await ask('GET', path)).body, { persona: null }, 'a preview keeps nothing');
    const made = await ask('PUT', path, LISA);
    assert.deepEqual([made.status, made.body.persona?.name, made.body.persona?.openings.fr.signature], [200, 'Lisa', '— Lisa']);
    const changed = await ask('PUT', path, { ...LISA, name: 'Max', agreement: 'masculine' });
    assert.equal(changed.body.persona?.personaId, made.body.persona?.personaId);
    assert.equal((await ask('DELETE', path)).status, 204);
    assert.equal((await ask('DELETE', path)).status, 404);
    const next = await ask('PUT', path, LISA);
    assert.notEqual(next.body.persona?.personaId, made.body.persona?.personaId, 'another one, though of the same name');
  });

  test('shows its portrait under an address of its own, and says what is wrong with a picture', async () => {
    const { ask, path } = await open();
    const png = await sharp({ create: { width: 128, height: 128, channels: 3, background: '#D9482B' } })
      .png()
      .toBuffer();
    assert.equal((await ask('PUT', `${path}/portrait`, new Uint8Array(png))).status, 404, 'there is nobody yet');
    const { personaId } = (await ask('PUT', path, LISA)).body.persona!;
    assert.equal((await ask('PUT', `${path}/portrait`, new Uint8Array(png))).status, 204);
    const digest = (await ask('GET', path)).body.persona?.portraitDigest;
    const shown = await ask('GET', `/personas/${personaId}/portrait/${digest}/96`);
    assert.deepEqual([shown.status, shown.type], [200, 'image/webp']);
    assert.equal((await ask('GET', `/personas/${personaId}/portrait/${'0'.repeat(64)}/96`)).status, 404);
    const wrong = await ask<Refused>('PUT', `${path}/portrait`, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    assert.deepEqual([wrong.status, wrong.body.error.kind], [422, 'photo-format']);
    assert.equal((await ask('DELETE', `${path}/portrait`)).status, 204);
    assert.equal((await ask('GET', path)).body.persona?.portraitDigest, null);
  });

  test('is refused in words: who asks, what is missing, too long, or turns the writing round', async () => {
    const { ask, path, ines, as } = await open();
    const refused = async (body: unknown) => (await ask<Refused>('PUT', path, body)).body.error.kind;
    assert.equal(await refused({ ...LISA, name: '' }), 'invalid');
    assert.equal(await refused({ ...LISA, name: 'a'.repeat(41) }), 'invalid');
    assert.equal(await refused({ ...LISA, name: 'Li\u202esa' }), 'invalid');
    assert.equal(await refused({ ...LISA, openingBefore: 'deux\nlignes' }), 'invalid');
    assert.equal(await refused({ ...LISA, behind: 'nobody' }), 'invalid');
    assert.equal(await refused({ ...LISA, openingBefore: 'b'.repeat(80), openingAfter: 'c'.repeat(80) }), 'opening-too-long');
    assert.equal((await ask('PUT', `/accounts/${randomUUID()}/persona`, LISA)).status, 404);
    as(ines);
    assert.equal((await ask('PUT', path, LISA)).status, 403);
    assert.equal((await ask('DELETE', path)).status, 403);
    assert.equal((await ask('GET', path)).status, 200, 'everybody sees it');
  });
});
