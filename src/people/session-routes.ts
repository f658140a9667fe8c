import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { answer, body, createRoute, createRouter, done, LANGUAGE_COOKIE, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { RequestEnv } from '../platform/http/index.ts';
import type { Result } from '../platform/result.ts';
import { changeCard } from './change-card.ts';
import { changePassphrase } from './change-passphrase.ts';
import { createOrganisation } from './create-organisation.ts';
import { statusOf } from './failure-routes.ts';
import type { PeopleFailure } from './failure-routes.ts';
import { toMemberView } from './member.ts';
import type { PeopleDeps, SignedIn } from './people-deps.ts';
import { changePassphraseSchema, createOrganisationSchema, meSchema, signInSchema, updateMeSchema, welcomeSchema } from './schema.ts';
import type { Language, Me } from './schema.ts';
import type { SignIn } from './sign-in.ts';
import { countOrganisations, readMember, readOrganisation } from './store.ts';
import { deleteSession, readVisitor } from './store-sessions.ts';
import { hashToken } from './token.ts';
import { SESSIONS_TOPIC } from './visitor.ts';
import type { MemberEnv, RequireMember, Visitor } from './visitor.ts';

export const SESSION_COOKIE = 'visavis_session';
const THIRTY_DAYS = 30 * 24 * 60 * 60;
const LONGEST_TOKEN = 200;

export interface SessionMeans extends PeopleDeps {
  readonly signIn: SignIn;
  /** For https only. */
  readonly secureCookie: boolean;
}

/** Cookies in, people out: what routes need to know who asks and to let someone in. */
export function sessionDoor(means: Omit<SessionMeans, 'signIn'>) {
  /** The token is read now; who holds it, each time the answer is called. */
  function watchVisitor(c: Context): () => Promise<Visitor | null> {
    const token = getCookie(c, SESSION_COOKIE);
    if (!token || token.length > LONGEST_TOKEN) return async () => null;
    return () => means.visitors.find(token, async () => await readVisitor(means.database, hashToken(token)));
  }

  const findVisitor = async (c: Context): Promise<Visitor | null> => await watchVisitor(c)();

  const requireMember: RequireMember = async (c, next) => {
    const visitor = await findVisitor(c);
    if (!visitor) return c.json({ error: { kind: 'signed-out' } }, 401);
    c.set('visitor', visitor);
    return await next();
  };

  async function readMe(organisationId: string, memberId: string): Promise<Me> {
    return await means.database.read(organisationId, async (db) => {
      const member = await readMember(db, organisationId, memberId);
      const organisation = await readOrganisation(db, organisationId);
      if (!member || !organisation) throw new Error('a signed-in member has no row');
      return { member: toMemberView(member), organisation };
    });
  }

  /** Gives the browser its session, whatever other it had, and the page its language. */
  async function letIn(c: Context, { organisationId, memberId, token }: SignedIn): Promise<Me> {
    setCookie(c, SESSION_COOKIE, token, { httpOnly: true, sameSite: 'Lax', secure: means.secureCookie, path: '/', maxAge: THIRTY_DAYS });
    const me = await readMe(organisationId, memberId);
    rememberLanguage(c, me.member.language);
    return me;
  }

  return { findVisitor, watchVisitor, requireMember, readMe, letIn };
}

function rememberLanguage(c: Context, language: Language | null): void {
  if (language) setCookie(c, LANGUAGE_COOKIE, language, { sameSite: 'Lax', path: '/', maxAge: 12 * THIRTY_DAYS });
  else deleteCookie(c, LANGUAGE_COOKIE, { path: '/' });
}

export type SessionDoor = ReturnType<typeof sessionDoor>;

export const userAgentOf = (c: Context): string => c.req.header('user-agent') ?? '';

/** First visit, sign-in and what members change of themselves. */
export function sessionRoutes(means: SessionMeans, door: SessionDoor) {
  const routes = createRouter<RequestEnv>();

  async function enter(c: Context, entered: Result<SignedIn, PeopleFailure>) {
    if (!entered.ok) return refuse(c, entered.error, statusOf(entered.error));
    return c.json(await door.letIn(c, entered.value), 200);
  }

  const welcome = createRoute({
    method: 'get',
    path: '/welcome',
    responses: { 200: answer(welcomeSchema, 'Whether this installation has been set up.') },
  });
  routes.openapi(welcome, async (c) => {
    const { real, demonstration } = await countOrganisations(means.database.gate);
    const state = real > 0 ? 'set-up' : demonstration > 0 ? 'demonstration-only' : 'first-visit';
    return c.json({ state, signedIn: (await door.findVisitor(c)) !== null } as const, 200);
  });

  const found = createRoute({
    method: 'post',
    path: '/organisations',
    request: { body: body(createOrganisationSchema) },
    responses: {
      200: answer(meSchema, 'The organisation and its first administrator, signed in.'),
      ...refusals(400, 403, 404, 409, 410, 422, 429, 503),
    },
  });
  routes.openapi(found, async (c) => await enter(c, await createOrganisation(means, c.req.valid('json'), userAgentOf(c))));

  const signIn = createRoute({
    method: 'post',
    path: '/session',
    request: { body: body(signInSchema) },
    responses: { 200: answer(meSchema, 'Signed in.'), ...refusals(400, 403, 404, 409, 410, 422, 429, 503) },
  });
  routes.openapi(signIn, async (c) => await enter(c, await means.signIn(c.req.valid('json'), userAgentOf(c))));

  const signOut = createRoute({ method: 'delete', path: '/session', responses: { 204: nothing('Signed out; so is who already was.') } });
  routes.openapi(signOut, async (c) => {
    const visitor = await door.findVisitor(c);
    deleteCookie(c, SESSION_COOKIE, { path: '/', secure: means.secureCookie });
    if (visitor) {
      const { organisationId, memberId, sessionId } = visitor;
      await means.database.transact(organisationId, async (tx) => {
        await deleteSession(tx.db, organisationId, sessionId);
        tx.announce(SESSIONS_TOPIC, { memberId });
      });
      means.visitors.forget(organisationId, memberId);
    }
    return done(c);
  });
  return routes;
}

/** What signed-in members read and change of themselves. */
export function meRoutes(means: SessionMeans, door: SessionDoor) {
  const routes = createRouter<MemberEnv>();
  const middleware = door.requireMember;

  const me = createRoute({ method: 'get', path: '/me', middleware, responses: { 200: answer(meSchema, 'Who is signed in, and where.') } });
  routes.openapi(me, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    return c.json(await door.readMe(organisationId, memberId), 200);
  });

  const change = createRoute({
    method: 'patch',
    path: '/me',
    middleware,
    request: { body: body(updateMeSchema) },
    responses: { 200: answer(meSchema, 'Changed.'), ...refusals(400, 403, 404, 409, 410, 422, 429, 503) },
  });
  routes.openapi(change, async (c) => {
    const visitor = c.get('visitor');
    const wanted = c.req.valid('json');
    const changed = await changeCard(means, visitor, { memberId: visitor.memberId, change: wanted });
    if (!changed.ok) return refuse(c, changed.error, statusOf(changed.error));
    if (wanted.language !== undefined) rememberLanguage(c, wanted.language);
    return c.json(await door.readMe(visitor.organisationId, visitor.memberId), 200);
  });

  const passphrase = createRoute({
    method: 'post',
    path: '/me/passphrase',
    middleware,
    request: { body: body(changePassphraseSchema) },
    responses: { 200: answer(meSchema, 'Changed; every other session is over.'), ...refusals(400, 403, 404, 409, 410, 422, 429, 503) },
  });
  routes.openapi(passphrase, async (c) => {
    const visitor = c.get('visitor');
    const changed = await changePassphrase(means, visitor, c.req.valid('json'));
    if (!changed.ok) return refuse(c, changed.error, statusOf(changed.error));
    return c.json(await door.readMe(visitor.organisationId, visitor.memberId), 200);
  });
  return routes;
}
