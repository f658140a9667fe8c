import type { Query, Transaction } from '../platform/database/index.ts';
import { sameName } from './distinct-names.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';

type Holdings = Pick<PeopleDeps, 'holdings'>;

/** The lines of a card that the public reads or sees somewhere. */
const SHOWN: readonly (keyof Member | 'photo')[] = ['publicName', 'listedPublicly', 'initials', 'jobTitle', 'speakerTag', 'photo'];

/** Lets whatever shows a member to the public follow these changes of the card, in the caller's transaction. */
export async function showAnew({ holdings }: Holdings, tx: Transaction, memberId: string, changed: readonly string[]): Promise<void> {
  if (!SHOWN.some((line) => changed.includes(line))) return;
  for (const holding of holdings()) await holding.shownAnew?.(tx, memberId);
}

/** Whether the public knows somebody else by this name already, who is no member: a character of the organisation. */
export async function isTakenByOther({ holdings }: Holdings, db: Query, organisationId: string, name: string): Promise<boolean> {
  for (const holding of holdings()) {
    const taken = (await holding.takenNames?.(db, organisationId)) ?? [];
    if (taken.some((one) => sameName(one, name))) return true;
  }
  return false;
}
