import { Hono } from 'hono';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from './markup.ts';
import type { Html } from './markup.ts';
import type { Database } from '../../platform/database/index.ts';
import { LANGUAGE_COOKIE, pageLanguage } from '../../platform/http/index.ts';
import { drawFace, drawMark } from './faces.ts';
import { layout, LIVE_SECONDS } from './page-layout.ts';
import type { PageFrame } from './page-layout.ts';
import type { SpeakState } from './page-speak.ts';
import { STYLE, STYLE_NAME } from './page-style.ts';
import { lettersPage } from './page-letters.ts';
import { threadPage, timelinePage } from './page-timeline.ts';
import { wordsIn } from './page-words.ts';
import { identityOf, readHandle } from './person.ts';
import { findPracticeMedia } from './media-store.ts';
import { drawPicture } from './pictures.ts';
import { findPicture } from './profile-store.ts';
import { isRecordKey, postUrl, refOf } from './post.ts';
import { readLetters, readPerson, readThread, readTimeline } from './read-network.ts';
import type { Mark } from './read-network.ts';
import { speakAsGuest } from './speak-as-guest.ts';
import { switchLife } from './store-life.ts';

/** Whose practice network a browser may read: its member's own; null when nobody is signed in. */
export type CurrentOrganisation = (c: Context) => Promise<{ organisationId: string; timeZone: string } | null>;

export interface PracticePages {
  readonly database: Database;
  readonly currentOrganisation: CurrentOrganisation;
}

const NAME_COOKIE = 'visavis_practice_name';
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** The public side of the practice network, mounted at `/practice`: pages without script, in French and English. */
export function practiceRoutes({ database, currentOrganisation }: PracticePages): Hono {
  const routes = new Hono();

  routes.get(`/${STYLE_NAME}`, (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': FOR_GOOD }));
  routes.get('/faces/:file', (c) => {
    const handle = c.req.param('file').endsWith('.svg') ? readHandle(c.req.param('file').slice(0, -4)) : null;
    return handle === null ? c.notFound() : drawing(c, drawFace(handle));
  });
  routes.get('/marks/:file', (c) => {
    const handle = c.req.param('file').endsWith('.svg') ? readHandle(c.req.param('file').slice(0, -4)) : null;
    return handle === null ? c.notFound() : drawing(c, drawMark(handle));
  });
  routes.get('/pictures/:file', (c) => {
    const drawn = drawPicture(c.req.param('file').replace(/\.svg$/, ''));
    return drawn === null ? c.notFound() : drawing(c, drawn);
  });

  routes.get('/profile-pictures/:id', async (c) => {
    const reader = await readerOf(c);
    const id = c.req.param('id');
    if (reader === null || !/^[0-9a-f]{64}$/.test(id)) return c.notFound();
    const found = await database.read(reader.organisationId, (db) => findPicture(db, reader.organisationId, id));
    if (found === null) return c.notFound();
    return c.body(new Uint8Array(found.bytes), 200, {
      'Content-Type': found.mimeType,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  });

  routes.get('/media/:id', async (c) => {
    const reader = await readerOf(c);
    const id = c.req.param('id');
    if (reader === null || !/^[0-9a-f]{64}$/.test(id)) return c.notFound();
    const found = await database.read(reader.organisationId, (db) => findPracticeMedia(db, reader.organisationId, id));
    if (found === null) return c.notFound();
    return c.body(new Uint8Array(found.bytes), 200, {
      'Content-Type': found.mimeType,
      'Cache-Control': 'private, max-age=31536000, immutable',
    });
  });

  routes.get('/', async (c) => {
    const reader = await readerOf(c);
    return reader === null ? signedOut(c) : await timeline(c, reader, { status: 200, speak: blank(c) });
  });

  routes.get('/people/:handle', async (c) => {
    const reader = await readerOf(c);
    if (reader === null) return signedOut(c);
    const handle = readHandle(c.req.param('handle'));
    const person = handle && (await readPerson(database, reader.organisationId, handle));
    if (!person) return notFound(c);
    const before = readMark(c.req.query('before'));
    const found = await readTimeline(database, reader.organisationId, { author: person, before });
    const live = c.req.query('live') === '1' && before === undefined;
    if (live) c.header('Refresh', String(LIVE_SECONDS));
    const frame = { ...reader, accounts: found.accounts, here: `/practice/people/${person.handle}` };
    return page(c, timelinePage(frame, { timeline: found, person, top: before === undefined, live, speak: blank(c) }), 200);
  });

  routes.get('/posts/:handle/:key', async (c) => {
    const reader = await readerOf(c);
    if (reader === null) return signedOut(c);
    const [handle, key] = [readHandle(c.req.param('handle')), c.req.param('key')];
    if (handle === null || !isRecordKey(key)) return notFound(c);
    return await thread(c, reader, { ref: refOf(identityOf(handle), key), status: 200, speak: blank(c) });
  });

  routes.get('/letters/:handle', async (c) => {
    const reader = await readerOf(c);
    if (reader === null) return signedOut(c);
    const handle = readHandle(c.req.param('handle'));
    const person = handle && (await readPerson(database, reader.organisationId, handle));
    // Passers-by are played by the team; what characters and accounts say in private is read by whom it is for.
    if (!person || person.kind !== 'guest') return notFound(c);
    const { accounts, letters } = await readLetters(database, reader.organisationId, person);
    return page(c, lettersPage({ ...reader, accounts, here: `/practice/letters/${person.handle}` }, { person, letters }), 200);
  });

  routes.post('/speak', async (c) => {
    const reader = await readerOf(c);
    if (reader === null) return signedOut(c);
    const form = await c.req.parseBody();
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const [name, text, replyTo] = [field('name'), field('text'), field('replyTo')];
    const inPrivate = field('private') === 'yes';
    const saying = { name, text, replyTo: replyTo || null, language: reader.language, inPrivate };
    const said = await speakAsGuest(database, reader.organisationId, saying);
    if (said.ok) {
      setCookie(c, NAME_COOKIE, encodeURIComponent(name.slice(0, 60)), { path: '/practice', sameSite: 'Lax', httpOnly: true });
      const { ref, visibility, authorHandle } = said.value;
      return c.redirect(visibility === 'private' ? `/practice/letters/${authorHandle}` : postUrl(ref), 303);
    }
    const speak: SpeakState = { name, text, refusal: said.error, inPrivate };
    if (replyTo && said.error !== 'parent-gone') return await thread(c, reader, { ref: replyTo, status: 422, speak });
    return await timeline(c, reader, { status: 422, speak });
  });

  routes.post('/life', async (c) => {
    const reader = await readerOf(c);
    if (reader === null) return signedOut(c);
    const { running } = await c.req.parseBody();
    await database.transact(reader.organisationId, async (tx) => await switchLife(tx.db, reader.organisationId, running === 'yes'));
    return c.redirect('/practice', 303);
  });

  type Reader = Omit<PageFrame, 'accounts' | 'here'> & { organisationId: string };

  async function readerOf(c: Context): Promise<Reader | null> {
    const organisation = await currentOrganisation(c);
    return organisation && { ...organisation, language: languageOf(c), now: new Date() };
  }

  async function timeline(c: Context, reader: Reader, { status, speak }: { status: 200 | 422; speak: SpeakState }): Promise<Response> {
    const before = readMark(c.req.query('before'));
    const found = await readTimeline(database, reader.organisationId, { before });
    const live = c.req.query('live') === '1' && before === undefined;
    if (live) c.header('Refresh', String(LIVE_SECONDS));
    const frame = { ...reader, accounts: found.accounts, here: '/practice' };
    return page(c, timelinePage(frame, { timeline: found, person: null, top: before === undefined, live, speak }), status);
  }

  async function thread(c: Context, reader: Reader, wanted: { ref: string; status: 200 | 422; speak: SpeakState }): Promise<Response> {
    const asked = Number(c.req.query('page'));
    const number = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
    const found = await readThread(database, reader.organisationId, { ref: wanted.ref, page: number });
    if (found === null) return notFound(c);
    return page(
      c,
      threadPage({ ...reader, accounts: found.accounts, here: postUrl(found.chosen.ref) }, found, wanted.speak),
      wanted.status,
    );
  }

  return routes;
}

const languageOf = (c: Context) => pageLanguage(getCookie(c, LANGUAGE_COOKIE), c.req.header('accept-language'));

function blank(c: Context): SpeakState {
  return { name: getCookie(c, NAME_COOKIE) ?? '', text: '', refusal: null };
}

function page(c: Context, content: Html, status: 200 | 401 | 404 | 422): Response {
  c.header('Content-Language', languageOf(c));
  c.header('Vary', 'Accept-Language, Cookie');
  c.header('Cache-Control', 'no-store');
  return c.html(content.markup, status);
}

function signedOut(c: Context): Response {
  const words = wordsIn(languageOf(c));
  const content = html`<p>${words.signedOut}</p><div class="acts"><a href="/">${words.signIn}</a></div>`;
  return page(c, layout({ language: languageOf(c), accounts: [], here: '' }, words.network, content), 401);
}

function notFound(c: Context): Response {
  const words = wordsIn(languageOf(c));
  return page(c, layout({ language: languageOf(c), accounts: [], here: '' }, '404', html`<p>${words.notFound}</p>`), 404);
}

function drawing(c: Context, svg: string): Response {
  return c.body(svg, 200, {
    'Content-Type': 'image/svg+xml',
    'Cache-Control': 'public, max-age=86400',
    'Content-Security-Policy': "default-src 'none'",
  });
}

function readMark(text: string | undefined): Mark | undefined {
  const [, time, ref] = /^(\d{1,15})~(.{1,120})$/.exec(text ?? '') ?? [];
  return time !== undefined && ref !== undefined ? { writtenAt: new Date(Number(time)), ref } : undefined;
}
