/** Whether `name` is an IANA time zone that this machine knows, e.g. `Europe/Paris`. A bare offset (`+02:00`) is not: it has no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
