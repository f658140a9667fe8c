import type { Query, Transaction } from '../platform/database/index.ts';
import { fail, succeed } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { foldName } from './distinct-names.ts';
import { proposeInitials } from './initials.ts';
import type { Member } from './member.ts';
import type { PeopleDeps } from './people-deps.ts';
import { mayWriteOnCard } from './policy.ts';
import { isTakenByOther, showAnew } from './public-face.ts';
import type { CardChange, Language } from './schema.ts';
import { lockMembers, readMember, readMembers, updateMember } from './store.ts';
import type { Visitor } from './visitor.ts';

export type ChangeCardFailure =
  | { kind: 'not-allowed' }
  | { kind: 'not-found' }
  /** `proposals` are free. */
  | { kind: 'initials-taken'; proposals: string[] }
  | { kind: 'tag-taken' }
  /** The public knows a character of the organisation by it. */
  | { kind: 'name-of-persona' }
  /** Nothing is left of who was erased, and nothing is written of them again. */
  | { kind: 'erased' };

export interface CardUpdate {
  readonly memberId: string;
  /** `language`, of the interface, is one's own alone. */
  readonly change: CardChange & { readonly language?: Language | null | undefined };
}

/**
 * Writes on a card: one's own, or what a lead or an administrator may write on a colleague's (policy.ts); one line that is not allowed
 * refuses them all. Initials and tags stay distinct, those of people who left included.
 */
export async function changeCard(deps: PeopleDeps, visitor: Visitor, update: CardUpdate): Promise<Result<Member, ChangeCardFailure>> {
  const { organisationId } = visitor;
  const change = Object.fromEntries(Object.entries(update.change).filter(([, value]) => value !== undefined)) as CardUpdate['change'];
  return await deps.database.transact<Result<Member, ChangeCardFailure>>(organisationId, async (tx) => {
    await lockMembers(tx.db, organisationId);
    if (!(await mayWrite(tx, visitor, { ...update, change }))) return fail({ kind: 'not-allowed' });
    const members = await readMembers(tx.db);
    const before = members.find(({ memberId }) => memberId === update.memberId);
    if (!before) return fail({ kind: 'not-found' });
    if (before.erasedAt) return fail({ kind: 'erased' });
    const others = members.filter((member) => member !== before);
    const after: Member = { ...before, ...withoutUndefined(change) };
    const taken = whatIsTaken(after, others);
    if (taken) return fail(taken);
    const isNew = after.publicName !== before.publicName;
    if (isNew && (await isTakenByOther(deps, tx.db, organisationId, after.publicName))) return fail({ kind: 'name-of-persona' });
    await updateMember(tx.db, organisationId, update.memberId, change);
    const changed = Object.keys(change);
    if (changed.length > 0) {
      tx.record({ kind: 'member.changed', memberId: visitor.memberId, data: { memberId: update.memberId, changed } });
      await showAnew(deps, tx, update.memberId, changed);
    }
    return succeed(after);
  });
}

/** Initials that this member could take, 3 to 6; those of the public name when it is not the given one. Null: no such member. */
export async function proposeInitialsTo(db: Query, memberId: string): Promise<string[] | null> {
  const members = await readMembers(db);
  const member = members.find((one) => one.memberId === memberId);
  return member
    ? proposalsFor(
        member,
        members.filter((other) => other !== member),
      )
    : null;
}

function proposalsFor({ givenName, familyName, publicName }: Member, others: readonly Member[]): string[] {
  const taken = others.map(({ initials }) => initials);
  if (foldName(publicName) === foldName(givenName)) return proposeInitials(givenName, familyName, taken);
  // Who took another name for the public does not want the letters of the legal one.
  const [first = '', ...rest] = publicName.split(/\s+/u);
  return proposeInitials(first, rest.join(' ') || first.slice(1), taken);
}

async function mayWrite(tx: Transaction, visitor: Visitor, { memberId, change }: CardUpdate): Promise<boolean> {
  if (memberId === visitor.memberId) return true;
  const lines = Object.keys(change);
  if (lines.includes('language')) return false;
  // The role in the request's session is up to 5 s old.
  const writer = await readMember(tx.db, visitor.organisationId, visitor.memberId);
  return writer?.state === 'active' && (lines as (keyof CardChange)[]).every((line) => mayWriteOnCard(writer.role, line));
}

function whatIsTaken(after: Member, others: readonly Member[]): ChangeCardFailure | null {
  const initials = after.initials.toLowerCase();
  if (others.some((other) => other.initials.toLowerCase() === initials)) {
    return { kind: 'initials-taken', proposals: proposalsFor(after, others) };
  }
  const { speakerTag } = after;
  // Some networks take a hashtag with and without its accents for the same.
  const isTaken = speakerTag !== null && others.some((other) => other.speakerTag !== null && sameTag(other.speakerTag, speakerTag));
  return isTaken ? { kind: 'tag-taken' } : null;
}

const sameTag = (one: string, other: string): boolean => foldName(one) === foldName(other);

const withoutUndefined = (change: CardUpdate['change']) =>
  change as { [Key in keyof typeof change]: Exclude<(typeof change)[Key], undefined> };
