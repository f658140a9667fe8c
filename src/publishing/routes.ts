import { z } from 'zod';
import { findConversation } from '../inbox/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import { impossible } from '../platform/result.ts';
import { discardPublication } from './discard-publication.ts';
import type { SettleRefusal } from './discard-publication.ts';
import { viewPublication, viewPublications } from './publication-view.ts';
import { readComposer, readTyped } from './read-composer.ts';
import { reply } from './reply.ts';
import type { ReplyDeps, ReplyRefusal } from './reply.ts';
import { retryPublication } from './retry-publication.ts';
import type { RetryRefusal } from './retry-publication.ts';
import {
  composerQuerySchema,
  composerSchema,
  publicationListSchema,
  publicationQuerySchema,
  publicationSchema,
  readTypedSchema,
  replySchema,
  typedSignatureSchema,
} from './schema.ts';
import { listOfConversation, listPublications } from './store.ts';
import { undoPublication } from './undo-publication.ts';
import type { UndoRefusal } from './undo-publication.ts';

const conversationParams = z.object({ conversationId: z.uuid() });
const publicationParams = z.object({ publicationId: z.uuid() });
const one = answer(publicationSchema, 'The publication.');
const list = answer(publicationListSchema, 'The publications.');

type RouteDeps = ReplyDeps & { readonly requireMember: RequireMember };

/** Speaking in a conversation, and what becomes of what was said. */
export function publishingRoutes(deps: RouteDeps) {
  const { database, requireMember } = deps;
  const tags = ['publishing'];

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        method: 'get',
        path: '/conversations/{conversationId}/composer',
        tags,
        summary: 'As whom one would speak in a conversation',
        middleware: requireMember,
        request: { params: conversationParams, query: composerQuerySchema },
        responses: { 200: answer(composerSchema, 'Signature, room, and what stands in the way.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const replyTo = c.req.valid('query').replyTo ?? null;
        const composer = await readComposer(deps, c.get('visitor'), c.req.valid('param').conversationId, replyTo);
        return composer.ok ? c.json(composer.value, 200) : refuse(c, composer.error, 404);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/conversations/{conversationId}/typed-signature',
        tags,
        summary: 'Whose signature was typed around these words',
        middleware: requireMember,
        request: { params: conversationParams, body: body(readTypedSchema) },
        responses: {
          200: answer(typedSignatureSchema, 'Own: it is put once. Another’s: a reply that keeps it is refused.'),
          ...refusals(401, 404),
        },
      }),
      async (c) => {
        const { conversationId } = c.req.valid('param');
        const typed = await readTyped(deps, c.get('visitor'), { conversationId, ...c.req.valid('json') });
        return typed.ok ? c.json({ typed: typed.value }, 200) : refuse(c, typed.error, 404);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/conversations/{conversationId}/publications',
        tags,
        summary: 'What was written in a conversation and is not settled, or was in the last hour',
        middleware: requireMember,
        request: { params: conversationParams },
        responses: { 200: list, ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const { conversationId } = c.req.valid('param');
        const publications = await database.read(organisationId, async (db) => {
          if (!(await findConversation(db, organisationId, conversationId))) return null;
          return await listOfConversation(db, organisationId, conversationId);
        });
        if (!publications) return refuse(c, { kind: 'not-found' }, 404);
        return c.json({ publications: await viewPublications(database, c.get('visitor'), publications) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/conversations/{conversationId}/replies',
        tags,
        summary: 'Schedule a signed reply; the same key again answers the same publication',
        middleware: requireMember,
        request: { params: conversationParams, body: body(replySchema) },
        responses: { 201: one, ...refusals(401, 404, 409, 422) },
      }),
      async (c) => {
        const { conversationId } = c.req.valid('param');
        const replied = await reply(deps, c.get('visitor'), { conversationId, ...c.req.valid('json') });
        return replied.ok
          ? c.json(await viewPublication(database, c.get('visitor'), replied.value), 201)
          : refuse(c, replied.error, replyStatus(replied.error));
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/publications',
        tags,
        summary: 'Publications, newest first',
        middleware: requireMember,
        request: { query: publicationQuerySchema },
        responses: { 200: list, ...refusals(401) },
      }),
      async (c) => {
        const visitor = c.get('visitor');
        const wanted = c.req.valid('query');
        const publications = await database.read(visitor.organisationId, (db) => listPublications(db, visitor, wanted));
        return c.json({ publications: await viewPublications(database, visitor, publications) }, 200);
      },
    );
}

/** What a person does with a publication that is not sent. */
export function publicationActRoutes(deps: RouteDeps) {
  const act = <Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: 'post',
      path,
      tags: ['publishing'],
      summary,
      middleware: deps.requireMember,
      request: { params: publicationParams },
      responses: { 200: one, ...refusals(401, 403, 404, 409) },
    });

  return createRouter<MemberEnv>()
    .openapi(act('/publications/{publicationId}/undo', 'Take it back before it leaves'), async (c) => {
      const undone = await undoPublication(deps, c.get('visitor'), c.req.valid('param').publicationId);
      return undone.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), undone.value), 200)
        : refuse(c, undone.error, settleStatus(undone.error));
    })
    .openapi(act('/publications/{publicationId}/retry', 'Try it again now'), async (c) => {
      const retried = await retryPublication(deps, c.get('visitor'), c.req.valid('param').publicationId);
      return retried.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), retried.value), 200)
        : refuse(c, retried.error, settleStatus(retried.error));
    })
    .openapi(act('/publications/{publicationId}/discard', 'Give it up'), async (c) => {
      const discarded = await discardPublication(deps, c.get('visitor'), c.req.valid('param').publicationId);
      return discarded.ok
        ? c.json(await viewPublication(deps.database, c.get('visitor'), discarded.value), 200)
        : refuse(c, discarded.error, settleStatus(discarded.error));
    });
}

// oxlint-disable-next-line eslint/complexity -- one line a kind
function replyStatus(refusal: ReplyRefusal) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'empty':
    case 'too-long':
    case 'signature-too-long':
    case 'signed-by-another':
    case 'no-such-persona':
    case 'too-wide':
    case 'not-ours':
    case 'not-offered':
    case 'media-gone':
    case 'media-not-offered':
    case 'too-many-media':
    case 'film-not-alone':
    case 'film-too-large':
    case 'film-too-long':
    case 'film-format':
    case 'alt-missing':
    case 'alt-too-long':
      return 422;
    case 'not-holder':
    case 'held-by-another':
    case 'parent-gone':
    case 'account-disconnected':
    case 'account-needs-reconnection':
    case 'account-paused':
    case 'no-voice':
    case 'outside-team':
    case 'key-reused':
    case 'no-speaker-tag':
    case 'other-voice-underway':
    case 'in-review':
    case 'pause':
    case 'too-soon':
    case 'nobody-to-review':
      return 409;
    default:
      return impossible(refusal);
  }
}

function settleStatus(refusal: UndoRefusal | SettleRefusal | RetryRefusal) {
  switch (refusal.kind) {
    case 'not-found':
      return 404;
    case 'not-allowed':
    case 'outside-team':
    case 'writer-gone':
    case 'no-voice':
      return 403;
    case 'too-late':
    case 'wrong-state':
      return 409;
    default:
      return impossible(refusal);
  }
}
