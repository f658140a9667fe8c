import type { ChangeCardFailure } from './change-card.ts';
import type { ChangeMemberFailure } from './change-member.ts';
import type { ChangePassphraseFailure } from './change-passphrase.ts';
import type { ChangePhotoFailure } from './change-photo.ts';
import type { CreateOrganisationFailure } from './create-organisation.ts';
import type { EraseFailure } from './erase-member.ts';
import type { InvitationGone, InviteFailure, RevokeFailure } from './invite.ts';
import type { LeaveFailure } from './leave.ts';
import type { SignInFailure } from './sign-in.ts';

export type PeopleFailure =
  | ChangeCardFailure
  | ChangeMemberFailure
  | ChangePassphraseFailure
  | ChangePhotoFailure
  | CreateOrganisationFailure
  | EraseFailure
  | InvitationGone
  | InviteFailure
  | LeaveFailure
  | RevokeFailure
  | SignInFailure;

/** The HTTP status of each refusal of this room. A wrong passphrase is 400, not 401: 401 says that one's own session is over. */
const STATUSES = {
  'wrong-credentials': 400,
  'unknown-time-zone': 400,
  'not-allowed': 403,
  'not-found': 404,
  'already-member': 409,
  'already-set-up': 409,
  'choose-organisation': 409,
  demonstration: 409,
  erased: 409,
  'initials-taken': 409,
  'last-administrator': 409,
  'name-of-persona': 409,
  'still-here': 409,
  'tag-taken': 409,
  'invitation-gone': 410,
  'not-an-image': 422,
  'photo-format': 422,
  'photo-too-small': 422,
  'too-many-pixels': 422,
  locked: 429,
  'photos-busy': 503,
} as const satisfies Record<PeopleFailure['kind'], number>;

export const statusOf = ({ kind }: PeopleFailure) => STATUSES[kind];
