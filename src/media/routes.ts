import { z } from 'zod';
import { answer, body, createRoute, createRouter, refusals, refuse } from '../platform/http/index.ts';
import type { MemberEnv, RequireMember } from '../people/index.ts';
import { saveDraftMedia } from './attach.ts';
import { listDraftMedia } from './attachment-store.ts';
import { beginUpload } from './begin-upload.ts';
import { statusOf } from './failure-routes.ts';
import { toAttachedViews, toMediaView } from './media-view.ts';
import type { MediaDeps } from './media-deps.ts';
import { maySetMedia } from './policy.ts';
import { proposeAlts } from './read-media.ts';
import {
  attachedListSchema,
  attachmentListSchema,
  beginUploadSchema,
  mediaRoomSchema,
  mediaSchema,
  mediaSettingSchema,
  proposedAltsSchema,
} from './schema.ts';
import { findSettings, writeAltRequired } from './setting-store.ts';
import { findMedia, findOne, sumKept } from './store.ts';

export type MediaRouteDeps = MediaDeps & { readonly requireMember: RequireMember };

const mediaParams = z.object({ mediaId: z.uuid() });
const placeParams = z.object({ placeId: z.uuid() });
const one = answer(mediaSchema, 'The picture or film.');

/** Bringing pictures and films, describing them, keeping them beside a draft. The files themselves are in `file-routes.ts`. */
export function mediaRoutes(deps: MediaRouteDeps) {
  const { database } = deps;
  const common = { tags: ['media'], middleware: deps.requireMember };

  return createRouter<MemberEnv>()
    .openapi(
      createRoute({
        ...common,
        method: 'post',
        path: '/media',
        summary: 'Announce a picture (40 MB at most) or a film (100 MB); its parts follow',
        request: { body: body(beginUploadSchema) },
        responses: { 201: one, ...refusals(401, 403, 404, 409, 413, 422, 429, 507) },
      }),
      async (c) => {
        const begun = await beginUpload(deps, c.get('visitor'), c.req.valid('json'));
        return begun.ok ? c.json(toMediaView(begun.value), 201) : refuse(c, begun.error, statusOf(begun.error));
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media/{mediaId}',
        summary: 'How far it is: received, checked, ready, or refused and why',
        request: { params: mediaParams },
        responses: { 200: one, ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const media = await database.read(organisationId, (db) => findOne(db, organisationId, c.req.valid('param').mediaId));
        return media === null ? refuse(c, { kind: 'not-found' }, 404) : c.json(toMediaView(media), 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media/{mediaId}/alts',
        summary: 'Texts that were used before for this picture, or for one that looks like it',
        request: { params: mediaParams },
        responses: { 200: answer(proposedAltsSchema, 'The best first, three at most.'), ...refusals(401, 404) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const proposals = await database.read(organisationId, (db) => proposeAlts(db, organisationId, c.req.valid('param').mediaId));
        return proposals === null ? refuse(c, { kind: 'not-found' }, 404) : c.json({ proposals }, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media/drafts/{placeId}',
        summary: 'What stands beside one’s own words that are not sent yet',
        request: { params: placeParams },
        responses: { 200: answer(attachedListSchema, 'In their order.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const place = { memberId, placeId: c.req.valid('param').placeId };
        const attachments = await database.read(organisationId, async (db) => {
          const list = await listDraftMedia(db, organisationId, place);
          return toAttachedViews(
            list,
            await findMedia(
              db,
              organisationId,
              list.map(({ mediaId }) => mediaId),
            ),
          );
        });
        return c.json({ attachments }, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'put',
        path: '/media/drafts/{placeId}',
        summary: 'Keep these beside one’s own words; those that are gone are left out',
        request: { params: placeParams, body: body(attachmentListSchema) },
        responses: { 200: answer(attachedListSchema, 'As they are kept.'), ...refusals(401, 422) },
      }),
      async (c) => {
        const { organisationId, memberId } = c.get('visitor');
        const place = { memberId, placeId: c.req.valid('param').placeId };
        const attachments = await database.transact(organisationId, async (tx) => {
          const kept = await saveDraftMedia(tx, place, c.req.valid('json').attachments);
          return toAttachedViews(
            kept,
            await findMedia(
              tx.db,
              organisationId,
              kept.map(({ mediaId }) => mediaId),
            ),
          );
        });
        return c.json({ attachments }, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'get',
        path: '/media-settings',
        summary: 'Whether each picture must be described, and how much is kept of how much',
        responses: { 200: answer(mediaRoomSchema, 'The settings.'), ...refusals(401) },
      }),
      async (c) => {
        const { organisationId } = c.get('visitor');
        const settings = await database.read(organisationId, async (db) => ({
          ...(await findSettings(db, organisationId)),
          keptBytes: await sumKept(db, organisationId),
        }));
        return c.json(settings, 200);
      },
    )
    .openapi(
      createRoute({
        ...common,
        method: 'put',
        path: '/media-settings',
        summary: 'Say whether each picture must be described',
        request: { body: body(mediaSettingSchema) },
        responses: { 200: answer(mediaSettingSchema, 'From now on.'), ...refusals(401, 403, 422) },
      }),
      async (c) => {
        const { organisationId, memberId, role } = c.get('visitor');
        if (!maySetMedia(role)) return refuse(c, { kind: 'not-allowed' }, 403);
        const { altRequired } = c.req.valid('json');
        await database.transact(organisationId, async (tx) => {
          await writeAltRequired(tx, altRequired);
          tx.record({ kind: 'media.setting-changed', memberId, data: { altRequired } });
        });
        return c.json({ altRequired }, 200);
      },
    );
}
