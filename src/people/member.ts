import type { Language, MemberView, Role } from './schema.ts';

export interface Member {
  readonly memberId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** What the public reads; the given name until the member chooses another. */
  readonly publicName: string;
  /** Distinct within the organisation, whatever the case. */
  readonly initials: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly role: Role;
  readonly state: 'active' | 'deactivated';
  readonly language: Language | null;
}

const PARTICLES = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'van', 'von', 'der', 'den', 'di', 'da', 'el', 'al', 'ben', 'ter', 'ten']);
const LONGEST = 4;

/** `Jean-Pierre de La Tour` → `JPLT`, four letters at most; `IN` (for *inconnu*) when the names have no letter at all. */
export function initialsOf(givenName: string, familyName: string): string {
  const letters = [...wordsOf(givenName), ...withoutParticles(wordsOf(familyName))].map((word) => first(word).toLocaleUpperCase('fr'));
  return letters.slice(0, LONGEST).join('') || 'IN';
}

/** `wanted`, or `wanted` followed by the first number from 2 that makes it distinct from `taken`: `IN`, `IN2`, `IN3`. */
export function distinctInitials(wanted: string, taken: Iterable<string>): string {
  const used = new Set(Array.from(taken, (initials) => initials.toLowerCase()));
  let candidate = wanted;
  for (let number = 2; used.has(candidate.toLowerCase()); number += 1) candidate = `${wanted}${number}`;
  return candidate;
}

const wordsOf = (name: string): string[] => name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [];

function withoutParticles(words: string[]): string[] {
  const main = words.filter((word) => !PARTICLES.has(word.toLowerCase()));
  return main.length > 0 ? main : words;
}

function first(word: string): string {
  for (const { segment } of new Intl.Segmenter('fr').segment(word)) return segment;
  return '';
}

export const toMemberView = (member: Member): MemberView => ({
  memberId: member.memberId,
  givenName: member.givenName,
  familyName: member.familyName,
  publicName: member.publicName,
  initials: member.initials,
  jobTitle: member.jobTitle,
  email: member.email,
  role: member.role,
  state: member.state,
  language: member.language,
});
