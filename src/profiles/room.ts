import type { Network } from '../networks/network.ts';
import type { Room } from './compose-profile.ts';
import type { Field } from './layer.ts';

/** What a network lets us write in a profile. */
export function roomOf({ capabilities: { profile }, profileLength }: Pick<Network, 'capabilities' | 'profileLength'>): Room {
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
