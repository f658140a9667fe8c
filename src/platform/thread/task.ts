/** What a task of its own thread is given, and how it speaks to who started it. */
export interface ThreadTask<Given = unknown> {
  /** Cloned from the caller's: data only. */
  readonly given: Given;
  /** Opens the caller's bytes from their beginning. One reading at a time: a new one ends the one before. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Tells the caller how far it is; data only. */
  readonly report: (progress: unknown) => void;
}

export type ToThread = { readonly kind: 'chunk'; readonly reading: number; readonly bytes: Uint8Array | null };
export type FromThread =
  | { readonly kind: 'open'; readonly reading: number }
  | { readonly kind: 'want'; readonly reading: number }
  | { readonly kind: 'progress'; readonly progress: unknown }
  | { readonly kind: 'done'; readonly value: unknown };
