/** What the build of the interface and the web process agree on. */

/** A link that some pages have in their head; a condition that is absent holds for all. */
export interface EarlyLink {
  readonly html: string;
  readonly language?: 'fr' | 'en';
  /** For who has a session. */
  readonly signedIn?: boolean;
  /** At this address and below it. */
  readonly under?: string;
  /** At one of these very addresses. */
  readonly at?: readonly string[];
}
