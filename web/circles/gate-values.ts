/** The rule for answers, as a form holds it. Pure. */
import type { GateView } from '../../src/circles/schema.ts';

export const GROUPS = ['mentioned', 'followed', 'followers'] as const;
export type Group = (typeof GROUPS)[number];

export interface GateValues {
  readonly who: 'everybody' | 'some' | 'nobody';
  readonly groups: readonly Group[];
  /** Refs of lists. */
  readonly lists: readonly string[];
  readonly quotable: boolean;
}

export function toValues({ replies, quotable }: GateView): GateValues {
  if (replies === 'everybody') return { who: 'everybody', groups: [], lists: [], quotable };
  const groups = replies.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const lists = replies.flatMap((one) => (typeof one === 'object' ? [one.list] : []));
  return { who: replies.length === 0 ? 'nobody' : 'some', groups, lists, quotable };
}

export function toGate({ who, groups, lists, quotable }: GateValues): GateView {
  if (who === 'everybody') return { replies: 'everybody', quotable };
  const some = [...GROUPS.filter((group) => groups.includes(group)), ...lists.map((list) => ({ list }))];
  return { replies: who === 'nobody' ? [] : some, quotable };
}

/** With one of these taken in, or left out. */
export const toggled = <One>(all: readonly One[], one: One, isIn: boolean): readonly One[] =>
  isIn ? [...new Set([...all, one])] : all.filter((other) => other !== one);
