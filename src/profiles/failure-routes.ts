import type { ChangeLogoFailure } from './change-logo.ts';
import type { TeamPictureRefusal } from './publish-team-picture.ts';

const STATUSES = {
  'not-allowed': 403,
  'not-found': 404,
  'nobody-to-show': 422,
  'nothing-to-show': 422,
  'not-an-image': 422,
  'photo-format': 422,
  'too-many-pixels': 422,
} as const satisfies Record<(ChangeLogoFailure | TeamPictureRefusal)['kind'], number>;

/** The HTTP status of each refusal of this room. */
export const statusOf = ({ kind }: ChangeLogoFailure | TeamPictureRefusal) => STATUSES[kind];
