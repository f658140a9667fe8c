/** Who may read what we publish. The rule has no exception: what answers a message is read by nobody who may not read that message. */
import { isWider } from '../networks/network.ts';
import type { Capabilities, Visibility } from '../networks/network.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

export interface Reach {
  readonly visibility: Visibility;
  /** The words before the fold; null: it stands open. */
  readonly contentWarning: string | null;
}

export type ReachCapabilities = Pick<Capabilities, 'visibilities' | 'answersPrivately' | 'contentWarnings'>;

/** Who may read an answer to what `answered` may read: never more people, and in private only where the network has such answers. */
const offeredUnder = (answered: Visibility, { visibilities, answersPrivately = false }: ReachCapabilities): Visibility[] =>
  visibilities.filter((one) => !isWider(one, answered) && (one !== 'private' || answered === 'private' || answersPrivately));

export type ReachRefusal = { kind: 'too-wide'; visibility: Visibility } | { kind: 'not-offered' };

/** The reach of an answer to `answered`, as wished where that is allowed and the network has it. */
export function reachOf(
  wished: { readonly visibility?: Visibility | undefined; readonly contentWarning?: string | null | undefined },
  answered: Reach,
  capabilities: ReachCapabilities,
): Result<Reach, ReachRefusal> {
  const visibility = wished.visibility ?? answered.visibility;
  if (isWider(visibility, answered.visibility)) return fail({ kind: 'too-wide', visibility: answered.visibility });
  // Without the word, a network that has no such thing would make it public.
  if (visibility !== 'public' && !offeredUnder(answered.visibility, capabilities).includes(visibility))
    return fail({ kind: 'not-offered' });
  if (!capabilities.contentWarnings)
    return wished.contentWarning ? fail({ kind: 'not-offered' }) : succeed({ visibility, contentWarning: null });
  const contentWarning = wished.contentWarning === undefined ? answered.contentWarning : wished.contentWarning?.trim() || null;
  return succeed({ visibility, contentWarning });
}

/** What who answers begins with, and may choose from; no visibility at all when the network cannot keep it as narrow as what is answered. */
export function reachOffered(
  answered: Reach | null,
  capabilities: ReachCapabilities,
): Reach & { readonly visibilities: Visibility[]; readonly contentWarnings: boolean } {
  const { visibility, contentWarning }: Reach = answered ?? { visibility: 'public', contentWarning: null };
  const { contentWarnings } = capabilities;
  return {
    visibility,
    visibilities: offeredUnder(visibility, capabilities),
    contentWarnings,
    contentWarning: contentWarnings ? contentWarning : null,
  };
}
