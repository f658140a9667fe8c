/** Which week of which account is on screen, as the address says. */
export interface WeekSearch {
  readonly compte?: string;
  /** Any date of the week. */
  readonly jour?: string;
}

/** Reads the search part of an address; what is not understood is left out. */
export function readWeekSearch(search: Readonly<Record<string, unknown>>): WeekSearch {
  const { compte, jour } = search;
  return {
    ...(typeof compte === 'string' && /^[0-9a-f-]{36}$/iu.test(compte) && { compte }),
    ...(typeof jour === 'string' && /^20\d\d-\d\d-\d\d$/u.test(jour) && !Number.isNaN(Date.parse(`${jour}T12:00:00Z`)) && { jour }),
  };
}
