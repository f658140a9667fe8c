/** What a composer needs of pictures and films: what is there, what would be sent, and what stands against it. */
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../src/media/schema.ts';
import { hindranceOf, toAttachments, type Offered } from './attachments.ts';
import { useAttachments, type Attachments } from './use-attachments.ts';

interface Carrying {
  readonly media: (Offered & { readonly inPrivate: boolean }) | null;
  readonly altRequired: boolean;
}

export interface MediaDesk {
  readonly attachments: Attachments;
  /** What the network takes there; null: nothing. */
  readonly offered: Offered | null;
  readonly altRequired: boolean;
  readonly sends: readonly Attachment[];
  /** Why they cannot be sent, in words; null when they can. */
  readonly stop: string | null;
}

export function useMediaDesk(placeId: string, { media, altRequired }: Carrying, visibility: string): MediaDesk {
  const { t } = useTranslation('media');
  const attachments = useAttachments(placeId);
  const offered = media !== null && (visibility !== 'private' || media.inPrivate) ? media : null;
  const { items } = attachments;
  const words = (): string | null => {
    if (items.length === 0) return null;
    if (offered === null) return t('hindrance.not-offered');
    const hindrance = hindranceOf(items, offered, altRequired);
    if (hindrance === null) return null;
    const number = 'at' in hindrance ? hindrance.at + 1 : 0;
    const maximum = 'maximum' in hindrance ? hindrance.maximum : 0;
    return t(`hindrance.${hindrance.kind}`, { number, maximum });
  };
  return { attachments, offered, altRequired, sends: toAttachments(items), stop: words() };
}
