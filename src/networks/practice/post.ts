import { randomBytes } from 'node:crypto';
import { PLAIN_POST } from '../network.ts';
import type { Arrival, ArrivalReason, Facet, NetworkImage, NetworkPost, PostPointer, Visibility } from '../network.ts';
import { faceUrl, profilePictureUrl } from './person.ts';

export type PracticeVisibility = Extract<Visibility, 'public' | 'private'>;

/** A post to be written. `recordKey` is chosen by its writer: the same key again is the same post. */
export interface PostDraft {
  readonly recordKey: string;
  readonly authorIdentity: string;
  readonly text: string;
  readonly parentRef: string | null;
  readonly quotedRef: string | null;
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly writtenAt: Date;
  /** Absent: as what it answers, or public when it answers nothing. */
  readonly visibility?: PracticeVisibility;
}

/** A post as the network keeps it, with its author's profile of today. A deleted one keeps its place and loses its words. */
export interface PracticePost {
  readonly ref: string;
  readonly seq: number;
  readonly version: number;
  readonly authorIdentity: string;
  readonly authorHandle: string;
  readonly authorName: string;
  readonly authorAvatarId: string | null;
  readonly parentRef: string | null;
  readonly rootRef: string;
  readonly quotedRef: string | null;
  readonly text: string;
  readonly facets: readonly Facet[];
  readonly images: readonly NetworkImage[];
  readonly languages: readonly string[];
  readonly visibility: PracticeVisibility;
  /** Of a private one: who may read it, its author among them. */
  readonly audience: readonly string[];
  readonly hiddenAt: Date | null;
  readonly writtenAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

const RECORD_KEY = /^[A-Za-z0-9_-]{1,64}$/;
export const isRecordKey = (key: string): boolean => RECORD_KEY.test(key);

/** A new key: the moment in milliseconds, then chance; sorts by time, never met twice. */
export const newRecordKey = (): string => Date.now().toString(36).padStart(9, '0') + randomBytes(6).toString('hex');

export const refOf = (identity: string, recordKey: string): string => `${identity}/${recordKey}`;
/** Whose post a ref names. */
export const authorOf = (ref: string): string => ref.slice(0, Math.max(0, ref.lastIndexOf('/')));

/** Where a passer-by reads a post, on the product's own address. */
export const postUrl = (ref: string): string => `/practice/posts/${ref.replace(/^practice:/, '')}`;

/** Whether `identity` may read a post. */
export const mayRead = ({ visibility, audience }: Pick<PracticePost, 'visibility' | 'audience'>, identity: string): boolean =>
  visibility === 'public' || audience.includes(identity);

/** What a post is to `identity`: null when it is nothing to it. */
export function reasonFor(post: PracticePost, identity: string): ArrivalReason | null {
  if (!mayRead(post, identity)) return null;
  if (post.authorIdentity === identity) return 'own';
  if (post.facets.some((facet) => facet.kind === 'mention' && facet.identity === identity)) return 'mention';
  if (post.parentRef !== null && authorOf(post.parentRef) === identity) return 'reply';
  if (post.quotedRef !== null && authorOf(post.quotedRef) === identity) return 'quote';
  if (post.visibility === 'private') return 'mention';
  // Under what we started, every word is said to us.
  return authorOf(post.rootRef) === identity ? 'reply' : null;
}

/** What `identity` hears of a post: nothing, the post, or that it is gone. */
export function toArrival(post: PracticePost, identity: string): Arrival | null {
  const reason = reasonFor(post, identity);
  if (reason === null) return null;
  return post.deletedAt === null ? { kind: 'post', reason, post: toNetworkPost(post) } : { kind: 'deleted', ref: post.ref };
}

export function toNetworkPost(post: PracticePost): NetworkPost {
  return {
    ...PLAIN_POST,
    ref: post.ref,
    version: String(post.version),
    author: {
      identity: post.authorIdentity,
      handle: post.authorHandle,
      displayName: post.authorName,
      avatarUrl: post.authorAvatarId === null ? faceUrl(post.authorHandle) : profilePictureUrl(post.authorAvatarId),
    },
    text: post.text,
    facets: post.facets,
    images: post.images,
    languages: post.languages,
    visibility: post.visibility,
    reply: post.parentRef === null ? null : { root: pointer(post.rootRef), parent: pointer(post.parentRef) },
    quoted: post.quotedRef === null ? null : pointer(post.quotedRef),
    writtenAt: post.writtenAt,
    url: post.visibility === 'private' ? null : postUrl(post.ref),
  };
}

// This network finds a post by its ref alone, whatever state of it was meant.
const pointer = (ref: string): PostPointer => ({ ref, version: '1' });
