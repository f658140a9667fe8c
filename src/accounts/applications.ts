import { z } from 'zod';
import type { NetworkApplication, NetworkName } from '../networks/network.ts';
import type { Query, Transaction } from '../platform/database/index.ts';
import type { Seal } from '../platform/secrets/index.ts';
import { listApplications, writeApplication } from './application-store.ts';
import type { WebhookCalls } from './application-store.ts';

/** As we sealed it ourselves. */
export const applicationSchema = z.object({
  clientId: z.string(),
  clientSecret: z.string().nullable(),
  applicationToken: z.string().nullable().default(null),
  webhookSecret: z.string().nullable().default(null),
});

export const applicationContext = (organisationId: string, network: NetworkName, server: string) => ({
  organisationId,
  purpose: `network-application:${network}:${server}`,
});

interface Where {
  readonly network: NetworkName;
  readonly server: string;
}

/** Of an address as it was typed, with or without `https://`. */
const hostOf = (server: string): string =>
  server
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');

/**
 * The keys that the organisation last brought to this server of the network, the network's usual one when it is empty; null when it brought none, or
 * they were sealed under another secret.
 */
export async function findApplication(
  seal: Seal,
  db: Query,
  organisationId: string,
  { network, server }: Where,
): Promise<NetworkApplication | null> {
  const isMeant = (one: Where) => one.network === network && (server === '' || hostOf(one.server) === hostOf(server));
  const kept = (await listApplications(db, organisationId)).find(isMeant);
  if (kept === undefined) return null;
  const opened = seal.open(applicationContext(organisationId, network, kept.server), kept.sealed);
  return opened.ok ? applicationSchema.parse(opened.value) : null;
}

/** All that the organisation brought to a network and that can be read, of each server the last one first. */
export async function findApplications(seal: Seal, db: Query, organisationId: string, network: NetworkName): Promise<NetworkApplication[]> {
  return (await listApplications(db, organisationId)).flatMap((kept) => {
    if (kept.network !== network) return [];
    const opened = seal.open(applicationContext(organisationId, network, kept.server), kept.sealed);
    return opened.ok ? [applicationSchema.parse(opened.value)] : [];
  });
}

export async function keepApplication(
  seal: Seal,
  tx: Transaction,
  { network, server }: Where,
  application: NetworkApplication,
): Promise<void> {
  const sealed = seal.seal(applicationContext(tx.organisationId, network, server), application);
  await writeApplication(tx, { network, server, clientId: application.clientId, sealed });
}

/** Which of its keys are kept here, and whether they can still be read. Never what they are. */
export interface ApplicationKeys extends Where, WebhookCalls {
  readonly clientId: string;
  /** False: they were sealed under a secret that this installation has no more; they must be given again. */
  readonly isReadable: boolean;
  readonly has: { readonly clientSecret: boolean; readonly applicationToken: boolean; readonly webhookSecret: boolean };
}

/** The applications that the organisation brought, 100 at most. */
export async function describeApplications(seal: Seal, db: Query, organisationId: string): Promise<ApplicationKeys[]> {
  return (await listApplications(db, organisationId)).map(({ sealed, ...kept }) => {
    const opened = seal.open(applicationContext(organisationId, kept.network, kept.server), sealed);
    const keys = opened.ok ? applicationSchema.parse(opened.value) : null;
    const has = (name: 'clientSecret' | 'applicationToken' | 'webhookSecret') => (keys?.[name] ?? '') !== '';
    return Object.assign({}, kept, {
      isReadable: opened.ok,
      has: { clientSecret: has('clientSecret'), applicationToken: has('applicationToken'), webhookSecret: has('webhookSecret') },
    });
  });
}
