import { useQueryClient } from '@tanstack/react-query';
import { profilesQuery } from './requests.ts';
import { useLive } from '../live/use-live.ts';

/** Keeps what accounts show, and who can be on their pictures, in step with the journal. */
export function useLiveProfiles(): void {
  const client = useQueryClient();
  useLive(['profile.', 'member.', 'account.team'], () => void client.invalidateQueries({ queryKey: profilesQuery.queryKey }));
}
