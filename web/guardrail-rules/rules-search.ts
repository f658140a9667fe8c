/** What the address of the page says: `?compte=<id>`, for which account the rules are shown. */
export interface RulesSearch {
  readonly compte?: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

export function readRulesSearch({ compte }: Record<string, unknown>): RulesSearch {
  return typeof compte === 'string' && ID.test(compte) ? { compte } : {};
}
