/** Requests of the people room. */
import { queryOptions } from '@tanstack/react-query';
import type {
  CreatedInvitation,
  InvitationView,
  Language,
  Me,
  MemberView,
  OpenInvitation,
  Role,
  Welcome,
} from '../../src/people/schema.ts';
import { request } from './request.ts';

export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: ({ signal }) => request<Welcome>('/welcome', { signal }),
  staleTime: 0,
});
/** Who is signed in. Fails with `signed-out` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => request<Me>('/me', { signal }),
  staleTime: 5 * 60_000,
});
/** All members, deactivated ones too: old messages are theirs. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) => (await request<{ members: MemberView[] }>('/members', { signal })).members,
  staleTime: 60_000,
});
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: async ({ signal }) => (await request<{ invitations: InvitationView[] }>('/invitations', { signal })).invitations,
});
export const openInvitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitations', 'open', token],
    queryFn: ({ signal }) => request<OpenInvitation>(`/invitations/open/${encodeURIComponent(token)}`, { signal }),
    retry: false,
  });

export interface NewOrganisation {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly passphrase: string;
}
export interface Acceptance {
  readonly token: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly passphrase: string;
  readonly language: Language;
}
export interface MyChanges {
  readonly publicName?: string;
  readonly initials?: string;
  readonly jobTitle?: string;
  readonly language?: Language | null;
}
export interface Credentials {
  readonly email: string;
  readonly passphrase: string;
  readonly organisationId?: string;
}

export const createOrganisation = (body: NewOrganisation) => request<Me>('/organisations', { method: 'POST', body });
/** `memberId`: in whose chair to sit; without one, the server chooses. The first visit fills the demonstration, which takes a while. */
export const enterDemonstration = (memberId?: string) =>
  request<Me>('/demonstration', { method: 'POST', body: memberId === undefined ? {} : { memberId }, timeout: 90_000 });
export const signIn = (body: Credentials) => request<Me>('/session', { method: 'POST', body });
export const signOut = () => request<void>('/session', { method: 'DELETE' });
export const updateMe = (body: MyChanges) => request<Me>('/me', { method: 'PATCH', body });
export const changePassphrase = (body: { current: string; next: string }) => request<Me>('/me/passphrase', { method: 'POST', body });
export const updateMember = (memberId: string, body: { role?: Role; state?: MemberView['state'] }) =>
  request<unknown>(`/members/${memberId}`, { method: 'PATCH', body });
export const invite = (body: { email: string; role: Role }) => request<CreatedInvitation>('/invitations', { method: 'POST', body });
export const revokeInvitation = (invitationId: string) => request<unknown>(`/invitations/${invitationId}`, { method: 'DELETE' });
export const acceptInvitation = (body: Acceptance) => request<Me>('/invitations/accept', { method: 'POST', body });
