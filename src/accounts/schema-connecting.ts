/** What connecting an account says over the wire. Dates are ISO 8601 in UTC; ids are UUIDs. */
import { z } from 'zod';
import { capabilitiesSchema, networkNameSchema } from './schema.ts';

const secret = z.string().trim().max(4_000);

/** The owner's own application: its keys as the network's developer pages show them. Empty: it has none of the kind. */
export const applicationSchema = z.object({
  clientId: secret.min(1),
  clientSecret: secret,
  applicationToken: secret.default(''),
  webhookSecret: secret.default(''),
});

export const beginAuthorisationSchema = z.object({
  network: networkNameSchema,
  /** Address of the account's server; may be empty where the network has one of its own. */
  server: z.string().trim().max(253),
  /** Whose leave is asked for, where the network wants to know beforehand. */
  handle: z.string().trim().max(253).default(''),
  /** Absent: the one that the organisation brought before. */
  application: applicationSchema.optional(),
});
export const beginReconnectionSchema = z.object({ application: applicationSchema.optional() });
export const begunAuthorisationSchema = z.object({ authorisationId: z.uuid(), url: z.url() });

export const authorisationSchema = z.object({
  authorisationId: z.uuid(),
  network: networkNameSchema,
  server: z.string(),
  /** Of the account that was to be connected again, or that is connected now. */
  accountId: z.uuid().nullable(),
  state: z.enum(['waiting', 'connected', 'refused']),
  /** As connecting and reconnecting refuse. */
  failure: z.looseObject({ kind: z.string() }).nullable(),
});

/** A network that this installation speaks, and how its accounts are connected. */
export const offeredNetworkSchema = z.object({
  network: networkNameSchema,
  /** Whether leave can be given in the network's own pages. */
  hasPages: z.boolean(),
  /** Whether the organisation must bring its own application's keys for that. */
  bringsApplication: z.boolean(),
  /** Where the network sends the browser back to, to be registered with the application. */
  redirectUrl: z.url(),
  /** Applications that the organisation brought before. */
  applications: z.array(
    z.object({
      server: z.string(),
      clientId: z.string(),
      /** Whether they can be read here: not, where the installation's secret is another by now. */
      isReadable: z.boolean(),
      /** Which keys were given besides; never what they are. */
      has: z.object({ clientSecret: z.boolean(), applicationToken: z.boolean(), webhookSecret: z.boolean() }),
      /** Where the network sends what happens, of this application; null where it sends nothing by itself. */
      webhook: z
        .object({
          url: z.url(),
          /** When the network had the keys' proof there, and when it last sent something; null: never. */
          checkedAt: z.iso.datetime().nullable(),
          heardAt: z.iso.datetime().nullable(),
        })
        .nullable(),
    }),
  ),
  /** What it usually offers. */
  capabilities: capabilitiesSchema,
});

export type OfferedNetwork = z.infer<typeof offeredNetworkSchema>;
export type AuthorisationView = z.infer<typeof authorisationSchema>;
export type BeginAuthorisationBody = z.input<typeof beginAuthorisationSchema>;
export type ApplicationBody = z.input<typeof applicationSchema>;
