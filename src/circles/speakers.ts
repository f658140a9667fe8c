/** Who of us is on the public list of an account's speakers. Pure. */
import type { Agreement } from './speakers-store.ts';

export interface Speaking {
  readonly memberId: string;
  readonly isActive: boolean;
  /** Shows himself or herself to the public. */
  readonly listedPublicly: boolean;
  /** Answers on this account. */
  readonly answers: boolean;
}

/** Whoever agreed, for as long as he or she still speaks there and is shown to the public. */
export const isOnList = ({ isActive, listedPublicly, answers }: Speaking, agreement: Agreement | undefined): boolean =>
  agreement !== undefined && isActive && listedPublicly && answers;

/** The identities that the list is to hold now, in the order in which they agreed, each once. */
export function identitiesOf(people: readonly Speaking[], agreements: readonly Agreement[]): string[] {
  const speaking = new Map(people.map((one) => [one.memberId, one]));
  const listed = agreements.filter((agreement) => {
    const one = speaking.get(agreement.memberId);
    return one !== undefined && isOnList(one, agreement);
  });
  return [...new Set(listed.map(({ identity }) => identity))];
}

/** Whether two lists hold the same people, in whatever order. */
export const sameIdentities = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && new Set([...one, ...other]).size === one.length;
