/** What became of one account's part of a post: the least happy of its parts tells. */
import type { PostDetail } from '../../src/posts/schema.ts';

export type Said = PostDetail['comings'][number]['said'][number];
type State = NonNullable<Said['state']>;

/** The least happy first. */
const STATES: readonly State[] = [
  'failed',
  'needs-reauth',
  'outcome-unknown',
  'retrying',
  'withdraw-failed',
  'cancelled',
  'withdrawing',
  'withdrawn',
  'scheduled',
  'sending',
  'sent',
];
const WRONG = new Set<State>(['failed', 'needs-reauth', 'withdraw-failed']);
const UNDERWAY = new Set<State>(['outcome-unknown', 'retrying', 'scheduled', 'sending']);

export type Outcome =
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'handed'; readonly state: State; readonly wrong: boolean; readonly underway: boolean; readonly url: string | null };

/** `said`: of one account, in one coming. */
export function outcomeOf(said: readonly Said[]): Outcome {
  const refused = said.find(({ refusal }) => refusal !== undefined);
  if (refused) return { kind: 'refused', why: refused.refusal ?? '' };
  const state = STATES.find((one) => said.some((part) => part.state === one)) ?? 'scheduled';
  return { kind: 'handed', state, wrong: WRONG.has(state), underway: UNDERWAY.has(state), url: said[0]?.url ?? null };
}
