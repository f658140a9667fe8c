/** Which cards are shown, of those whom one looks for. */
import type { MemberView } from '../../src/people/schema.ts';

export interface MemberSearch {
  readonly words: string;
  /** BCP 47; empty: any. */
  readonly language: string;
  readonly onlyHere: boolean;
}

export const EVERYBODY: MemberSearch = { words: '', language: '', onlyHere: false };

/** The members of whom each word begins a word of the name, title, tag, topic, whatever its accents and case; in their order. */
export function findMembers(members: readonly MemberView[], search: MemberSearch, desk: readonly string[]): readonly MemberView[] {
  const wanted = fold(search.words).split(/\s+/u).filter(Boolean);
  return members.filter((member) => {
    if (search.language !== '' && !member.languages.includes(search.language)) return false;
    if (search.onlyHere && !desk.includes(member.memberId)) return false;
    const words = wordsOf(member);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}

const wordsOf = (member: MemberView): readonly string[] =>
  fold(
    [
      member.publicName,
      member.givenName,
      member.familyName,
      member.initials,
      member.jobTitle,
      member.speakerTag ?? '',
      ...member.topics,
    ].join(' '),
  ).split(/[\s,;'’/-]+/u);

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/#/gu, '').toLowerCase().trim();
