/** Who may answer and quote a post of ours, where a network can keep that. */

/** Who may answer a thread: everybody; nobody, where the list is empty; or any of these. `list`: the ref of a list of people. */
export type ReplyRule = 'everybody' | readonly ('mentioned' | 'followed' | 'followers' | { readonly list: string })[];

export interface PostGate {
  readonly replies: ReplyRule;
  readonly quotable: boolean;
}
