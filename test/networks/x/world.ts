/** What the fake X holds: people, posts, private messages, and who may do what. All in memory, all of it seen by everybody at once. */
import { randomBytes } from 'node:crypto';

export interface XUser {
  readonly id: string;
  username: string;
  name: string;
  description: string;
  readonly createdAt: string;
}

export interface XMedia {
  readonly key: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

export interface XPost {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly conversationId: string;
  readonly replyTo: string | null;
  /** Names that X puts before the words of a reply by itself: who wrote what it answers, and who was addressed there. */
  readonly addressed: readonly string[];
  readonly quoted: string | null;
  readonly media: readonly XMedia[];
  readonly lang: string;
  readonly sensitive: boolean;
  readonly poll: readonly string[];
  /** Every state of this post, itself among them, oldest first: an edit is a post of its own. */
  history: readonly string[];
  hidden: boolean;
}

export interface XMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly senderId: string;
  readonly participants: readonly string[];
  readonly text: string;
  readonly createdAt: string;
}

export interface XToken {
  readonly userId: string | null;
  readonly rights: readonly string[];
  endsAt: number;
}

export interface XApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What proves that a webhook's call comes from X. */
  readonly consumerSecret: string;
  readonly bearer: string;
}

export interface NewPost {
  readonly authorId: string;
  readonly text: string;
  readonly replyTo?: string | null;
  readonly quoted?: string | null;
  readonly media?: readonly XMedia[];
  readonly lang?: string;
  readonly sensitive?: boolean;
  /** Titles of a poll's options. */
  readonly poll?: readonly string[];
  /** Milliseconds since 1970; now when absent. What is older than now gets an older id too. */
  readonly at?: number;
  readonly editOf?: string;
}

export type XEvent =
  | { readonly kind: 'post'; readonly post: XPost }
  | { readonly kind: 'deleted'; readonly post: XPost }
  | { readonly kind: 'message'; readonly message: XMessage }
  | { readonly kind: 'followed'; readonly who: XUser; readonly whom: XUser };

const EPOCH = 1_288_834_974_657n;
export const RIGHTS: readonly string[] = (
  'tweet.read tweet.write tweet.moderate.write users.read follows.read mute.read mute.write ' +
  'dm.read dm.write media.write offline.access'
).split(' ');

export type XWorld = ReturnType<typeof createWorld>;

export function createWorld() {
  const users = new Map<string, XUser>();
  const posts = new Map<string, XPost>();
  const messages = new Map<string, XMessage>();
  const tokens = new Map<string, XToken>();
  /** Refresh tokens, each good once. */
  const refreshes = new Map<string, { readonly userId: string; readonly rights: readonly string[] }>();
  const muted = new Set<string>();
  const listeners = new Set<(event: XEvent) => void>();
  const application: XApplication = { clientId: `client-${word()}`, clientSecret: word(), consumerSecret: word(), bearer: `app-${word()}` };
  tokens.set(application.bearer, { userId: null, rights: [], endsAt: Number.POSITIVE_INFINITY });
  let sequence = 0n;

  /** Its own clock. */
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  let last = 0n;
  const newId = (at?: number): string => {
    sequence = (sequence + 1n) % 4_194_304n;
    const id = ((BigInt(at ?? now()) - EPOCH) << 22n) + sequence;
    if (at !== undefined) return String(id);
    // A clock that is set back makes no older ids.
    last = id > last ? id : last + 1n;
    return String(last);
  };
  const tell = (event: XEvent): void => listeners.forEach((listener) => listener(event));

  function findUser(username: string): XUser | null {
    return [...users.values()].find((user) => user.username.toLowerCase() === username.toLowerCase()) ?? null;
  }

  function addressedIn(parent: XPost | undefined, authorId: string): string[] {
    if (parent === undefined) return [];
    const named = [...parent.text.matchAll(/(?<![\p{L}\p{N}_])@(\w{1,15})/gu)].flatMap(([, name = '']) => findUser(name) ?? []);
    const people = [parent.authorId, ...parent.addressed.flatMap((name) => findUser(name)?.id ?? []), ...named.map(({ id }) => id)];
    return [...new Set(people)].filter((id) => id !== authorId).map((id) => users.get(id)!.username);
  }

  return {
    users,
    posts,
    messages,
    tokens,
    refreshes,
    muted,
    application,
    newId,
    now,
    setClockAhead: (milliseconds: number) => void (ahead = milliseconds),
    findUser,
    listen(listener: (event: XEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addUser(username: string, name = username): XUser {
      const user = { id: newId(), username, name, description: '', createdAt: new Date().toISOString() };
      users.set(user.id, user);
      return user;
    },
    addPost({
      authorId,
      text,
      replyTo = null,
      quoted = null,
      media = [],
      lang = 'fr',
      sensitive = false,
      poll = [],
      at,
      editOf,
    }: NewPost): XPost {
      const id = newId(at);
      const before = editOf === undefined ? undefined : posts.get(editOf);
      const parent = replyTo === null ? undefined : posts.get(replyTo);
      const history = [...(before?.history ?? []), id];
      const kept = before ?? {
        replyTo,
        quoted,
        media,
        addressed: addressedIn(parent, authorId),
        conversationId: parent?.conversationId ?? id,
      };
      const { conversationId, addressed } = kept;
      const said = { id, authorId, text, createdAt: new Date(at ?? now()).toISOString(), lang, sensitive, poll, hidden: false, history };
      const post: XPost = { ...said, conversationId, addressed, replyTo: kept.replyTo, quoted: kept.quoted, media: kept.media };
      posts.set(id, post);
      for (const earlier of history) posts.get(earlier)!.history = history;
      tell({ kind: 'post', post });
      return post;
    },
    removePost(id: string): boolean {
      const post = posts.get(id);
      if (post === undefined) return false;
      for (const state of post.history) posts.delete(state);
      tell({ kind: 'deleted', post });
      return true;
    },
    addMessage(senderId: string, otherId: string, text: string, conversationId?: string): XMessage {
      const participants = [senderId, otherId].toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
      const message = {
        id: newId(),
        conversationId: conversationId ?? participants.join('-'),
        senderId,
        participants,
        text,
        createdAt: new Date(now()).toISOString(),
      };
      messages.set(message.id, message);
      tell({ kind: 'message', message });
      return message;
    },
    follow(who: XUser, whom: XUser): void {
      tell({ kind: 'followed', who, whom });
    },
    /** `lastsMs`: of the access token. */
    grant(userId: string, rights: readonly string[] = RIGHTS, lastsMs = 7_200_000): { access: string; refresh: string } {
      const [access, refresh] = [`user-${word()}`, `refresh-${word()}`];
      tokens.set(access, { userId, rights, endsAt: Date.now() + lastsMs });
      refreshes.set(refresh, { userId, rights });
      return { access, refresh };
    },
    /** As a holder does in X's settings, or X itself. */
    revokeAll(userId: string): void {
      for (const [token, { userId: owner }] of tokens) if (owner === userId) tokens.delete(token);
      for (const [token, { userId: owner }] of refreshes) if (owner === userId) refreshes.delete(token);
    },
    /** The access tokens of a person end now; what renews them does not. */
    endTokens(userId: string): void {
      for (const token of tokens.values()) if (token.userId === userId) token.endsAt = 0;
    },
  };
}

const word = (): string => randomBytes(18).toString('base64url');
