/** Requests of the people room. */
import { queryOptions } from '@tanstack/react-query';
import type {
  CardChange,
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

/** The sides, in pixels, in which the server keeps photos. */
const PHOTO_SIDES = [96, 256, 512] as const;

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
export interface MyChanges extends CardChange {
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
/** Where the photo is, for a face of `size` pixels on a fine screen; null for a monogram. */
export function photoUrl({ memberId, photoDigest }: Pick<MemberView, 'memberId' | 'photoDigest'>, size = 36): string | null {
  if (photoDigest === null) return null;
  return `/api/v1/members/${memberId}/photo/${photoDigest}/${PHOTO_SIDES.find((side) => side >= size * 2) ?? 512}`;
}
export const updateCard = (memberId: string, body: CardChange) =>
  request<MemberView>(`/members/${memberId}/card`, { method: 'PATCH', body });
export const proposeInitials = async (memberId: string) =>
  (await request<{ proposals: string[] }>(`/members/${memberId}/initials`)).proposals;
export interface Crop {
  /** Shares, from 0 to 1: of the width, of the height, of the shorter side. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
}
/** Milliseconds: 10 MB may have a long way to go. */
const PHOTO_TIME_OUT = 60_000;
/** The server looks at the bytes themselves; what the browser believes them to be only has to be an image. */
export const putMyPhoto = (file: Blob, { left, top, side }: Crop) =>
  request<void>(`/me/photo?${new URLSearchParams({ left: `${left}`, top: `${top}`, side: `${side}` })}`, {
    method: 'PUT',
    bytes: file.slice(0, file.size, file.type.startsWith('image/') ? file.type : 'image/x-unknown'),
    timeout: PHOTO_TIME_OUT,
  });
export const removePhoto = (memberId: string) => request<void>(`/members/${memberId}/photo`, { method: 'DELETE' });
/** A link and not a request: the browser saves what comes. */
export const EXPORT_URL = '/api/v1/me/export';
export const leave = (body: { passphrase: string; erase: boolean }) => request<void>('/me/leave', { method: 'POST', body });
export const eraseMember = (memberId: string) => request<MemberView>(`/members/${memberId}/erase`, { method: 'POST' });
export const updateMember = (memberId: string, body: { role?: Role; state?: MemberView['state'] }) =>
  request<unknown>(`/members/${memberId}`, { method: 'PATCH', body });
export const invite = (body: { email: string; role: Role }) => request<CreatedInvitation>('/invitations', { method: 'POST', body });
export const revokeInvitation = (invitationId: string) => request<unknown>(`/invitations/${invitationId}`, { method: 'DELETE' });
export const acceptInvitation = (body: Acceptance) => request<Me>('/invitations/accept', { method: 'POST', body });
