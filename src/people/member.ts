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
  /** Of the interface; null: the browser's. */
  readonly language: Language | null;
  readonly pronouns: string;
  /** Without its #; null when there is none. Distinct within the organisation, whatever the case. */
  readonly speakerTag: string | null;
  /** Spoken with the public: BCP 47, the one spoken best first. */
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  /** Minutes a week given to the accounts; null when nobody said. */
  readonly weeklyMinutes: number | null;
  readonly listedPublicly: boolean;
  /** SHA-256 in hexadecimal; null when there is no photo. */
  readonly photoDigest: string | null;
  readonly leftAt: Date | null;
  /** When the personal data were erased. */
  readonly erasedAt: Date | null;
}

/** What a card says before its member has written on it. */
export const BLANK_CARD = {
  pronouns: '',
  speakerTag: null,
  languages: [],
  topics: [],
  weeklyMinutes: null,
  listedPublicly: false,
  photoDigest: null,
  leftAt: null,
  erasedAt: null,
} as const satisfies Partial<Member>;

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
  pronouns: member.pronouns,
  speakerTag: member.speakerTag,
  languages: [...member.languages],
  topics: [...member.topics],
  weeklyMinutes: member.weeklyMinutes,
  listedPublicly: member.listedPublicly,
  photoDigest: member.photoDigest,
  leftAt: member.leftAt?.toISOString() ?? null,
  erasedAt: member.erasedAt?.toISOString() ?? null,
});
