import type { RuleId, WhyKey } from '../guardrails/index.ts';

/** A sentence for each reason; `{name}` stands for a value of the finding. */
export type WhySentences = Readonly<Record<WhyKey, string>>;
export type WhatToDoSentences = Readonly<Record<RuleId, string>>;
