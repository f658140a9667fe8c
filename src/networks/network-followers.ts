/** Who follows an account, as its network tells it now. */
import type { NetworkPerson } from './network-post.ts';

export interface FollowersPage {
  /** In the network's order, as many as it gives at once: 100 at most. Who left it, or is kept apart, may be missing. */
  readonly people: readonly NetworkPerson[];
  /** What to ask the next page with: opaque, 500 characters at most. Null: there is none. */
  readonly next: string | null;
}
