import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { cancelTenure, planTenure } from './plan-tenure.ts';
import { endTenure, keepName } from './end-tenure.ts';
import { createOffice, dissolveOffice, renameOffice } from './manage-office.ts';
import type { CreateRefusal } from './manage-office.ts';
import type { OfficeDeps } from './office-deps.ts';
import { listOffices, previewSuccession } from './read-offices.ts';
import {
  createOfficeSchema,
  endTenureSchema,
  keepNameSchema,
  officesSchema,
  planTenureSchema,
  previewSchema,
  updateOfficeSchema,
} from './schema.ts';

const officeParams = z.object({ officeId: z.uuid() });
const tenureParams = officeParams.extend({ tenureId: z.uuid() });
const tags = ['offices'];

/** The offices of the visitor's organisation: seen by all, changed by administrators and leads. */
export function officeRoutes(deps: OfficeDeps & { readonly requireMember: RequireMember }) {
  const middleware = deps.requireMember;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/offices',
        tags,
        summary: 'The offices, their holders and who held them',
        middleware,
        responses: { 200: answer(officesSchema, 'By title.'), ...refusals(401) },
      }),
      async (c) => c.json(await listOffices(deps, c.get('visitor').organisationId), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/offices',
        tags,
        summary: 'Make an account the account of an office',
        middleware,
        request: { body: body(createOfficeSchema) },
        responses: { 201: answer(z.object({ officeId: z.uuid() }), 'The office.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const made = await createOffice(deps, c.get('visitor'), c.req.valid('json'));
        return made.ok ? c.json({ officeId: made.value.officeId }, 201) : refuse(c, made.error, statusOf(made.error));
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        path: '/offices/{officeId}',
        tags,
        summary: 'Change the title of an office',
        middleware,
        request: { params: officeParams, body: body(updateOfficeSchema) },
        responses: { 204: nothing('Changed.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const renamed = await renameOffice(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return renamed.ok ? done(c) : refuse(c, renamed.error, statusOf(renamed.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/offices/{officeId}',
        tags,
        summary: 'Make the account of an office that nobody has held an ordinary one again',
        middleware,
        request: { params: officeParams },
        responses: { 204: nothing('Dissolved.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const dissolved = await dissolveOffice(deps, c.get('visitor'), c.req.valid('param'));
        return dissolved.ok ? done(c) : refuse(c, dissolved.error, statusOf(dissolved.error));
      },
    );
}

/** The tenures of an office: planned, taken back, ended. */
export function tenureRoutes(deps: OfficeDeps & { readonly requireMember: RequireMember }) {
  const middleware = deps.requireMember;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'post',
        path: '/offices/{officeId}/preview',
        tags,
        summary: 'What planning a tenure would do, and when',
        middleware,
        request: { params: officeParams, body: body(planTenureSchema) },
        responses: { 200: answer(previewSchema, 'Nothing is changed.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const seen = await previewSuccession(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return seen.ok ? c.json(seen.value, 200) : refuse(c, seen.error, statusOf(seen.error));
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/offices/{officeId}/tenures',
        tags,
        summary: 'Plan who holds an office, from which day on',
        middleware,
        request: { params: officeParams, body: body(planTenureSchema) },
        responses: {
          201: answer(z.object({ tenureId: z.uuid() }), 'Planned, or begun when the day is today.'),
          ...refusals(401, 403, 404, 409, 422),
        },
      }),
      async (c) => {
        const planned = await planTenure(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return planned.ok ? c.json({ tenureId: planned.value.tenureId }, 201) : refuse(c, planned.error, statusOf(planned.error));
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/offices/{officeId}/tenures/{tenureId}',
        tags,
        summary: 'Take a planned tenure back before its day',
        middleware,
        request: { params: tenureParams },
        responses: { 204: nothing('Taken back.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const cancelled = await cancelTenure(deps, c.get('visitor'), c.req.valid('param'));
        return cancelled.ok ? done(c) : refuse(c, cancelled.error, statusOf(cancelled.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/offices/{officeId}/tenures/{tenureId}/end',
        tags,
        summary: 'Say on which day a tenure is over, or that it is not known',
        middleware,
        request: { params: tenureParams, body: body(endTenureSchema) },
        responses: { 204: nothing('Said.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const ended = await endTenure(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return ended.ok ? done(c) : refuse(c, ended.error, statusOf(ended.error));
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/offices/{officeId}/tenures/{tenureId}/name',
        tags,
        summary: 'Leave one’s own public name in the public history of the office, or take it out',
        middleware,
        request: { params: tenureParams, body: body(keepNameSchema) },
        responses: { 204: nothing('Noted.'), ...refusals(401, 403, 404, 409, 422) },
      }),
      async (c) => {
        const kept = await keepName(deps, c.get('visitor'), { ...c.req.valid('param'), ...c.req.valid('json') });
        return kept.ok ? done(c) : refuse(c, kept.error, statusOf(kept.error));
      },
    );
}

function statusOf(refusal: CreateRefusal | { kind: 'was-held' } | { kind: 'not-yours' }): 403 | 404 | 409 | 422 {
  switch (refusal.kind) {
    case 'not-allowed':
    case 'not-yours':
      return 403;
    case 'not-found':
      return 404;
    case 'account-has-office':
    case 'overlaps':
    case 'has-begun':
    case 'is-over':
    case 'was-held':
      return 409;
    case 'in-the-past':
    case 'ends-before-start':
    case 'too-far':
    case 'no-such-member':
    case 'no-such-account':
      return 422;
    default:
      return impossible(refusal);
  }
}
