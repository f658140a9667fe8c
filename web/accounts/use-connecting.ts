import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OfferedNetwork } from '../../src/accounts/schema-connecting.ts';
import { accountsQuery, beginAuthorisation, connectAccount } from '../api/accounts.ts';
import { Failure, isFailure } from '../api/failure.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { toast } from '../design/toast.tsx';
import type { FormErrors, FormOptions } from '../design/use-form.ts';
import { isBlank } from '../people/form-rules.ts';
import { applicationOf, askedFor, plainHandle } from './connect-values.ts';
import type { ConnectValues, NetworkName } from './connect-values.ts';

const PLACES = {
  'wrong-handle': 'handle',
  'already-connected': 'handle',
  'wrong-secret': 'secret',
  'wrong-token': 'secret',
  'invalid-address': 'server',
  'not-this-network': 'server',
  'application-refused': 'clientId',
} as const;

/** How an account is connected: what is checked before, what is sent, and beside which field a refusal is said. */
export function useConnecting(offered: readonly OfferedNetwork[], onDone: () => void): Omit<FormOptions<ConnectValues>, 'initial'> {
  const { t } = useTranslation(['accounts', 'connecting']);
  const client = useQueryClient();
  const refused = useRefusal<ConnectValues>(['server', 'handle', 'secret', 'clientId'], PLACES);
  const askedOf = (values: ConnectValues) =>
    askedFor(values, (offered.find(({ network }) => network === values.network)?.applications.length ?? 0) > 0);

  function check(values: ConnectValues): FormErrors<ConnectValues> {
    const { network } = values;
    const asked = askedOf(values);
    const needsServer = network === 'bluesky' || network === 'mastodon';
    const wrongServer = network === 'bluesky' ? t('connect.wrongServer') : t('connecting:fields.wrongServer');
    const wrongSecret = network === 'bluesky' ? t('connect.wrongSecret') : t('connecting:fields.wrongToken');
    return {
      ...(network === null && { network: t('connect.wrongNetwork') }),
      ...(asked.includes('keys') && isBlank(values.clientId) && { clientId: t('connecting:fields.wrongClientId') }),
      ...(asked.includes('server') && needsServer && isBlank(values.server) && { server: wrongServer }),
      ...(asked.includes('handle') && isBlank(values.handle) && { handle: t('connect.wrongHandle') }),
      ...(asked.includes('secret') && isBlank(values.secret) && { secret: wrongSecret }),
    };
  }

  async function send(values: ConnectValues): Promise<void> {
    const { network, way } = values;
    if (network === null) return;
    const asked = askedOf(values);
    const server = asked.includes('server') ? values.server.trim() : '';
    const handle = asked.includes('handle') ? plainHandle(values.handle) : '';
    if (network !== 'practice' && way === 'page') {
      const application = applicationOf(values, asked);
      const { url } = await beginAuthorisation({ network, server, handle, ...(application && { application }) });
      location.assign(url);
      // The page is left: until then the button stays busy.
      return await new Promise(() => {});
    }
    const secret = asked.includes('secret') ? values.secret.trim() : '';
    const connected = await connectAccount({ network, server, handle, secret }).catch(namedAsToken(network));
    await client.invalidateQueries({ queryKey: accountsQuery.queryKey });
    toast({ text: t('connect.connected', { handle: connected.handle }) });
    onDone();
  }

  return { check, send, refused };
}

/** Where a token is pasted, nobody is told of an app password. */
export function namedAsToken(network: NetworkName) {
  return (error: unknown): never => {
    const isToken = network !== 'bluesky' && isFailure(error) && error.kind === 'wrong-secret';
    throw isToken ? new Failure('wrong-token') : error;
  };
}
