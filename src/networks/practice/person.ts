/** The people of a practice network: characters of the script, the organisation's own accounts, and passers-by lent a voice by the team. */
export type PersonKind = 'character' | 'account' | 'guest';

export interface PracticePerson {
  readonly identity: string;
  /** Without `@`, in small letters. */
  readonly handle: string;
  readonly displayName: string;
  readonly kind: PersonKind;
  readonly about: string;
  /** Pictures that the account gave itself, by the digests of their bytes; null: the network draws one. */
  readonly avatarId: string | null;
  readonly bannerId: string | null;
  /** The post at the head of its profile. */
  readonly pinnedRef: string | null;
}

const HANDLE = /^[a-z0-9](?:[a-z0-9._-]{0,28}[a-z0-9])$/;

/** A handle as the network keeps it (no `@`, small letters), or null when it is ill-formed: 2 to 30 of `a-z 0-9 . _ -`. */
export function readHandle(given: string): string | null {
  const handle = given.trim().replace(/^@/, '').toLowerCase();
  return HANDLE.test(handle) && !/[._-]{2}/.test(handle) ? handle : null;
}

export const identityOf = (handle: string): string => `practice:${handle}`;

/** Where the face of a person is served, on the product's own address. */
export const faceUrl = (handle: string): string => `/practice/faces/${handle}.svg`;
/** Where a picture that an account gave itself is served. */
export const profilePictureUrl = (pictureId: string): string => `/practice/profile-pictures/${pictureId}`;
/** Where the mark of an account is served: an account is no single person, and has no face. */
export const markUrl = (handle: string): string => `/practice/marks/${handle}.svg`;
/** What stands for an account beside what it says: the picture that it gave itself, or its mark. */
export const accountPictureUrl = ({ handle, avatarId }: Pick<PracticePerson, 'handle' | 'avatarId'>): string =>
  avatarId === null ? markUrl(handle) : profilePictureUrl(avatarId);
