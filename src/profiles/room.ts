import type { Capabilities, Network } from '../networks/network.ts';
import type { Room } from './compose-profile.ts';
import type { Field } from './layer.ts';

/** What an account's server lets us write in its profile. */
export function roomOf({ profile }: Pick<Capabilities, 'profile'>, { profileLength }: Pick<Network, 'profileLength'>): Room {
  return {
    displayNameLength: profile.displayNameLength,
    descriptionLength: profile.descriptionLength,
    avatar: profile.avatar !== null,
    banner: profile.banner !== null,
    length: profileLength,
  };
}

/** Whether the network lets us change at least one of these fields. */
export const hasRoomFor = (room: Room, fields: readonly Field[]): boolean =>
  fields.some((field) => {
    if (field === 'avatar' || field === 'banner') return room[field];
    return room[`${field}Length`] !== null;
  });
