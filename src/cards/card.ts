/** A link with what its page said of itself. */
export interface LinkCard {
  /** Absolute, of the web. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** As we keep it; null: the page shows none. */
  readonly picture: { readonly mediaId: string } | null;
}

/** As it is kept for whoever types the link again. */
export interface KeptCard extends LinkCard {
  readonly fetchedAt: Date;
}
