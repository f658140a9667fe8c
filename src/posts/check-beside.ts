import { readAttachments } from '../media/index.ts';
import type { AttachRefusal } from '../media/index.ts';
import type { Capabilities } from '../networks/network.ts';
import type { Query } from '../platform/database/index.ts';
import { gateFor } from './beside.ts';
import type { AccountGate, Beside } from './beside.ts';

export type BesideProblem =
  | (AttachRefusal & { readonly accountId: string; readonly part: number })
  /** Who may answer and quote was said, and this network has no say in it. */
  | { readonly kind: 'gate-not-offered'; readonly accountId: string };

/** What an account's network would not carry of what stands beside the words, part by part. */
export async function checkBeside(
  db: Query,
  organisationId: string,
  what: {
    readonly accountId: string;
    readonly capabilities: Capabilities;
    readonly parts: readonly Beside[];
    readonly gates: readonly AccountGate[] | undefined;
  },
): Promise<BesideProblem[]> {
  const { accountId, capabilities, parts, gates } = what;
  const found: BesideProblem[] = [];
  if (gateFor({ gates }, accountId) !== null && capabilities.gates !== true) found.push({ kind: 'gate-not-offered', accountId });
  for (const [part, { media = [] }] of parts.entries()) {
    const wanted = { attachments: media, offered: capabilities.media ?? null, visibility: 'public' } as const;
    const attached = await readAttachments(db, organisationId, wanted);
    if (!attached.ok) found.push({ ...attached.error, accountId, part });
  }
  return found;
}
