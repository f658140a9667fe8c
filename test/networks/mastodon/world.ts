/** What the fake Mastodon knows, and the rules by which it changes. All dates by its own clock, which may be told to be wrong. */
import { createHash, randomBytes } from 'node:crypto';
import { markUp } from './mark-up.ts';

export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface Person {
  readonly id: string;
  readonly username: string;
  /** Null: of this server. */
  readonly domain: string | null;
  readonly url: string;
  displayName: string;
  note: string;
  pictures: { avatar: Picture | null; header: Picture | null };
  readonly muted: Set<string>;
  readonly blocked: Set<string>;
  readonly blockedDomains: Set<string>;
  /** Moderators of this server hide them. */
  limited: boolean;
  readonly follows: Set<string>;
  readonly pinned: Set<string>;
  lastRead: string | null;
}

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';
export interface Media {
  readonly id: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

export interface Status {
  readonly id: string;
  readonly personId: string;
  text: string;
  html: string;
  mentions: string[];
  tags: string[];
  readonly createdAt: Date;
  editedAt: Date | null;
  readonly history: { text: string; html: string; spoiler: string; at: Date }[];
  /** As far as this server knows it. */
  parentId: string | null;
  /** Given by the server where it was written; null: that of this server. */
  readonly uri: string | null;
  readonly visibility: Visibility;
  spoiler: string;
  sensitive: boolean;
  readonly language: string | null;
  readonly media: readonly Media[];
  readonly poll: { readonly options: readonly string[]; readonly multiple: boolean; readonly endsAt: Date } | null;
  readonly quotedId: string | null;
}

export interface Notification {
  readonly id: string;
  readonly toId: string;
  readonly type: 'mention' | 'follow' | 'quote';
  readonly fromId: string;
  readonly statusId: string | null;
  readonly at: Date;
  /** Held back from lists and streams, for it comes in private from a stranger. */
  readonly filtered: boolean;
}

export interface Draft {
  readonly text: string;
  readonly parentId?: string | null;
  readonly uri?: string;
  readonly visibility?: Visibility;
  readonly spoiler?: string;
  readonly sensitive?: boolean;
  readonly language?: string | null;
  readonly media?: readonly Media[];
  readonly poll?: Status['poll'];
  readonly quotedId?: string | null;
}

interface Newcomer {
  readonly username: string;
  readonly domain?: string | null;
  readonly origin?: string;
}

/** What happened, for the streams. */
export type Told =
  | { readonly kind: 'notification'; readonly toId: string; readonly notification: Notification }
  | { readonly kind: 'update' | 'status.update' | 'conversation'; readonly toId: string; readonly status: Status }
  | { readonly kind: 'delete'; readonly toId: string; readonly statusId: string };

export type World = ReturnType<typeof createWorld>;

export function createWorld(url: string) {
  const domain = new URL(url).host;
  const people = new Map<string, Person>();
  const statuses = new Map<string, Status>();
  const notifications: Notification[] = [];
  const reports: { id: string; fromId: string; targetId: string; statusIds: string[]; category: string; comment: string; at: Date }[] = [];
  const media = new Map<string, Media>();
  /** What other servers have and this one never heard of, by its `uri`; brought here when somebody searches for it. */
  const elsewhere = new Map<string, () => Status>();
  const listeners = new Set<(told: Told) => void>();
  const settings = { skewMs: 0, filtersStrangers: true, ulids: false };
  let counter = 0;
  let notificationNumber = 0;

  const now = (): Date => new Date(Date.now() + settings.skewMs);
  /** Grows with time, as the network's do. */
  const newId = (at: Date = now()): string => nameOf((BigInt(at.getTime()) << 16n) + BigInt((counter += 1) % 65_536));
  /** Digits as Mastodon writes them, or letters as others do: of one length, and in order all the same. */
  const nameOf = (number: bigint): string => (settings.ulids ? number.toString(32).toUpperCase().padStart(26, '0') : number.toString());
  const tell = (told: Told): void => listeners.forEach((listener) => listener(told));

  /** `domain`: another server's, which is at `origin`. */
  function addPerson({ username, domain: elsewhere = null, origin = `https://${elsewhere}` }: Newcomer): Person {
    const person: Person = {
      id: newId(),
      username,
      domain: elsewhere,
      url: elsewhere === null ? `${url}/@${username}` : `${origin}/@${username}`,
      displayName: '',
      note: '',
      pictures: { avatar: null, header: null },
      muted: new Set(),
      blocked: new Set(),
      blockedDomains: new Set(),
      limited: false,
      follows: new Set(),
      pinned: new Set(),
      lastRead: null,
    };
    people.set(person.id, person);
    return person;
  }

  function findByAcct(acct: string): Person | null {
    const [username = '', at = ''] = acct.replace(/^@/, '').toLowerCase().split('@');
    const elsewhere = at === '' || at === domain ? null : at;
    return [...people.values()].find((person) => person.username.toLowerCase() === username && person.domain === elsewhere) ?? null;
  }

  const isVisible = (status: Status, viewer: Person): boolean => {
    const author = people.get(status.personId)!;
    if (author.id === viewer.id) return true;
    if (author.blocked.has(viewer.id)) return false;
    if (status.visibility === 'direct') return status.mentions.includes(viewer.id);
    return status.visibility !== 'private' || status.mentions.includes(viewer.id) || viewer.follows.has(author.id);
  };

  function notify(type: Notification['type'], toId: string, fromId: string, statusId: string | null): void {
    const [to, from] = [people.get(toId)!, people.get(fromId)!];
    if (toId === fromId || to.domain !== null || to.muted.has(fromId) || to.blocked.has(fromId) || from.blocked.has(toId)) return;
    const status = statusId === null ? null : statuses.get(statusId)!;
    const answersUs = status?.parentId ? statuses.get(status.parentId)?.personId === toId : false;
    const filtered = settings.filtersStrangers && status?.visibility === 'direct' && !to.follows.has(fromId) && !answersUs;
    // A plain number, whatever the clock says.
    const notification: Notification = { id: nameOf(BigInt((notificationNumber += 1))), toId, type, fromId, statusId, at: now(), filtered };
    notifications.push(notification);
    if (!filtered) tell({ kind: 'notification', toId, notification });
  }

  const homesOf = (status: Status): string[] =>
    [...people.values()]
      .filter((person) => person.id === status.personId || (person.follows.has(status.personId) && isVisible(status, person)))
      .map(({ id }) => id);

  /** `at`: when it was written elsewhere, to arrive here now. */
  function post(author: Person, draft: Draft, at: Date = now()): Status {
    const marked = markUp(draft.text, url, findByAcct);
    const status: Status = {
      id: newId(at),
      personId: author.id,
      text: draft.text,
      html: marked.html,
      mentions: marked.mentions.map(({ id }) => id),
      tags: marked.tags,
      createdAt: at,
      editedAt: null,
      history: [],
      parentId: draft.parentId ?? null,
      uri: draft.uri ?? null,
      visibility: draft.visibility ?? 'public',
      spoiler: draft.spoiler ?? '',
      sensitive: draft.sensitive ?? false,
      language: draft.language ?? null,
      media: draft.media ?? [],
      poll: draft.poll ?? null,
      quotedId: draft.quotedId ?? null,
    };
    statuses.set(status.id, status);
    for (const toId of homesOf(status)) tell({ kind: 'update', toId, status });
    for (const toId of new Set(status.mentions)) notify('mention', toId, author.id, status.id);
    const quoted = status.quotedId === null ? undefined : statuses.get(status.quotedId);
    if (quoted !== undefined && !status.mentions.includes(quoted.personId)) notify('quote', quoted.personId, author.id, status.id);
    if (status.visibility === 'direct') {
      for (const toId of new Set([author.id, ...status.mentions])) tell({ kind: 'conversation', toId, status });
    }
    return status;
  }

  function edit(status: Status, { text, spoiler, sensitive }: { text: string; spoiler?: string; sensitive?: boolean }): void {
    const marked = markUp(text, url, findByAcct);
    status.history.push({ text: status.text, html: status.html, spoiler: status.spoiler, at: status.editedAt ?? status.createdAt });
    Object.assign(status, { text, html: marked.html, tags: marked.tags, mentions: marked.mentions.map(({ id }) => id), editedAt: now() });
    if (spoiler !== undefined) status.spoiler = spoiler;
    if (sensitive !== undefined) status.sensitive = sensitive;
    for (const toId of homesOf(status)) tell({ kind: 'status.update', toId, status });
  }

  function remove(status: Status): void {
    const homes = new Set([...homesOf(status), ...status.mentions]);
    statuses.delete(status.id);
    for (let index = notifications.length - 1; index >= 0; index -= 1) {
      if (notifications[index]!.statusId === status.id) notifications.splice(index, 1);
    }
    for (const toId of homes) tell({ kind: 'delete', toId, statusId: status.id });
  }

  function follow(follower: Person, followed: Person): void {
    if (follower.follows.has(followed.id)) return;
    follower.follows.add(followed.id);
    notify('follow', followed.id, follower.id, null);
  }

  /** From the root down to the parent. What is gone, or is not for `viewer`, ends it. */
  function ancestorsOf(status: Status, viewer: Person): Status[] {
    const above: Status[] = [];
    for (let at = status.parentId; at !== null;) {
      const parent = statuses.get(at);
      if (parent === undefined || !isVisible(parent, viewer)) break;
      above.unshift(parent);
      at = parent.parentId;
    }
    return above;
  }

  function descendantsOf(status: Status, viewer: Person): Status[] {
    const children = [...statuses.values()].filter((one) => one.parentId === status.id && isVisible(one, viewer));
    return children.flatMap((child) => [child].concat(descendantsOf(child, viewer)));
  }

  return {
    url,
    domain,
    people,
    statuses,
    notifications,
    reports,
    media,
    elsewhere,
    settings,
    now,
    newId,
    addPerson,
    findByAcct,
    isVisible,
    post,
    edit,
    remove,
    follow,
    ancestorsOf,
    descendantsOf,
    listen(listener: (told: Told) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** A file's name that is another whenever its bytes are; and its bytes are made anew, as the network does with every picture. */
export const keepPicture = (given: Uint8Array, type: string): Picture => {
  const bytes = Buffer.concat([given, Buffer.from([0])]);
  return {
    name: `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}${randomBytes(2).toString('hex')}.${type === 'image/png' ? 'png' : 'jpeg'}`,
    bytes,
    type,
  };
};
