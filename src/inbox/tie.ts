/**
 * That correspondents of several networks are one person. Only a member says so, and only of two at a time; whoever is joined to the same one is
 * joined. Nothing moves: messages and conversations stay those of the correspondent who wrote them, and parting is forgetting a word.
 */
import type { LikenessView } from './schema.ts';

/** *joined*: the same person; *told-apart*: surely not; *parted*: nobody says any more. */
export type TieState = 'joined' | 'parted' | 'told-apart';

export interface Tie {
  readonly oneId: string;
  readonly otherId: string;
  readonly state: TieState;
  readonly memberId: string;
  readonly changedAt: Date;
}

/** Two correspondents in the order in which they are kept. */
export const pairOf = (a: string, b: string): { oneId: string; otherId: string } =>
  a.toLowerCase() < b.toLowerCase() ? { oneId: a, otherId: b } : { oneId: b, otherId: a };

/** Identities of one person, at most. */
export const MOST_IDENTITIES = 20;

interface Alike {
  readonly handle: string;
  readonly avatarUrl: string | null;
}

/** Servers on which everybody may have a name: to be there together says nothing. */
const SHARED = /(^|\.)(bsky\.social|bsky\.app|x\.com|twitter\.com|mastodon\.social|mastodon\.online|mstdn\.social)$/u;

/** The site that a handle stands on; null when it is everybody's, or none. */
function siteOf(handle: string): string | null {
  const name = handle.toLowerCase().replace(/^@/u, '');
  const site = name.includes('@') ? name.slice(name.lastIndexOf('@') + 1) : name;
  const isSite = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/u.test(site);
  return isSite && !SHARED.test(site) ? site : null;
}

/**
 * In what two correspondents are alike. Two likenesses are worth showing to a person; one is chance: half of all Maries are called Marie.
 */
export function likenessesOf(one: Alike, other: Alike & { readonly sameHandle: boolean; readonly sameName: boolean }): LikenessView[] {
  const [a, b] = [siteOf(one.handle), siteOf(other.handle)];
  const sameSite = a !== null && b !== null && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
  const samePicture = one.avatarUrl !== null && one.avatarUrl === other.avatarUrl;
  return [
    ...(other.sameName ? (['name'] as const) : []),
    ...(other.sameHandle ? (['handle'] as const) : []),
    ...(sameSite ? (['site'] as const) : []),
    ...(samePicture ? (['picture'] as const) : []),
  ];
}

export const isWorthProposing = (likenesses: readonly LikenessView[]): boolean => likenesses.length >= 2;
