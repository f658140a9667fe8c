import { z } from 'zod';
import { findAccount } from '../accounts/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { statusOfAsk } from './ask-network.ts';
import type { AskRefusal, CircleDeps } from './ask-network.ts';
import { checkDomain } from './check-domain.ts';
import { OPEN_GATE, setGate } from './gate.ts';
import { mayCircles } from './policy.ts';
import { readFollowers } from './read-followers.ts';
import { readSpeakersView } from './read-speakers.ts';
import {
  circlesSchema,
  domainAskedSchema,
  domainCheckSchema,
  followersAskedSchema,
  followersPageSchema,
  gateSchema,
  listWordsSchema,
  onListSchema,
} from './schema.ts';
import { agreeToBeListed, withdrawFromList } from './speak-publicly.ts';
import type { AgreeRefusal } from './speak-publicly.ts';
import { findGate } from './store.ts';
import { writeSpeakers } from './write-speakers.ts';

const params = z.object({ accountId: z.uuid() });
const tags = ['circles'];
const refused = refusals(401, 403, 404, 409, 422, 429, 502);

/** Who stands around an account: its followers, its rules for answers and quotes, its speakers in public. */
export function circleRoutes(deps: CircleDeps & { readonly requireMember: RequireMember }) {
  const { database, requireMember: middleware } = deps;
  const routes = createRouter<MemberEnv>();
  const route = <const Path extends string>(path: Path) => ({ path: `/accounts/{accountId}${path}` as const, tags, middleware });

  const followers = createRoute({
    ...route('/followers'),
    method: 'get',
    summary: 'Who follows an account, page by page, as its network says now',
    request: { params, query: followersAskedSchema },
    responses: { 200: answer(followersPageSchema, 'In the network’s order, usually who came last first.'), ...refused },
  });
  routes.openapi(followers, async (c) => {
    const { accountId } = c.req.valid('param');
    const page = await readFollowers(deps, c.get('visitor'), { accountId, after: c.req.valid('query').after ?? null });
    return page.ok ? c.json(page.value, 200) : refuse(c, page.error, statusOfAsk(page.error));
  });

  const read = createRoute({
    ...route('/circles'),
    method: 'get',
    summary: 'Who may answer and quote what an account posts, and who of us is on its public list',
    request: { params },
    responses: { 200: answer(circlesSchema, 'Nobody is asked for it but Visavis.'), ...refusals(401, 404, 422) },
  });
  routes.openapi(read, async (c) => {
    const { organisationId, role } = c.get('visitor');
    const { accountId } = c.req.valid('param');
    const found = await database.read(organisationId, async (db) => {
      if ((await findAccount(db, organisationId, accountId)) === null) return null;
      return { kept: await findGate(db, organisationId, accountId), speakers: await readSpeakersView(db, organisationId, accountId) };
    });
    if (found === null) return refuse(c, { kind: 'not-found' }, 404);
    const { kept, speakers } = found;
    const gate = gateSchema.parse(kept ?? OPEN_GATE);
    const gateChanged = kept && { memberId: kept.memberId, at: kept.changedAt.toISOString() };
    return c.json({ gate, gateChanged, mayManage: mayCircles('manage', role), speakers }, 200);
  });

  const gate = createRoute({
    ...route('/gate'),
    method: 'put',
    summary: 'Say who may answer and quote what the account posts from now on',
    request: { params, body: body(gateSchema) },
    responses: { 204: nothing('Kept.'), ...refused },
  });
  routes.openapi(gate, async (c) => {
    const set = await setGate(deps, c.get('visitor'), c.req.valid('param').accountId, c.req.valid('json'));
    return set.ok ? done(c) : refuse(c, set.error, statusOf(set.error));
  });

  const agree = createRoute({
    ...route('/speakers/me'),
    method: 'put',
    summary: 'Agree to be on the account’s public list of speakers, under a handle of one’s own',
    request: { params, body: body(onListSchema) },
    responses: { 204: nothing('Kept; a list that was made follows.'), ...refused },
  });
  routes.openapi(agree, async (c) => {
    const asked = { accountId: c.req.valid('param').accountId, handle: c.req.valid('json').handle };
    const agreed = await agreeToBeListed(deps, c.get('visitor'), asked);
    return agreed.ok ? done(c) : refuse(c, agreed.error, statusOf(agreed.error));
  });

  const withdraw = createRoute({
    ...route('/speakers/me'),
    method: 'delete',
    summary: 'Take that word back',
    request: { params },
    responses: { 204: nothing('A list that was made follows.'), ...refusals(401, 422) },
  });
  routes.openapi(withdraw, async (c) => {
    await withdrawFromList(deps, c.get('visitor'), c.req.valid('param').accountId);
    return done(c);
  });

  const speakers = createRoute({
    ...route('/speakers'),
    method: 'put',
    summary: 'Make the public list of who speaks on the account, or bring it up to date',
    request: { params, body: body(listWordsSchema) },
    responses: { 204: nothing('The network has it.'), ...refused },
  });
  routes.openapi(speakers, async (c) => {
    const written = await writeSpeakers(deps, c.get('visitor'), { accountId: c.req.valid('param').accountId, words: c.req.valid('json') });
    return written.ok ? done(c) : refuse(c, written.error, statusOf(written.error));
  });

  const domain = createRoute({
    ...route('/domain-check'),
    method: 'post',
    summary: 'Whether a domain says that it is the account’s, and what must stand there',
    request: { params, body: body(domainAskedSchema) },
    responses: { 200: answer(domainCheckSchema, 'As this server finds it now.'), ...refused },
  });
  routes.openapi(domain, async (c) => {
    const asked = { accountId: c.req.valid('param').accountId, domain: c.req.valid('json').domain };
    const checked = await checkDomain(deps, c.get('visitor'), asked);
    return checked.ok ? c.json(checked.value, 200) : refuse(c, checked.error, statusOf(checked.error));
  });
  return routes;
}

type OwnRefusal = { kind: 'not-allowed' | 'no-such-list' | 'nobody-agreed' };

function statusOf(refusal: AskRefusal | AgreeRefusal | OwnRefusal): 403 | 404 | 409 | 422 | 429 | 502 {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'wrong-handle':
    case 'no-such-list':
      return 422;
    case 'not-listed':
    case 'nobody-agreed':
      return 409;
    default:
      return statusOfAsk(refusal);
  }
}
