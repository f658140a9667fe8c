/** X's API, version 2, as it is published. */
import { openContract, type Asked } from '../contract/contract.ts';

export const CONTRACT = openContract(new URL('contract.json', import.meta.url), {
  errors: ['Problem', 'Error'],
  lists: 'commas',
});

/** The rights by which a user's token may ask for this; null when only the application itself may. */
export function rightsOf({ operation }: Asked): readonly string[] | null {
  const user = operation.security.find((way) => 'OAuth2UserToken' in way);
  return user?.['OAuth2UserToken'] ?? null;
}

/** Whether the application itself may ask for this, without any user. */
export const isForApplication = ({ operation }: Asked): boolean => operation.security.some((way) => 'BearerToken' in way);
