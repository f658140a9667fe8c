import { findEndCandidate } from './candidate.ts';
import type { Candidate } from './candidate.ts';
import { findStartCandidate, findTagCandidate, findTitled } from './other-candidates.ts';
import { findTail } from './tail.ts';

/** All that may be the signature of a text, the likeliest place first. */
export function findCandidates(text: string): Candidate[] {
  const tail = findTail(text);
  const found: Candidate[] = [];
  for (const one of [findTitled(text, tail), findEndCandidate(text, tail), findStartCandidate(text), findTagCandidate(text, tail)]) {
    if (one) found.push(one);
  }
  return found;
}
