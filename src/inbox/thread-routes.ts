import { z } from 'zod';
import { answer, body, createRoute, createRouter, done, nothing, refusals, refuse } from '../platform/http/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import type { JournalEntry } from '../platform/journal/index.ts';
import { entriesOfConversation } from '../platform/journal/index.ts';
import { fail } from '../platform/result.ts';
import { findConversation } from './conversation-store.ts';
import { statusOf } from './failure-routes.ts';
import type { InboxDeps } from './inbox-deps.ts';
import { readThread, toDraftView, toNoteView } from './read-thread.ts';
import { dropDraft, saveDraft } from './save-draft.ts';
import {
  draftSchema,
  noteSchema,
  saveDraftSchema,
  showPresenceSchema,
  threadQuerySchema,
  threadSchema,
  writeNoteSchema,
} from './schema.ts';
import { journalSchema } from './schema.ts';
import { showPresence } from './show-presence.ts';
import { markRead } from './team-store.ts';
import { writeNote } from './write-note.ts';

const params = z.object({ id: z.uuid() });
const NOT_FOUND = { kind: 'not-found' } as const;
const MOST_ENTRIES = 200;

const toEntryView = ({ at, data, ...entry }: JournalEntry) => ({ ...entry, at: at.toISOString(), data: { ...data } });

/** A thread, and what the team leaves in it: read marks, drafts, notes, presence. */
export function threadRoutes({
  database,
  requireMember,
  requireReader: middleware,
}: InboxDeps & { readonly requireReader: RequireMember }) {
  const routes = createRouter<MemberEnv>();

  const open = createRoute({
    method: 'get',
    path: '/conversations/{id}',
    // Who may read it is asked with the conversation itself.
    middleware: requireMember,
    request: { params, query: threadQuerySchema },
    responses: { 200: answer(threadSchema, 'The conversation, a window of its messages, and what is around.'), ...refusals(403, 404, 422) },
  });
  routes.openapi(open, async (c) => {
    const reader = c.get('visitor');
    const window = { conversationId: c.req.valid('param').id, from: c.req.valid('query').from, limit: c.req.valid('query').limit };
    const thread = await database.read(reader.organisationId, (db) => readThread(db, reader, window));
    return thread ? c.json(thread, 200) : refuse(c, NOT_FOUND, 404);
  });

  const journal = createRoute({
    method: 'get',
    path: '/conversations/{id}/journal',
    middleware,
    request: { params },
    responses: { 200: answer(journalSchema, 'What happened, newest first, 200 at most.'), ...refusals(403, 404, 422) },
  });
  routes.openapi(journal, async (c) => {
    const { organisationId } = c.get('visitor');
    const { id } = c.req.valid('param');
    const entries = await database.read(organisationId, async (db) => {
      if (!(await findConversation(db, organisationId, id))) return null;
      return await entriesOfConversation(db, organisationId, id, MOST_ENTRIES);
    });
    if (!entries) return refuse(c, NOT_FOUND, 404);
    return c.json({ entries: entries.map(toEntryView) }, 200);
  });

  const read = createRoute({
    method: 'put',
    path: '/conversations/{id}/read',
    middleware,
    request: { params },
    responses: { 204: nothing('Read until now.'), ...refusals(422) },
  });
  routes.openapi(read, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    await database.transact(organisationId, (tx) => markRead(tx, c.req.valid('param').id, memberId));
    return done(c);
  });

  const save = createRoute({
    method: 'put',
    path: '/conversations/{id}/draft',
    middleware,
    request: { params, body: body(saveDraftSchema) },
    responses: { 200: answer(draftSchema, 'Kept.'), ...refusals(403, 404, 409, 422) },
  });
  routes.openapi(save, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    const conversationId = c.req.valid('param').id;
    const saved = await database.transact(organisationId, async (tx) => {
      if (!(await findConversation(tx.db, organisationId, conversationId))) return fail(NOT_FOUND);
      return await saveDraft(tx, { ...c.req.valid('json'), conversationId, memberId });
    });
    if (saved.ok) return c.json(toDraftView(saved.value), 200);
    const error =
      saved.error.kind === 'stale-draft' ? { ...saved.error, draft: saved.error.draft && toDraftView(saved.error.draft) } : saved.error;
    return refuse(c, error, statusOf(saved.error));
  });

  const drop = createRoute({
    method: 'delete',
    path: '/conversations/{id}/draft',
    middleware,
    request: { params },
    responses: { 204: nothing('Thrown away.'), ...refusals(422) },
  });
  routes.openapi(drop, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    await database.transact(organisationId, (tx) => dropDraft(tx, { conversationId: c.req.valid('param').id, memberId }));
    return done(c);
  });

  const note = createRoute({
    method: 'post',
    path: '/conversations/{id}/notes',
    middleware,
    request: { params, body: body(writeNoteSchema) },
    responses: { 200: answer(noteSchema, 'Written.'), ...refusals(403, 404, 422) },
  });
  routes.openapi(note, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    const written = await database.transact(organisationId, async (tx) => {
      const conversation = await findConversation(tx.db, organisationId, c.req.valid('param').id);
      return conversation && (await writeNote(tx, conversation, { memberId, text: c.req.valid('json').text }));
    });
    return written ? c.json(toNoteView(written), 200) : refuse(c, NOT_FOUND, 404);
  });

  const presence = createRoute({
    method: 'put',
    path: '/conversations/{id}/presence',
    middleware,
    request: { params, body: body(showPresenceSchema) },
    responses: { 204: nothing('Told to the team; believed for 20 s.'), ...refusals(403, 404, 422) },
  });
  routes.openapi(presence, async (c) => {
    const { organisationId, memberId } = c.get('visitor');
    const conversationId = c.req.valid('param').id;
    const known = await database.transact(organisationId, async (tx) => {
      if (!(await findConversation(tx.db, organisationId, conversationId))) return false;
      await showPresence(tx, { conversationId, memberId, activity: c.req.valid('json').activity });
      return true;
    });
    return known ? done(c) : refuse(c, NOT_FOUND, 404);
  });
  return routes;
}
