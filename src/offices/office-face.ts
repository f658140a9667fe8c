import { sayDay } from './local-day.ts';
import { titleOf } from './tenure.ts';
import type { Tenure } from './tenure.ts';
import type { Titles } from './schema.ts';

/** What the account's profile says of its office. */
export interface OfficeFace {
  readonly displayName: string;
  readonly descriptionLine: string;
}

export interface FaceFacts {
  readonly titles: Titles;
  readonly tenure: Pick<Tenure, 'kind' | 'titleForm' | 'startsOn'> | null;
  /** Null when the office is vacant, or its holder did not agree to be shown. */
  readonly publicName: string | null;
  /** Vacant since that day; null when nobody ever held it. */
  readonly vacantSince: string | null;
  readonly language: 'fr' | 'en';
  /** Whether the network takes so long a display name. */
  readonly fits: (displayName: string) => boolean;
}

/** The title as its holder bears it: `Directrice technique par intérim`, `Acting technical director`. */
export function bornTitle(titles: Titles, tenure: Pick<Tenure, 'kind' | 'titleForm'>, language: 'fr' | 'en'): string {
  const title = titleOf(titles, tenure);
  if (tenure.kind === 'holder') return title;
  return language === 'fr'
    ? `${title} par intérim`
    : `Acting ${/^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title}`;
}

/** Title and holder where they fit, the title alone where they do not; a vacancy is said. */
export function officeFace(facts: FaceFacts): OfficeFace {
  const { titles, tenure, publicName, vacantSince, language, fits } = facts;
  const french = language === 'fr';
  if (tenure === null) {
    const since = vacantSince === null ? '' : french ? ` depuis le ${sayDay(vacantSince, 'fr')}` : ` since ${sayDay(vacantSince, 'en')}`;
    const line = french ? `${titles.neutral} : fonction vacante${since}.` : `${titles.neutral}: office vacant${since}.`;
    return { displayName: titles.neutral, descriptionLine: line };
  }
  const title = bornTitle(titles, tenure, language);
  const since = french ? `depuis le ${sayDay(tenure.startsOn, 'fr')}` : `since ${sayDay(tenure.startsOn, 'en')}`;
  if (publicName === null) return { displayName: title, descriptionLine: `${title}, ${since}.` };
  const both = `${publicName} · ${title}`;
  return { displayName: fits(both) ? both : title, descriptionLine: `${publicName}, ${title}, ${since}.` };
}
