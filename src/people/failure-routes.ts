import { impossible } from '../platform/result.ts';
import type { ChangeMeFailure, ChangePassphraseFailure } from './change-me.ts';
import type { ChangeMemberFailure } from './change-member.ts';
import type { CreateOrganisationFailure } from './create-organisation.ts';
import type { InvitationGone, InviteFailure, RevokeFailure } from './invite.ts';
import type { SignInFailure } from './sign-in.ts';

export type PeopleFailure =
  | ChangeMeFailure
  | ChangeMemberFailure
  | ChangePassphraseFailure
  | CreateOrganisationFailure
  | InvitationGone
  | InviteFailure
  | RevokeFailure
  | SignInFailure;

/** The HTTP status of each refusal of this room. A wrong passphrase is 400, not 401: 401 says that one's own session is over. */
export function statusOf(failure: PeopleFailure): 400 | 403 | 404 | 409 | 410 | 429 {
  switch (failure.kind) {
    case 'wrong-credentials':
    case 'unknown-time-zone':
      return 400;
    case 'not-allowed':
      return 403;
    case 'not-found':
      return 404;
    case 'already-member':
    case 'already-set-up':
    case 'choose-organisation':
    case 'initials-taken':
    case 'last-administrator':
      return 409;
    case 'invitation-gone':
      return 410;
    case 'locked':
      return 429;
    default:
      return impossible(failure);
  }
}
