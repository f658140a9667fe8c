import type { WhyKey } from '../why.ts';

/**
 * What is said of a finding, for each reason: what is seen, then what may be done. As a kind colleague says it: about the words, never about who wrote
 * them. `{{name}}` stands for a value of the finding.
 */
export interface FindingSentences {
  readonly why: Readonly<Record<WhyKey, string>>;
  readonly todo: Readonly<Record<WhyKey, string>>;
}
