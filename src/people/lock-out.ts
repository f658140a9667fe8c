/** Wrong passphrases in a row that cost nothing. */
export const FREE_ATTEMPTS = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

/**
 * How long, in seconds, no passphrase is looked at after `failures` wrong ones in a row: nothing for the first four, then 30 s, doubled
 * each time, 15 minutes at most. A person who forgot waits little; who tries a list gets four words an hour.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
}
