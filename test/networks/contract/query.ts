/** What stands in an address, as the checker of contracts wants it. */
import type { Query } from './contract.ts';

export function queryOf(parameters: Iterable<readonly [string, string]>): Query {
  const query = new Map<string, string[]>();
  for (const [name, value] of parameters) query.set(name, [...(query.get(name) ?? []), value]);
  return query;
}
