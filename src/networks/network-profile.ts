/** What an account shows of itself. */
export type ProfilePictureName = 'avatar' | 'banner';

/** Longest picture of a profile that is read from a network. */
export const PICTURE_BYTES = 10_000_000;

/** The account's own public profile, as it is on the network now. */
export interface NetworkProfile {
  /** The network's name of this state of the profile; null when there is no profile yet. */
  readonly version: string | null;
  readonly displayName: string;
  readonly description: string;
  readonly avatarUrl: string | null;
  readonly bannerUrl: string | null;
  /** SHA-256 of the picture's bytes in lower-case hexadecimal, by which one knows it again; null when there is no picture. */
  readonly avatarDigest: string | null;
  readonly bannerDigest: string | null;
}

export interface NetworkPicture {
  readonly bytes: Uint8Array;
  readonly mimeType: 'image/jpeg' | 'image/png';
}

/** What is to be another. A field that is absent stays as it is; a picture that is null is taken away. */
export interface ProfileChange {
  readonly displayName?: string;
  readonly description?: string;
  readonly avatar?: NetworkPicture | null;
  readonly banner?: NetworkPicture | null;
}
