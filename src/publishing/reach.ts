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

export type ReachRefusal = { kind: 'too-wide'; visibility: Visibility } | { kind: 'not-offered' };

/** The reach of an answer to `answered`, as wished where that is allowed and the network has it. */
export function reachOf(
  wished: { readonly visibility?: Visibility | undefined; readonly contentWarning?: string | null | undefined },
  answered: Reach,
  capabilities: Pick<Capabilities, 'visibilities' | 'contentWarnings'>,
): Result<Reach, ReachRefusal> {
  const visibility = wished.visibility ?? answered.visibility;
  if (isWider(visibility, answered.visibility)) return fail({ kind: 'too-wide', visibility: answered.visibility });
  // Without the word, a network that has no such thing would make it public.
  if (visibility !== 'public' && !capabilities.visibilities.includes(visibility)) return fail({ kind: 'not-offered' });
  if (!capabilities.contentWarnings)
    return wished.contentWarning ? fail({ kind: 'not-offered' }) : succeed({ visibility, contentWarning: null });
  const contentWarning = wished.contentWarning === undefined ? answered.contentWarning : wished.contentWarning?.trim() || null;
  return succeed({ visibility, contentWarning });
}

/** What who answers begins with, and may choose from; no visibility at all when the network cannot keep it as narrow as what is answered. */
export function reachOffered(
  answered: Reach | null,
  { visibilities, contentWarnings }: Pick<Capabilities, 'visibilities' | 'contentWarnings'>,
): Reach & { readonly visibilities: Visibility[] } {
  const { visibility, contentWarning }: Reach = answered ?? { visibility: 'public', contentWarning: null };
  return {
    visibility,
    visibilities: visibilities.filter((one) => !isWider(one, visibility)),
    contentWarning: contentWarnings ? contentWarning : null,
  };
}
