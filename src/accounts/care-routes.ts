import { z } from 'zod';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { toAccountView } from './account-view.ts';
import { exportAccount } from './export-account.ts';
import type { ExportDeps } from './export-account.ts';
import type { Networks } from './networks.ts';
import { pauseAccount } from './pause-account.ts';
import type { PauseRefusal } from './pause-account.ts';
import { accountSchema } from './schema.ts';
import { seeBreak } from './tell-break.ts';

const params = z.object({ accountId: z.uuid() });
const tags = ['accounts'];
const binary = z.string().meta({ format: 'binary' });

/** What is done with an account that is connected, besides speaking: a pause, a break that is seen, its history taken along. */
export function careRoutes(deps: ExportDeps & { readonly networks: Networks; readonly requireMember: RequireMember }) {
  const { networks, requireMember } = deps;
  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'put',
        path: '/accounts/{accountId}/pause',
        tags,
        summary: 'Pause an account, or end its pause',
        middleware: requireMember,
        request: { params, body: body(z.object({ paused: z.boolean() })) },
        responses: { 200: answer(accountSchema, 'As it is now.'), ...refusals(401, 403, 404, 409) },
      }),
      async (c) => {
        const { accountId } = c.req.valid('param');
        const account = await pauseAccount(deps, c.get('visitor'), { accountId, paused: c.req.valid('json').paused });
        if (!account.ok) return refuse(c, account.error, pauseStatus(account.error));
        return c.json(toAccountView(account.value, networks, new Date()), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/accounts/{accountId}/break/seen',
        tags,
        summary: 'Say that one knows that the account is broken',
        middleware: requireMember,
        request: { params },
        responses: { 204: nothing('It is not said to this member any more.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const seen = await seeBreak(deps, c.get('visitor'), c.req.valid('param').accountId);
        return seen.ok ? done(c) : refuse(c, seen.error, 404);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/accounts/{accountId}/export',
        tags,
        summary: 'Take the history of an account along: its conversations, messages and publications',
        middleware: requireMember,
        request: { params },
        responses: {
          200: {
            description: 'JSON lines; the last one, of kind `end`, counts them.',
            content: { 'application/x-ndjson': { schema: binary } },
          },
          ...refusals(401, 403, 404),
        },
      }),
      async (c) => {
        const exported = await exportAccount(deps, c.get('visitor'), c.req.valid('param').accountId);
        if (!exported.ok) return refuse(c, exported.error, exported.error.kind === 'not-found' ? 404 : 403);
        const { handle, lines } = exported.value;
        const name = `visavis-${handle.replace(/[^\w.-]/g, '-').slice(0, 80)}-${new Date().toISOString().slice(0, 10)}.jsonl`;
        const headers = { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` };
        // The router knows no type of what comes in pieces.
        return c.body(ReadableStream.from(lines), 200, headers) as never;
      },
    );
}

function pauseStatus(refusal: PauseRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    case 'wrong-state':
      return 409;
    default:
      return impossible(refusal);
  }
}
