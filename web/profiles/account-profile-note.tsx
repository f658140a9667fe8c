import { useQuery } from '@tanstack/react-query';
import type { AccountView } from '../../src/accounts/schema.ts';
import { useMe } from '../app/session.ts';
import { mayManageAccounts } from '../people/powers.ts';
import { ProfileState } from './profile-state.tsx';
import { profilesQuery } from './requests.ts';
import { useLiveProfiles } from './use-live-profiles.ts';

/** What an account's profile shows of ours, when something of ours is or was to be there. */
export function AccountProfileNote({ account }: { readonly account: AccountView }) {
  const { member } = useMe();
  const { data } = useQuery(profilesQuery);
  useLiveProfiles();
  const profile = data?.find(({ accountId }) => accountId === account.accountId);
  if (profile === undefined || (profile.state === 'original' && profile.leftAlone.length === 0)) return null;
  return <ProfileState profile={profile} mayManage={mayManageAccounts(member.role)} what />;
}
