import type { MemberView } from '../../src/people/schema.ts';
import { photoUrl } from '../api/people.ts';
import { Face } from '../design/face.tsx';

interface MemberFaceProps {
  readonly member: Pick<MemberView, 'memberId' | 'publicName' | 'initials' | 'photoDigest'>;
  readonly size?: 20 | 24 | 28 | 36 | 48 | 64 | 88 | 128;
  readonly className?: string | undefined;
}

/** A colleague: the photo, or the initials on the colour that is always theirs. */
export function MemberFace({ member, size = 36, className }: MemberFaceProps) {
  return (
    <Face
      id={member.memberId}
      name={member.publicName}
      initials={member.initials}
      pictureUrl={photoUrl(member, size)}
      size={size}
      className={className}
    />
  );
}
