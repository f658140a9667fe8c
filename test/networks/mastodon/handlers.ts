/** What the fake Mastodon does for each operation of its API. */
import type { Access, Token } from './access.ts';
import {
  acctOf,
  renderAccount,
  renderConversation,
  renderInstance,
  renderNotification,
  renderOldInstance,
  renderOwnAccount,
  renderRelationship,
  renderStatus,
  type Limits,
} from './render.ts';
import { keepPicture, type Person, type Status, type Visibility, type World } from './world.ts';

export interface Means {
  readonly world: World;
  readonly access: Access;
  readonly settings: Settings;
}

export interface Settings {
  /** As a server of years ago, or a small one: no v2, no batches, no conversations. */
  old: boolean;
  /** As software that is not Mastodon and speaks its API: other ids, pages, links to them and limits; no batches. */
  other: boolean;
  /** Heeds no `Idempotency-Key`. */
  ignoresKeys: boolean;
  streaming: 'header' | 'address' | 'none';
  limits: Limits;
}

export interface Question {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly type: string }>;
  readonly key: string | null;
  /** Who asks; never null where the operation wants somebody. */
  readonly token: Token;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (question: Question, means: Means) => Answer;

const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({ status: 200, body, headers });
const no = (status: number, error: string): Answer => ({ status, body: { error } });
const missing = no(404, 'Record not found');
const LENGTH = new Intl.Segmenter('und', { granularity: 'grapheme' });
const recorded = new WeakMap<World, Map<string, string>>();

export const HANDLERS: Readonly<Record<string, Handler>> = {
  'GET /api/v2/instance': (_, { world, settings }) => (settings.old ? missing : ok(renderInstance(world, settings.limits, settings.other))),
  'GET /api/v1/instance': (_, { world, settings }) => ok(renderOldInstance(world, settings.limits)),
  'POST /api/v1/apps': ({ body }, { access }) => {
    const uris = [body['redirect_uris']].flat().map(String);
    const scopes = typeof body['scopes'] === 'string' ? body['scopes'] : 'read';
    const { id, name, clientId, clientSecret } = access.register(String(body['client_name']), uris, scopes);
    const secrets = { client_id: clientId, client_secret: clientSecret, client_secret_expires_at: 0, vapid_key: 'vapid' };
    return ok({ id, name, website: null, scopes: scopes.split(' '), redirect_uris: uris, redirect_uri: uris.join('\n'), ...secrets });
  },
  'GET /api/v1/apps/verify_credentials': ({ token }) => {
    const { id, name, redirectUris } = token.application;
    const uris = [...redirectUris];
    return ok({ id, name, website: null, scopes: token.scopes.split(' '), redirect_uris: uris, redirect_uri: uris.join('\n') });
  },
  'POST /oauth/token': ({ body }, { access }) => {
    const token = access.exchange(body as Record<string, string>);
    if (token === null)
      return { status: 400, body: { error: 'invalid_grant', error_description: 'The grant is invalid, expired or revoked' } };
    return ok({ access_token: token.value, token_type: 'Bearer', scope: token.scopes, created_at: Math.floor(Date.now() / 1_000) });
  },
  'POST /oauth/revoke': ({ body }, { access }) => (access.revoke(body as Record<string, string>) ? ok({}) : no(403, 'unauthorized_client')),

  'GET /api/v1/accounts/verify_credentials': ({ token }, { world }) => ok(renderOwnAccount(world, token.person)),
  'PATCH /api/v1/accounts/update_credentials': ({ token: { person }, body, files }, { world }) => {
    const [name, note] = [body['display_name'], body['note']];
    if (typeof name === 'string' && [...name].length > 30) return no(422, 'Validation failed: Display name is too long');
    if (typeof note === 'string' && [...note].length > 500) return no(422, 'Validation failed: Note is too long');
    if (typeof name === 'string') person.displayName = name;
    if (typeof note === 'string') person.note = note;
    for (const kind of ['avatar', 'header'] as const) {
      const file = files.get(kind);
      if (file !== undefined) person.pictures[kind] = keepPicture(file.bytes, file.type);
    }
    return ok(renderOwnAccount(world, person));
  },
  'DELETE /api/v1/profile/avatar': (question, means) => takePicture(question, means, 'avatar'),
  'DELETE /api/v1/profile/header': (question, means) => takePicture(question, means, 'header'),
  'GET /api/v1/accounts/lookup': ({ query }, { world }) => {
    const person = world.findByAcct(query.get('acct') ?? '');
    return person === null ? missing : ok(renderAccount(world, person));
  },
  'GET /api/v1/accounts/relationships': ({ query, token }, { world }) =>
    ok(query.getAll('id[]').flatMap((id) => renderOne(world, id, (person) => renderRelationship(token.person, person)))),
  'GET /api/v1/accounts/{id}/statuses': ({ path, query, token: { person: viewer } }, { world }) => {
    const author = world.people.get(path['id'] ?? '');
    if (author === undefined) return missing;
    const pinned = query.get('pinned') === 'true';
    const all = [...world.statuses.values()].filter((one) => one.personId === author.id && world.isVisible(one, viewer));
    const { items, headers } = pageOf(all.filter(({ id }) => !pinned || author.pinned.has(id)).toReversed(), query, 40);
    return ok(
      items.map((status) => renderStatus(world, status, viewer)),
      headers,
    );
  },
  'GET /api/v1/accounts/{id}/followers': ({ path, query }, { world }) => {
    const person = world.people.get(path['id'] ?? '');
    if (person === undefined) return missing;
    const { items, headers } = pageOf([...world.people.values()].filter(({ follows }) => follows.has(person.id)).toReversed(), query, 40);
    return ok(
      items.map((follower) => renderAccount(world, follower)),
      headers,
    );
  },
  // Of everybody that it has heard of; a server that is asked to resolve would look elsewhere, and this one is never asked to.
  'GET /api/v1/accounts/search': ({ query }, { world }) => {
    const typed = (query.get('q') ?? '').toLowerCase().replace(/^@/, '');
    const found = [...world.people.values()].filter(({ username, displayName }) =>
      [username, displayName].some((name) => name.toLowerCase().startsWith(typed)),
    );
    return ok(found.slice(0, Number(query.get('limit') ?? 40)).map((person) => renderAccount(world, person)));
  },
  'POST /api/v1/accounts/{id}/follow': (question, means) => relate(question, means, (us, them) => means.world.follow(us, them)),
  'POST /api/v1/accounts/{id}/unfollow': (question, means) => relate(question, means, (us, them) => us.follows.delete(them.id)),
  'POST /api/v1/accounts/{id}/mute': (question, means) => relate(question, means, (us, them) => us.muted.add(them.id)),
  'POST /api/v1/accounts/{id}/unmute': (question, means) => relate(question, means, (us, them) => us.muted.delete(them.id)),
  'POST /api/v1/accounts/{id}/block': (question, means) => relate(question, means, (us, them) => us.blocked.add(them.id)),
  'POST /api/v1/accounts/{id}/unblock': (question, means) => relate(question, means, (us, them) => us.blocked.delete(them.id)),
  'POST /api/v1/reports': ({ body, token: { person } }, { world }) => {
    const target = world.people.get(String(body['account_id']));
    if (target === undefined) return missing;
    const statusIds = ((body['status_ids'] as string[] | undefined) ?? []).filter((id) => world.statuses.get(id)?.personId === target.id);
    const [category, comment] = [String(body['category'] ?? 'other'), String(body['comment'] ?? '')];
    const report = { id: world.newId(), fromId: person.id, targetId: target.id, statusIds, category, comment, at: world.now() };
    world.reports.push(report);
    const told = { id: report.id, action_taken: false, action_taken_at: null, category, comment, forwarded: false, rule_ids: null };
    return ok({ ...told, created_at: report.at.toISOString(), status_ids: statusIds, target_account: renderAccount(world, target) });
  },

  'GET /api/v1/statuses': ({ query, token: { person } }, { world, settings }) => {
    const ids = query.getAll('id[]');
    if (settings.old || settings.other) return missing;
    if (ids.length > 20) return no(422, 'Validation failed: too many statuses');
    return ok(ids.flatMap((id) => visible(world, id, person) ?? []).map((status) => renderStatus(world, status, person)));
  },
  'POST /api/v1/statuses': postStatus,
  'GET /api/v1/statuses/{id}': ({ path, token: { person } }, { world }) => {
    const status = visible(world, path['id'], person);
    return status === null ? missing : ok(renderStatus(world, status, person));
  },
  'PUT /api/v1/statuses/{id}': ({ path, body, token: { person } }, { world }) => {
    const status = own(world, path['id'], person);
    if (status === null) return missing;
    const spoiler = typeof body['spoiler_text'] === 'string' ? { spoiler: body['spoiler_text'] } : {};
    world.edit(status, { text: String(body['status'] ?? status.text), ...spoiler });
    return ok(renderStatus(world, status, person));
  },
  'DELETE /api/v1/statuses/{id}': ({ path, token: { person } }, { world }) => {
    const status = own(world, path['id'], person);
    if (status === null) return missing;
    const entity = { ...renderStatus(world, status, person), text: status.text };
    world.remove(status);
    return ok(entity);
  },
  'GET /api/v1/statuses/{id}/context': ({ path, token: { person } }, { world }) => {
    const status = visible(world, path['id'], person);
    if (status === null) return missing;
    const render = (one: Status) => renderStatus(world, one, person);
    return ok({ ancestors: world.ancestorsOf(status, person).map(render), descendants: world.descendantsOf(status, person).map(render) });
  },
  'GET /api/v1/statuses/{id}/history': ({ path, token: { person } }, { world }) => {
    const status = visible(world, path['id'], person);
    if (status === null) return missing;
    const now = { text: status.text, html: status.html, spoiler: status.spoiler, at: status.editedAt ?? status.createdAt };
    const account = renderAccount(world, world.people.get(status.personId)!);
    const edits = [...status.history, now];
    const rest = { sensitive: status.sensitive, media_attachments: [], emojis: [], account };
    return ok(
      edits.map(({ html, spoiler, at }) => Object.assign({ content: html, spoiler_text: spoiler, created_at: at.toISOString() }, rest)),
    );
  },
  'POST /api/v1/statuses/{id}/pin': (question, means) => pinOrNot(question, means, true),
  'POST /api/v1/statuses/{id}/unpin': (question, means) => pinOrNot(question, means, false),
  'POST /api/v2/media': ({ body }, { world }) => {
    const media = { id: world.newId(), description: String(body['description'] ?? ''), width: 3, height: 2 };
    world.media.set(media.id, media);
    // It is prepared by the time of the first look.
    return ok({ id: media.id, type: 'image', url: null, description: media.description });
  },
  'GET /api/v1/media/{id}': ({ path }, { world }) => {
    const media = world.media.get(path['id'] ?? '');
    return media === undefined
      ? missing
      : ok({ id: media.id, type: 'image', url: `https://files.example/${media.id}.png`, description: media.description });
  },

  'GET /api/v1/notifications': ({ query, token: { person } }, { world }) => {
    const types = query.getAll('types[]');
    const mine = world.notifications.filter(
      ({ toId, type, filtered }) =>
        toId === person.id && (types.length === 0 || types.includes(type)) && (!filtered || query.get('include_filtered') === 'true'),
    );
    const { items, headers } = pageOf(mine.toReversed(), query, 80);
    return ok(
      items.map((one) => renderNotification(world, one)),
      headers,
    );
  },
  'GET /api/v1/notifications/{id}': ({ path, token: { person } }, { world }) => {
    const found = world.notifications.find(({ id, toId }) => id === path['id'] && toId === person.id);
    return found === undefined ? missing : ok(renderNotification(world, found));
  },
  'GET /api/v1/markers': ({ token: { person } }, { world }) =>
    ok(
      person.lastRead === null
        ? {}
        : { notifications: { last_read_id: person.lastRead, version: 1, updated_at: world.now().toISOString() } },
    ),
  'POST /api/v1/markers': ({ body, token: { person } }, { world }) => {
    const { last_read_id: id } = (body['notifications'] ?? {}) as { last_read_id?: string };
    person.lastRead = id ?? person.lastRead;
    return ok({ notifications: { last_read_id: person.lastRead ?? '0', version: 1, updated_at: world.now().toISOString() } });
  },
  'GET /api/v1/conversations': ({ query, token: { person } }, { world, settings }) => {
    if (settings.old) return missing;
    const last = new Map<string, Status>();
    for (const status of world.statuses.values()) {
      if (status.visibility === 'direct' && world.isVisible(status, person))
        last.set(world.ancestorsOf(status, person)[0]?.id ?? status.id, status);
    }
    const { items, headers } = pageOf([...last.values()].toReversed(), query, 40);
    return ok(
      items.map((status) => renderConversation(world, status, person)),
      headers,
    );
  },
  'GET /api/v2/search': ({ query, token }, { world }) => {
    const asked = (query.get('q') ?? '').toLowerCase();
    const found = [...world.people.values()].filter((one) => one.url.toLowerCase() === asked || acctOf(one) === asked);
    const isFar = query.get('type') === 'statuses' && query.get('resolve') === 'true';
    const status = isFar ? world.elsewhere.get(query.get('q') ?? '')?.() : undefined;
    return ok({
      accounts: found.map((person) => renderAccount(world, person)),
      statuses: status === undefined ? [] : [renderStatus(world, status, token.person)],
      hashtags: [],
    });
  },
  'GET /api/v1/domain_blocks': ({ query, token }) => {
    const [from, limit] = [Number(query.get('max_id') ?? 0), Math.min(200, Number(query.get('limit') ?? 100))];
    const all = [...token.person.blockedDomains];
    const next = from + limit;
    return ok(all.slice(from, next), next < all.length ? { link: `<PAGE?limit=${limit}&max_id=${next}>; rel="next"` } : {});
  },
};

function renderOne<Out>(world: World, id: string, render: (person: Person) => Out): Out[] {
  const person = world.people.get(id);
  return person === undefined ? [] : [render(person)];
}

function visible(world: World, id: string | undefined, viewer: Person): Status | null {
  const status = world.statuses.get(id ?? '');
  return status !== undefined && world.isVisible(status, viewer) ? status : null;
}

const own = (world: World, id: string | undefined, person: Person): Status | null => {
  const status = visible(world, id, person);
  return status?.personId === person.id ? status : null;
};

function relate({ path, token }: Question, { world }: Means, change: (us: Person, them: Person) => void): Answer {
  const person = world.people.get(path['id'] ?? '');
  if (person === undefined) return missing;
  change(token.person, person);
  return ok(renderRelationship(token.person, person));
}

function takePicture({ token: { person } }: Question, { world, settings }: Means, kind: 'avatar' | 'header'): Answer {
  if (settings.old) return missing;
  person.pictures[kind] = null;
  return ok(renderOwnAccount(world, person));
}

function pinOrNot({ path, token: { person } }: Question, { world }: Means, pinned: boolean): Answer {
  const status = own(world, path['id'], person);
  if (status === null) return missing;
  if (status.visibility === 'direct') return no(422, 'Validation failed: Posts that are only visible to mentioned users cannot be pinned');
  if (pinned) person.pinned.add(status.id);
  else person.pinned.delete(status.id);
  return ok(renderStatus(world, status, person));
}

function postStatus({ body, key, token: { person } }: Question, { world, settings }: Means): Answer {
  const keys = recorded.get(world) ?? recorded.set(world, new Map()).get(world)!;
  const earlier = settings.ignoresKeys ? undefined : keys.get(`${person.id} ${key}`);
  const said = earlier === undefined ? undefined : world.statuses.get(earlier);
  if (said !== undefined) return ok(renderStatus(world, said, person));
  const [text, spoiler] = [String(body['status'] ?? ''), String(body['spoiler_text'] ?? '')];
  const parent = body['in_reply_to_id'] === undefined ? null : visible(world, String(body['in_reply_to_id']), person);
  if (body['in_reply_to_id'] !== undefined && parent === null) {
    return no(404, 'The post you are trying to reply to does not appear to exist.');
  }
  const files = (body['media_ids'] as string[] | undefined) ?? [];
  if (text.trim() === '' && files.length === 0) return no(422, "Validation failed: Text can't be blank");
  if (lengthOf(text, settings.limits) + lengthOf(spoiler, settings.limits) > settings.limits.characters) {
    return no(422, `Validation failed: Text character limit of ${settings.limits.characters} exceeded`);
  }
  const status = world.post(person, {
    text,
    parentId: parent?.id ?? null,
    visibility: (body['visibility'] as Visibility | undefined) ?? 'public',
    spoiler,
    sensitive: body['sensitive'] === true,
    language: (body['language'] as string | undefined) ?? null,
    media: files.flatMap((id) => world.media.get(id) ?? []),
    poll: readPoll(body['poll']),
    quotedId: (body['quoted_status_id'] as string | undefined) ?? null,
  });
  if (key !== null) keys.set(`${person.id} ${key}`, status.id);
  return ok(renderStatus(world, status, person));
}

function readPoll(poll: unknown): Status['poll'] {
  if (typeof poll !== 'object' || poll === null) return null;
  const { options, expires_in: seconds, multiple } = poll as { options: string[]; expires_in: number; multiple?: boolean };
  return { options, multiple: multiple === true, endsAt: new Date(Date.now() + seconds * 1_000) };
}

const lengthOf = (text: string, { perUrl }: Limits): number =>
  [
    ...LENGTH.segment(
      text
        .replaceAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)»]/giu, 'x'.repeat(perUrl))
        .replaceAll(/(@[a-z0-9_.-]+)@[\p{L}\p{N}.:-]+/giu, '$1'),
    ),
  ].length;

/** Ids are numbers, too long for one. */
const compareIds = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

/** Newest first, within the bounds that the query sets, and where the older ones are. */
function pageOf<Item extends { readonly id: string }>(all: readonly Item[], query: URLSearchParams, most: number) {
  const bound = (name: string): string | null => query.get(name);
  const [maximum, since, minimum] = [bound('max_id'), bound('since_id'), bound('min_id')];
  const limit = Math.min(most, Number(query.get('limit') ?? '20'));
  const within = all
    .filter(({ id }) => (maximum === null || compareIds(id, maximum) < 0) && compareIds(id, minimum ?? since ?? '') > 0)
    .toSorted((one, other) => compareIds(other.id, one.id));
  const items = minimum === null ? within.slice(0, limit) : within.slice(-limit);
  const last = items.at(-1);
  const headers: Record<string, string> = {};
  if (last !== undefined && items.length === limit) {
    const older = new URLSearchParams([...query].filter(([name]) => !/^(max|since|min)_id$/.test(name)));
    older.set('max_id', last.id);
    headers['link'] = `<PAGE?${older}>; rel="next", <PAGE?min_id=${items[0]!.id}>; rel="prev"`;
  }
  return { items, headers };
}
