import type { ChangePortraitRefusal } from './change-portrait.ts';
import type { WritePersonaRefusal } from './write-persona.ts';

/** The HTTP status of each refusal of this room. */
const STATUSES = {
  'not-allowed': 403,
  'not-found': 404,
  'name-of-member': 409,
  'opening-too-long': 422,
  'not-an-image': 422,
  'photo-format': 422,
  'photo-too-small': 422,
  'too-many-pixels': 422,
  'photos-busy': 503,
} as const satisfies Record<(WritePersonaRefusal | ChangePortraitRefusal)['kind'], number>;

export const statusOf = <Kind extends keyof typeof STATUSES>({ kind }: { readonly kind: Kind }) => STATUSES[kind];
