/** A picture or a film that the organisation sends: its lifecycle, and what it may be. */
import type { MediaState } from './schema.ts';

export type MediaEvent =
  /** All of its parts came. */
  | 'was-received'
  /** It is what it says, and stands as we keep it. */
  | 'passed'
  /** It cannot be sent, and why is said. */
  | 'was-refused';

/** What nobody uses any more is gone with its row, whatever its state. */
const TRANSITIONS: Readonly<Record<MediaState, Partial<Record<MediaEvent, MediaState>>>> = {
  receiving: { 'was-received': 'checking' },
  checking: { passed: 'ready', 'was-refused': 'refused' },
  ready: {},
  refused: {},
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: MediaState, event: MediaEvent): MediaState | null => TRANSITIONS[state][event] ?? null;

const MB = 1_000_000;
export const PICTURE_BYTES = 40 * MB;
export const FILM_BYTES = 100 * MB;
/** A file comes in parts of so many bytes, the last one shorter. */
export const PART_BYTES = 4 * 1024 * 1024;
/** Longer side, in pixels, of a picture as it is kept: no network shows more. */
export const KEPT_SIDE = 4_096;
/** Longest alternative text that is kept; networks take less or more. */
export const ALT_LENGTH = 10_000;
/** How many of them a draft or a publication holds at most, whatever the network. */
export const MOST_ATTACHED = 20;

/** What nobody uses goes after a week; what was never received whole, or was refused, after a day. Milliseconds. */
export const UNUSED_KEPT_MS = 7 * 24 * 3_600_000;
export const UNFIT_KEPT_MS = 24 * 3_600_000;

/** What one member may bring. */
export const UPLOADS_AT_ONCE = 8;
export const UPLOADS_AN_HOUR = 300;

/** Why a file cannot be sent. The interface has a sentence for each. */
export type MediaFailure =
  /** No picture, no film: or one that is cut off or broken. */
  | { readonly kind: 'not-media' }
  | { readonly kind: 'media-broken' }
  /** A kind that is not taken: HEIC, SVG, AVI. */
  | { readonly kind: 'media-format'; readonly format: string }
  | { readonly kind: 'media-too-large'; readonly maximum: number }
  | { readonly kind: 'too-many-pixels'; readonly maximum: number }
  /** A film without a picture. */
  | { readonly kind: 'no-picture' };

export interface Media {
  readonly mediaId: string;
  readonly memberId: string | null;
  readonly state: MediaState;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly kind: 'picture' | 'film' | null;
  readonly mimeType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly milliseconds: number | null;
  readonly animated: boolean;
  readonly sourceDigest: string | null;
  readonly digest: string | null;
  readonly likeness: bigint | null;
  readonly failure: MediaFailure | null;
  readonly tries: number;
  readonly usedAt: Date;
}

/** One that can be sent. */
export interface ReadyMedia extends Media {
  readonly kind: 'picture' | 'film';
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly sourceDigest: string;
  readonly digest: string;
}

export const isReady = (media: Media): media is ReadyMedia => media.state === 'ready';
