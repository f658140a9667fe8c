/** What a leave covers, and for how long. */
import type { Standing } from '../../network.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { rightsOf } from '../standing.ts';
import type { OAuthTokens } from './tokens.ts';

/** A product on its user's own machine is trusted that long: https://atproto.com/specs/oauth#tokens-and-session-lifetime */
const PUBLIC_CLIENT_MS = 14 * 24 * 3_600_000;

const grants = (scope: string, wanted: string): boolean => scope.split(' ').includes(wanted);

/** What an account is and may do, as far as its holder's leave reaches. */
export function withinLeave(standing: Standing, leave: OAuthTokens): Standing {
  const all = grants(leave.scope, 'transition:generic');
  const privateMessages = grants(leave.scope, 'transition:chat.bsky') && standing.capabilities.visibilities.includes('private');
  return {
    ...standing,
    capabilities: capabilitiesOf({ privateMessages }),
    rights: rightsOf({ privateMessages }).map(({ name, granted }) => ({ name, granted: granted && all })),
    endsAt: endOf(leave),
  };
}

/** When its holder will have to give leave anew; null: as long as it is used. */
const endOf = ({ clientId, givenAt }: OAuthTokens): Date | null =>
  clientId.startsWith('http:') ? new Date(givenAt + PUBLIC_CLIENT_MS) : null;
