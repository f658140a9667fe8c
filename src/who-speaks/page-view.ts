/**
 * What the public page shows, and all that it can show: whoever did not agree has no place in these types but a number. Times are
 * instants, said in the organisation's zone when the page is written.
 */
import type { PageLanguage } from '../platform/http/index.ts';

export interface ShownPerson {
  readonly memberId: string;
  readonly name: string;
  readonly initials: string;
  /** Public form; may be empty. */
  readonly title: string;
  /** Without its #; null when there is none. */
  readonly tag: string | null;
  readonly pronouns: string;
  readonly photoDigest: string | null;
  /** Planned hours in the coming seven days, in order. */
  readonly hours: readonly Hours[];
}

export interface Hours {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface ShownHelm {
  /** Those at the helm who agreed to be shown. */
  readonly people: readonly ShownPerson[];
  /** How many others are there. */
  readonly others: number;
  readonly until: Date | null;
  /** Who is planned there next, without a gap; null: nobody, or somebody who is not shown. */
  readonly relief: ShownPerson | null;
}

export interface ShownTenure {
  /** Null: somebody who is not named here. */
  readonly name: string | null;
  readonly interim: boolean;
  readonly title: string;
  /** Dates of the organisation's zone; `endsOn` is the first day after. */
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export interface ShownOffice {
  readonly title: string;
  readonly holder: (ShownTenure & { readonly person: ShownPerson | null }) | null;
  readonly vacantSince: string | null;
  /** When somebody comes next, or nobody is there any more; without a name, which is not public before its day. */
  readonly next: { readonly day: string; readonly kind: 'begins' | 'falls-vacant' } | null;
  /** Those before, newest first. */
  readonly former: readonly ShownTenure[];
}

export interface ShownPersona {
  readonly name: string;
  readonly feminine: boolean;
  readonly behind: 'people' | 'program';
}

export interface ShownAccount {
  readonly accountId: string;
  /** The last part of its page's address. */
  readonly key: string;
  readonly network: string;
  readonly handle: string;
  readonly name: string;
  /** The profile on its network; null when the public cannot open it. */
  readonly profileUrl: string | null;
  readonly helm: ShownHelm | null;
  /** When somebody is there next; null when nobody is planned, or somebody is there now. */
  readonly backAt: Date | null;
  readonly office: ShownOffice | null;
  readonly persona: ShownPersona | null;
  readonly team: readonly ShownPerson[];
}

export interface PageView {
  readonly slug: string;
  readonly organisation: string;
  readonly zone: string;
  /** The organisation's own language, of texts that have no translation. */
  readonly language: PageLanguage;
  readonly accent: string;
  readonly introduction: Said;
  readonly outsideHours: Said;
  readonly contact: { readonly url: string; readonly email: string; readonly phone: string };
  readonly indexed: boolean;
  readonly accounts: readonly ShownAccount[];
  /** Everybody of the shown accounts who agreed, by name. */
  readonly people: readonly ShownPerson[];
  readonly now: Date;
  /** When what is shown is next another thing by itself. */
  readonly nextChange: Date;
}

export type Said = Readonly<Record<PageLanguage, string>>;
