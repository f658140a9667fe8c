import { createHash } from 'node:crypto';
import type { NetworkPicture, NetworkProfile, NetworkResult, ProfileChange, ProfilePictureName } from '../../src/networks/network.ts';
import { fail, succeed } from '../../src/platform/result.ts';

const digest = (picture: NetworkPicture): string => createHash('sha256').update(picture.bytes).digest('hex');
const MOST_BYTES = 1_000_000;
const LONGEST = { displayName: 64, description: 256 };

/** The profile of an account of the fake network; what a person does to it in the network's own app goes through `edit`. */
export function createFakeProfile(handle: string) {
  let version = 1;
  let remakes = false;
  let texts = { displayName: handle, description: '' };
  const pictures: { avatar: NetworkPicture | null; banner: NetworkPicture | null } = { avatar: null, banner: null };

  const read = (): NetworkProfile => ({
    version: String(version),
    ...texts,
    avatarUrl: pictures.avatar && `https://fake.example/${digest(pictures.avatar)}`,
    bannerUrl: pictures.banner && `https://fake.example/${digest(pictures.banner)}`,
    avatarDigest: pictures.avatar && digest(pictures.avatar),
    bannerDigest: pictures.banner && digest(pictures.banner),
  });

  function edit({ displayName, description, avatar, banner }: ProfileChange): void {
    version += 1;
    texts = { displayName: displayName ?? texts.displayName, description: description ?? texts.description };
    if (avatar !== undefined) pictures.avatar = avatar;
    if (banner !== undefined) pictures.banner = banner;
  }

  return {
    read,
    edit,
    /** From now on every picture is made anew, as Mastodon does: what it shows has other bytes than what it was given. */
    remakePictures: () => void (remakes = true),
    picture: (name: ProfilePictureName) => pictures[name],
    update(change: ProfileChange, basedOn: string | null): NetworkResult<NetworkProfile> {
      for (const name of ['displayName', 'description'] as const) {
        if ([...new Intl.Segmenter().segment(change[name] ?? '')].length > LONGEST[name]) {
          return fail({ kind: 'rejected', reason: 'too-long', detail: name });
        }
      }
      const sizes = [change.avatar?.bytes.byteLength ?? 0, change.banner?.bytes.byteLength ?? 0];
      if (Math.max(...sizes) > MOST_BYTES) return fail({ kind: 'rejected', reason: 'too-long', detail: 'picture' });
      if (basedOn !== String(version)) return fail({ kind: 'unavailable', detail: 'the profile was changed meanwhile' });
      const made = (picture: NetworkPicture): NetworkPicture =>
        remakes ? { ...picture, bytes: Buffer.concat([picture.bytes, Buffer.from('!')]) } : picture;
      const { avatar, banner } = change;
      edit({ ...change, ...(avatar && { avatar: made(avatar) }), ...(banner && { banner: made(banner) }) });
      return succeed(read());
    },
  };
}

export type FakeProfile = ReturnType<typeof createFakeProfile>;
