/** What becomes of a row of a calendar from elsewhere. *there*: it was made before, and nothing is made again. */
export interface Made {
  readonly becomes: 'planned' | 'draft' | 'there' | 'refused';
  /** Why it is no planned post; null when it is, or when it never was to be one. */
  readonly because: { readonly kind: string; readonly [detail: string]: unknown } | null;
  readonly postId: string | null;
  /** On the wall of the organisation's zone; null: it has no time, or none that can be told. */
  readonly local: string | null;
  readonly accountIds: readonly string[];
  /** How its words begin. */
  readonly text: string;
}
