/** Pictures and films that we send with a post. */

/** A file as it is handed to a network: made to fit what the network takes, before it is asked for. */
export interface OutgoingFile {
  readonly kind: 'picture' | 'film';
  readonly mimeType: string;
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the bytes in lower-case hexadecimal: the same file has the same one whenever it is asked for. */
  readonly digest: string;
  /** For somebody who does not see it; empty when nobody wrote any. */
  readonly alt: string;
  /** The whole file. Read when it is needed, and not kept. */
  bytes(): Promise<Uint8Array>;
}

/** A file that is on the network already, waiting for the post that shows it. */
export interface OutgoingMedia extends Pick<OutgoingFile, 'kind' | 'alt' | 'width' | 'height'> {
  /** What `upload` answered, as it was kept. All that a repeat has to have the same of the file stands in it. */
  readonly handle: unknown;
}

/** What a network answers to an upload. Both are kept with the publication before its post is sent. */
export interface Uploaded {
  /** The network's own name of the file, as plain JSON. */
  readonly handle: unknown;
  /** Until when the network surely keeps a file that no post shows; then it is uploaded anew. */
  readonly until: Date;
}

/** What one post of ours can carry: pictures, or one film, never both. Plain data, kept with the account. */
export interface MediaCapabilities {
  /** How many pictures. */
  readonly pictures: number;
  /** What a picture may be at most: bytes of the file, pixels of its longer side, pixels in all. Null: nothing says. */
  readonly pictureBytes: number;
  readonly pictureSide: number | null;
  readonly picturePixels: number | null;
  /** In the order in which they are preferred. With `image/gif` a moving picture still moves. */
  readonly pictureTypes: readonly string[];
  /** Longest alternative text, in characters. */
  readonly altLength: number;
  /** Null: none. */
  readonly film: FilmCapabilities | null;
  /** Whether private messages carry any too. */
  readonly inPrivate: boolean;
}

export interface FilmCapabilities {
  readonly bytes: number;
  readonly types: readonly string[];
  /** Longest, in seconds; null: nothing says. */
  readonly seconds: number | null;
}
