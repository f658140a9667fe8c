import type { Member } from './member.ts';

/**
 * What a member's card says to the team and, where the member agreed, to the public. It has no legal name: `Member` has it, and stays
 * inside.
 */
export interface Card {
  readonly memberId: string;
  readonly publicName: string;
  readonly initials: string;
  /** In the greeting: "elle", "he/him"; empty when the member said nothing. */
  readonly pronouns: string;
  /** Public form, e.g. "Agente de ligne, Gare du Canal"; may be empty. */
  readonly jobTitle: string;
  /** Without its #; null when there is none. */
  readonly speakerTag: string | null;
  /** BCP 47, the one spoken best first. */
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  /** Minutes a week given to the accounts; null when nobody said. */
  readonly weeklyMinutes: number | null;
  /** Names the photo for `findPhoto` and for caches; null when there is only the monogram. */
  readonly photoDigest: string | null;
  /** Whether the member agreed to be shown to the public. */
  readonly listedPublicly: boolean;
  readonly active: boolean;
}

/** What the public may read of a member who agreed. Nothing else of a card may leave the team. */
export type PublicCard = Pick<
  Card,
  'memberId' | 'publicName' | 'initials' | 'pronouns' | 'jobTitle' | 'speakerTag' | 'languages' | 'photoDigest'
>;

export const toCard = (member: Member): Card => ({
  memberId: member.memberId,
  publicName: member.publicName,
  initials: member.initials,
  pronouns: member.pronouns,
  jobTitle: member.jobTitle,
  speakerTag: member.speakerTag,
  languages: member.languages,
  topics: member.topics,
  weeklyMinutes: member.weeklyMinutes,
  photoDigest: member.photoDigest,
  listedPublicly: member.listedPublicly,
  active: member.state === 'active',
});

export const toPublicCard = ({
  memberId,
  publicName,
  initials,
  pronouns,
  jobTitle,
  speakerTag,
  languages,
  photoDigest,
}: Card): PublicCard => ({
  memberId,
  publicName,
  initials,
  pronouns,
  jobTitle,
  speakerTag,
  languages,
  photoDigest,
});
