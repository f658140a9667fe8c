/** What a server says of itself: its limits and how to reach it. Read from `/api/v2/instance`, else from the older v1. */
import { z } from 'zod';
import { succeed } from '../../platform/result.ts';
import type { Capabilities, NetworkResult } from '../network.ts';
import { BARE, EARLIER, USUAL } from './capabilities.ts';
import type { Client } from './client.ts';
import { notThisApi } from './client.ts';
import { attachmentsEntity, BARE_MEDIA, mediaEntity, mediaOf, USUAL_MEDIA } from './media-limits.ts';
import { cleanText } from './text.ts';

export interface Instance {
  /** What stands behind the second `@` in the addresses of its people. */
  readonly domain: string;
  /** Where its streaming listens (ws or wss); null when it says none. */
  readonly streaming: string | null;
  readonly capabilities: Capabilities;
  /** Whether several posts can be asked for in one call (Mastodon 4.3). */
  readonly batches: boolean;
}

const some = z.unknown().optional();
const count = z.number().int().positive().max(10_000_000);
const statuses = attachmentsEntity.extend({
  max_characters: count.optional().catch(undefined),
  characters_reserved_per_url: count.optional().catch(undefined),
});
const accounts = z.looseObject({
  max_display_name_length: count.nullish().catch(null),
  max_note_length: count.nullish().catch(null),
});
const second = z.looseObject({
  domain: z.string().min(1).max(300),
  api_versions: z
    .looseObject({ mastodon: z.number().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  configuration: z.looseObject({
    statuses: statuses.optional().catch(undefined),
    accounts: accounts.optional().catch(undefined),
    media_attachments: mediaEntity.optional().catch(undefined),
    urls: z.looseObject({ streaming: some }).optional().catch(undefined),
  }),
});
const first = z.looseObject({
  uri: z.string().min(1).max(300),
  version: some,
  max_toot_chars: count.optional().catch(undefined),
  urls: z.looseObject({ streaming_api: some }).optional().catch(undefined),
  configuration: z
    .looseObject({ statuses: statuses.optional().catch(undefined), media_attachments: mediaEntity.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Answers of neither kind are `unavailable`. */
export async function readInstance(client: Client, signal?: AbortSignal): Promise<NetworkResult<Instance>> {
  const call = signal === undefined ? {} : { signal };
  const newer = await client.find('/api/v2/instance', call);
  if (newer.ok && newer.value !== null) {
    const parsed = second.safeParse(newer.value.body);
    if (parsed.success) {
      client.trust();
      return succeed(fromSecond(parsed.data));
    }
  } else if (!newer.ok && newer.error.kind !== 'rejected' && newer.error.kind !== 'unavailable') return newer;
  const older = await client.find('/api/v1/instance', call);
  if (!older.ok) return newer.ok ? older : newer;
  const parsed = first.safeParse(older.value?.body);
  if (!parsed.success) return notThisApi('what the server says of itself');
  client.trust();
  return succeed(fromFirst(parsed.data));
}

function fromSecond({ domain, api_versions: versions, configuration }: z.infer<typeof second>): Instance {
  const version = versions?.mastodon ?? 0;
  const { accounts: limits, media_attachments: files } = configuration;
  const picture = (usual: (typeof USUAL.profile)['avatar']) =>
    usual && { ...usual, maximumBytes: Math.min(usual.maximumBytes, files?.image_size_limit ?? usual.maximumBytes) };
  return {
    domain: domainOf(domain),
    streaming: streamingOf(configuration.urls?.streaming),
    batches: version >= 2,
    capabilities: {
      ...USUAL,
      // Quotes came with 4.5.
      quotes: version >= 7,
      counting: countingOf(configuration.statuses),
      media: mediaOf(files, configuration.statuses?.max_media_attachments, USUAL_MEDIA),
      profile: {
        displayNameLength: limits?.max_display_name_length ?? USUAL.profile.displayNameLength,
        descriptionLength: limits?.max_note_length ?? USUAL.profile.descriptionLength,
        avatar: picture(USUAL.profile.avatar),
        banner: picture(USUAL.profile.banner),
      },
    },
  };
}

function fromFirst({ uri, version, urls, configuration, max_toot_chars: longest }: z.infer<typeof first>): Instance {
  // Other software adds its own name: `4.0.0 (not true; really snac/2.75)`, `2.7.2 (compatible; Pleroma 2.4.0)`.
  const kind = /^[\w.+-]+$/.test(String(version)) ? EARLIER : BARE;
  return {
    domain: domainOf(uri),
    streaming: streamingOf(urls?.streaming_api),
    batches: false,
    capabilities: {
      ...kind,
      media: mediaOf(configuration?.media_attachments, configuration?.statuses?.max_media_attachments, kind.media ?? BARE_MEDIA),
      counting: countingOf({ max_characters: longest, ...configuration?.statuses }),
    },
  };
}

/** Some write an address where the others write a bare name. */
const domainOf = (name: string): string =>
  cleanText(name, 300)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');

const streamingOf = (url: unknown): string | null =>
  typeof url === 'string' && URL.canParse(url) && /^(wss?|https?):$/.test(new URL(url).protocol) ? url : null;

function countingOf(limits: z.infer<typeof statuses> | undefined): Capabilities['counting'] {
  const { counting } = USUAL;
  return {
    ...counting,
    maximum: limits?.max_characters ?? counting.maximum,
    urlLength: limits?.characters_reserved_per_url ?? counting.urlLength,
  };
}
