/** X's posts as the product knows them, from either field names. */
import { z } from 'zod';
import { PLAIN_POST, type NetworkImage, type NetworkPerson, type NetworkPost, type Poll } from '../network.ts';
import { PUBLIC_PAGES } from './address.ts';
import { isId, pointTo } from './ref.ts';
import { cleanText } from './text.ts';
import { readWords, wireEntities } from './words.ts';

const id = z.string().refine(isId);
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(undefined);

const wireUser = z.looseObject({ id, username: z.string().min(1).max(50), name: maybe(z.string()), profile_image_url: maybe(z.string()) });
const wireMedia = z.looseObject({
  media_key: z.string(),
  type: maybe(z.string()),
  url: maybe(z.string()),
  preview_image_url: maybe(z.string()),
  alt_text: maybe(z.string()),
  width: maybe(z.number()),
  height: maybe(z.number()),
  variants: maybe(z.array(z.looseObject({ bit_rate: maybe(z.number()), content_type: maybe(z.string()), url: maybe(z.string()) }))),
});
const wirePoll = z.looseObject({
  id: z.string(),
  options: z.array(z.looseObject({ label: z.string(), votes: maybe(z.number()) })),
  end_datetime: maybe(z.string()),
});
const references = z.array(z.looseObject({ type: z.string(), id }));
const note = z.looseObject({ text: z.string(), entities: maybe(wireEntities) });

const wirePost = z.looseObject({
  id,
  text: z.string(),
  author_id: id.optional(),
  created_at: maybe(z.string()),
  conversation_id: maybe(id),
  in_reply_to_user_id: maybe(id),
  lang: maybe(z.string()),
  possibly_sensitive: maybe(z.boolean()),
  display_text_range: maybe(z.array(z.number())),
  entities: maybe(wireEntities),
  attachments: maybe(z.looseObject({ media_keys: maybe(z.array(z.string())), poll_ids: maybe(z.array(z.string())) })),
  referenced_posts: maybe(references),
  referenced_tweets: maybe(references),
  edit_history_post_ids: maybe(z.array(id)),
  edit_history_tweet_ids: maybe(z.array(id)),
  note_post: maybe(note),
  note_tweet: maybe(note),
});
type WirePost = z.infer<typeof wirePost>;

const wireIncludes = z.looseObject({
  users: maybe(z.array(z.unknown())),
  media: maybe(z.array(z.unknown())),
  polls: maybe(z.array(z.unknown())),
  posts: maybe(z.array(z.unknown())),
  tweets: maybe(z.array(z.unknown())),
});
const wireAnswer = z.looseObject({ data: z.unknown().optional(), includes: maybe(wireIncludes) });

/** A post with what only the adapter needs of it. */
export interface ReadPost {
  readonly post: NetworkPost;
  readonly id: string;
  readonly repliesTo: string | null;
  /** Whose post it answers. */
  readonly repliesToUser: string | null;
  readonly isRepost: boolean;
  /** Later states of it, when it was edited since. */
  readonly latestId: string;
}

/** What came beside the posts of an answer. */
interface Around {
  readonly people: ReadonlyMap<string, NetworkPerson>;
  readonly media: ReadonlyMap<string, NetworkImage>;
  readonly polls: ReadonlyMap<string, Poll>;
  /** Ids of edited posts, and the ref under which the product knows them: the id of the first state. */
  readonly firsts: ReadonlyMap<string, string>;
}

const each = <Value>(items: readonly unknown[] | null | undefined, schema: z.ZodType<Value>): Value[] =>
  (items ?? []).flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });

/** The posts of an answer, one odd post not hiding the others. `isBare`: the server understood nothing of the fields that were asked. */
export function readAnswer(body: unknown): { posts: ReadPost[]; isBare: boolean } {
  const answer = wireAnswer.safeParse(body);
  if (!answer.success) return { posts: [], isBare: false };
  const { data, includes } = answer.data;
  const wires = each(Array.isArray(data) ? data : data === undefined ? [] : [data], wirePost);
  const around = readAround(includes, wires);
  const posts = wires.flatMap((wire) => toPost(wire, around) ?? []);
  return { posts, isBare: wires.length > 0 && wires.every(({ author_id }) => author_id === undefined) };
}

function readAround(includes: z.infer<typeof wireIncludes> | null | undefined, wires: readonly WirePost[]): Around {
  const beside = each([...(includes?.posts ?? []), ...(includes?.tweets ?? [])], wirePost);
  const histories = [...beside, ...wires].map(historyOf).filter((history) => history.length > 1);
  return {
    people: new Map(each(includes?.users, wireUser).map((user) => [user.id, toPerson(user)] as const)),
    media: new Map(
      each(includes?.media, wireMedia).flatMap((media) => {
        const image = toImage(media);
        return image === null ? [] : [image];
      }),
    ),
    polls: new Map(each(includes?.polls, wirePoll).map((poll) => [poll.id, toPoll(poll)] as const)),
    firsts: new Map(histories.flatMap((history) => history.map((state) => [state, history[0] ?? state] as const))),
  };
}

const historyOf = (wire: WirePost): readonly string[] => wire.edit_history_post_ids ?? wire.edit_history_tweet_ids ?? [wire.id];

function toPost(wire: WirePost, { people, media, polls, firsts }: Around): ReadPost | null {
  if (wire.author_id === undefined) return null;
  const history = historyOf(wire);
  const ref = history[0] ?? wire.id;
  const refers = wire.referenced_posts ?? wire.referenced_tweets ?? [];
  const of = (type: string) => refers.find((reference) => reference.type === type)?.id ?? null;
  const [repliesTo, quotes] = [of('replied_to'), of('quoted')];
  const known = (state: string) => pointTo(firsts.get(state) ?? state);
  const words = readWords(wire.note_post ?? wire.note_tweet ?? wire, {
    from: wire.display_text_range?.[0] ?? 0,
    quotes,
    identityOf: (username) => [...people.values()].find(({ handle }) => handle.toLowerCase() === username.toLowerCase())?.identity ?? null,
  });
  const author = people.get(wire.author_id) ?? stranger(wire.author_id);
  const post: NetworkPost = {
    ...PLAIN_POST,
    ref,
    version: wire.id,
    author,
    ...words,
    images: beside(wire.attachments?.media_keys, media),
    languages: languagesOf(wire.lang),
    reply: repliesTo === null ? null : { root: known(wire.conversation_id ?? repliesTo), parent: known(repliesTo) },
    quoted: quotes === null ? null : known(quotes),
    poll: beside(wire.attachments?.poll_ids, polls)[0] ?? null,
    restrictions: wire.possibly_sensitive === true ? ['sensitive'] : [],
    writtenAt: dateOf(wire.created_at),
    url: `${PUBLIC_PAGES}/${author.handle}/status/${wire.id}`,
  };
  return {
    post,
    id: wire.id,
    repliesTo,
    repliesToUser: wire.in_reply_to_user_id ?? null,
    isRepost: of('retweeted') !== null,
    latestId: history.at(-1) ?? wire.id,
  };
}

const beside = <Value>(keys: readonly string[] | null | undefined, values: ReadonlyMap<string, Value>): Value[] =>
  (keys ?? []).flatMap((key) => (values.has(key) ? [values.get(key) as Value] : []));

/** X guesses languages; what it could not guess it calls `und`, `zxx` or `q` and two letters. */
export const languagesOf = (lang: string | null | undefined): string[] =>
  lang && /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(lang) && !/^(und|zxx|q[a-z]{2})$/.test(lang) ? [lang] : [];

export const dateOf = (text: string | null | undefined): Date => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? new Date() : new Date(at);
};

const picture = (url: string | null | undefined): string | null =>
  url && URL.canParse(url) && /^https?:/i.test(url) ? url.slice(0, 2_000) : null;

function toPerson(user: z.infer<typeof wireUser>): NetworkPerson {
  // The address that X gives is of a face of 48 pixels; the same file exists larger.
  const avatarUrl = picture(user.profile_image_url?.replace(/_normal(\.\w+)$/, '_200x200$1'));
  return { identity: user.id, handle: user.username, displayName: user.name ? cleanText(user.name, 200) : null, avatarUrl };
}

/** Somebody of whom only the identity is known. */
export const stranger = (identity: string): NetworkPerson => ({ identity, handle: identity, displayName: null, avatarUrl: null });

/** A person as X shows them, from an answer about a user. Null when it is none. */
export function readPerson(user: unknown): NetworkPerson | null {
  const parsed = wireUser.safeParse(user);
  return parsed.success ? toPerson(parsed.data) : null;
}

/** People beside an answer about messages. */
export const readPeople = (body: unknown): ReadonlyMap<string, NetworkPerson> =>
  readAround(wireAnswer.safeParse(body).data?.includes, []).people;

function toImage(media: z.infer<typeof wireMedia>): [string, NetworkImage] | null {
  const films = (media.variants ?? []).filter(({ content_type, url }) => content_type === 'video/mp4' && picture(url) !== null);
  const film = films.toSorted((one, other) => (other.bit_rate ?? 0) - (one.bit_rate ?? 0))[0]?.url ?? null;
  const still = picture(media.url) ?? picture(media.preview_image_url);
  const url = film ?? still;
  if (url === null) return null;
  const { alt_text, width, height } = media;
  const shape = { width: width ?? null, height: height ?? null };
  const plays = film === null ? {} : { plays: 'film' as const };
  return [media.media_key, { url, thumbnailUrl: still ?? url, alt: cleanText(alt_text ?? '', 2_000), ...shape, ...plays }];
}

function toPoll({ options, end_datetime }: z.infer<typeof wirePoll>): Poll {
  return {
    options: options.slice(0, 10).map(({ label, votes }) => ({ title: cleanText(label, 200), votes: votes ?? null })),
    multiple: false,
    endsAt: end_datetime ? dateOf(end_datetime) : null,
  };
}
