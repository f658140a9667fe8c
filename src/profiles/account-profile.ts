import type { NetworkProfile } from '../networks/network.ts';
import type { Field, PictureId, Shown } from './layer.ts';
import type { ProfileState } from './schema.ts';

/** What happens to what an account shows. */
export type ProfileEvent =
  /** The layers say something new, or a person wants it tried again. */
  | 'wished'
  /** The network shows what the layers want. */
  | 'shown'
  /** No layer is left, and the network shows the original. */
  | 'restored'
  /** The network said no for good, or for too long. */
  | 'failed'
  /** This network lets nobody change what the layers want to change. */
  | 'not-offered';

const TRANSITIONS: Readonly<Record<ProfileState, Partial<Record<ProfileEvent, ProfileState>>>> = {
  original: { wished: 'pending' },
  pending: { wished: 'pending', shown: 'published', restored: 'original', failed: 'failed', 'not-offered': 'unsupported' },
  published: { wished: 'pending', shown: 'published', restored: 'original', failed: 'failed' },
  failed: { wished: 'pending', restored: 'original' },
  unsupported: { wished: 'pending', restored: 'original' },
};

/** The state after `event`; null when that cannot happen in `state`. */
export const nextState = (state: ProfileState, event: ProfileEvent): ProfileState | null => TRANSITIONS[state][event] ?? null;

/** Why it is not shown. `kind` is that of the network's failure, or `picture-missing`. */
export interface ProfileFailure {
  readonly kind: string;
  readonly reason?: string;
  readonly detail?: string;
}

/** What we published: what it shows, and which lines of its description are ours. */
export interface Composed extends Shown {
  readonly lines: readonly string[];
}

/** Pictures of ours by the digest under which their server shows them: some make every picture anew. */
export type ServedPictures = Readonly<Record<string, PictureId>>;

/** What was done to a profile on its network. */
export interface Brought {
  readonly shown: Composed;
  readonly seen: NetworkProfile;
  readonly served: ServedPictures;
  readonly original: Shown;
  readonly leftAlone: readonly Field[];
  /** Fields that a person had changed over ours. */
  readonly taken: readonly Field[];
}

export interface AccountProfile {
  readonly accountId: string;
  readonly state: ProfileState;
  readonly stateSince: Date;
  readonly wish: number;
  readonly original: Shown | null;
  readonly published: Composed | null;
  readonly intended: Composed | null;
  readonly leftAlone: readonly Field[];
  readonly served: ServedPictures;
  readonly failure: ProfileFailure | null;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly publishedAt: Date | null;
}
