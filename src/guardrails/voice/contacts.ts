const PHONE = /(?<![\w@#+])\+?\d(?:[ .()/-]{0,2}\d){7,14}(?!\w)/g;
const MAIL = /(?<![\w.@+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}/g;
const FEWEST = 2;

/** A number or an address as they are compared: digits alone, or the address. */
export const asContact = (written: string): string => (written.includes('@') ? written : written.replace(/\D/g, ''));

/** What an account told the public more than once is its own to tell. `texts`: folded. */
export function findContacts(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const text of texts) {
    const found = [
      ...(/\d[ .()/-]{0,2}\d[ .()/-]{0,2}\d/.test(text) ? text.matchAll(PHONE) : []),
      ...(text.includes('@') ? text.matchAll(MAIL) : []),
    ];
    for (const contact of new Set(found.map(([written]) => asContact(written)))) seen.set(contact, (seen.get(contact) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count >= FEWEST).map(([contact]) => contact));
}
