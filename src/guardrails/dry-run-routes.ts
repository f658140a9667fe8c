import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import type { GuardrailsDeps } from './guardrails-deps.ts';
import { dryRunRequestSchema, dryRunSchema } from './schema.ts';
import type { DryRunView } from './schema.ts';
import { createTrials } from './try-settings.ts';
import type { TrialRefusal, Tried } from './try-settings.ts';
import { viewFinding } from './views.ts';

/** What rules would have done with what was said. */
export function dryRunRoutes(deps: GuardrailsDeps & { readonly requireMember: RequireMember }) {
  const trySettings = createTrials(deps);
  const dryRun = createRoute({
    method: 'post',
    path: '/guardrails/dry-run',
    tags: ['guardrails'],
    summary: 'What the rules would have done with the messages of the last days, before and after a change of settings',
    middleware: deps.requireMember,
    request: { body: body(dryRunRequestSchema) },
    responses: { 200: answer(dryRunSchema, 'Nothing is changed by it.'), ...refusals(401, 403, 404, 422, 503) },
  });

  return createRouter<MemberEnv>().openapi(dryRun, async (c) => {
    const { changes, ...trial } = c.req.valid('json');
    const wished = changes.map(({ rule, accountId, state, atMost }) => ({ rule, accountId, state, level: atMost }));
    const tried = await trySettings(c.get('visitor'), { ...trial, changes: wished });
    if (!tried.ok) {
      if (tried.error.kind === 'busy') c.header('Retry-After', '3');
      return refuse(c, tried.error, statusOf(tried.error));
    }
    const { messages, more, before, after, byRule, stopped } = tried.value;
    return c.json({ messages, more, before, after, byRule, stopped: stopped.map(viewStopped) }, 200);
  });
}

const viewStopped = (one: Tried['stopped'][number]): DryRunView['stopped'][number] => ({
  messageId: one.messageId,
  conversationId: one.conversationId,
  text: one.text,
  at: one.at.toISOString(),
  memberId: one.memberId,
  outcome: one.outcome,
  findings: one.findings.map(viewFinding),
});

function statusOf(refusal: TrialRefusal) {
  switch (refusal.kind) {
    case 'not-allowed':
      return 403;
    case 'not-found':
    case 'no-such-rule':
      return 404;
    case 'busy':
      return 503;
    default:
      return impossible(refusal);
  }
}
