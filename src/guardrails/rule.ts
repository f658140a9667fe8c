import type { Context, ContextParts } from './context.ts';
import type { Level, Values } from './finding.ts';
import type { PreparedText, Span } from './text/prepared-text.ts';
import type { WhyKey } from './why.ts';

/** What a rule found, before settings. */
export interface Found {
  readonly level: Level;
  readonly why: WhyKey;
  readonly values?: Values;
  readonly where: Span;
  readonly firm?: boolean;
}

/** Shown on the rule's page, and run by its test. The rule finds nothing in `good`, something in `bad`. */
export interface Examples {
  readonly good: readonly ContextParts[];
  readonly bad: readonly ContextParts[];
}

/** A pure function of the context; what it finds is in the order of the text where it matters. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  /** The strictest level that it gives by itself. */
  readonly level: Level;
  readonly find: (context: Context) => readonly Found[];
  readonly examples: Examples;
}

export const defineRule = <Id extends string>(rule: Rule<Id>): Rule<Id> => rule;

/** All of a text that says something. */
export function whole({ original }: PreparedText): Span {
  const start = original.length - original.trimStart().length;
  return { start: Math.min(start, original.length), end: Math.max(start, original.trimEnd().length) };
}

export const say = (text: string): ContextParts => ({ draft: { text } });
export const answer = (to: string, text: string): ContextParts => ({ draft: { text }, thread: { text: to } });
