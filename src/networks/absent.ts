import { fail } from '../platform/result.ts';
import type { Capabilities, Network, NetworkName } from './network.ts';

const NOTHING: Capabilities = {
  counting: { unit: 'characters', maximum: 0, maximumBytes: null, urlLength: null, mentionsByNameOnly: false },
  images: false,
  edits: false,
  quotes: false,
  visibilities: [],
  contentWarnings: false,
  polls: false,
  follows: false,
  deletes: false,
  pins: false,
  moderation: [],
  profile: { displayNameLength: null, descriptionLength: null, avatar: null, banner: null },
};

/** A network that this build does not speak: nobody connects there, so nothing is ever open. */
export const absentNetwork = (name: NetworkName): Network => ({
  name,
  capabilities: NOTHING,
  length: (text) => text.length,
  profileLength: (text) => text.length,
  newRecordKey: () => '',
  connect: async () => fail({ kind: 'other-way' }),
  authorisation: null,
  webhook: null,
  open() {
    throw new Error(`no account of ${name} can have been connected`);
  },
});
