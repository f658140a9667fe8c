/** IANA zones for a list: where the browser is comes first in mind, all the others stay within reach. */

export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** All zones by continent, as the browser knows them; the browser's own is always in, even when it is an alias. */
export function zonesByContinent(): readonly (readonly [continent: string, zones: readonly string[]])[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', browserTimeZone()]);
  const groups = Map.groupBy([...zones].toSorted(), (zone) => zone.split('/')[0] ?? zone);
  return [...groups].map(([continent, members]) => [continent, members] as const);
}

/** `Paris`, `Port-au-Prince`, `Argentina – Buenos Aires`. */
export function cityOf(zone: string): string {
  const [, ...place] = zone.split('/');
  return place.length === 0 ? zone : place.join(' – ').replaceAll('_', ' ');
}
