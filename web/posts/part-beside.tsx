import type { ReactNode } from 'react';
import type { SpeakingView } from '../../src/posts/schema.ts';
import { CardFace } from '../cards/card-face.tsx';
import { LinkCard } from '../cards/link-card.tsx';
import { MediaTray } from '../media/media-tray.tsx';
import { offeredBy } from './part-media.ts';
import type { Part, Place } from './part-media.ts';
import { PreviewMedia } from './preview-beside.tsx';
import type { PostMedia } from './use-post-media.ts';

interface PartBesideProps {
  readonly media: PostMedia;
  readonly place: Place;
  readonly part: Part;
  /** The accounts that say it. */
  readonly speaking: readonly SpeakingView[];
  readonly disabled: boolean;
  /** The field of the words. */
  readonly children: ReactNode;
}

/** The field of a part with what stands beside its words: pictures, a film, or the card of its link. */
export function PartBeside({ media, place, part, speaking, disabled, children }: PartBesideProps) {
  if (disabled) {
    return (
      <>
        {children}
        {part.media ? <PreviewMedia media={part.media} /> : part.card?.shown && <CardFace card={part.card} />}
      </>
    );
  }
  const attachments = media.of(place);
  const sendsCards = speaking.some(({ cards }) => cards === 'sent');
  return (
    <MediaTray
      attachments={attachments}
      offered={offeredBy(speaking)}
      altRequired={speaking.some(({ altRequired }) => altRequired)}
      locked={false}
    >
      {children}
      {sendsCards && attachments.items.length === 0 && (
        <LinkCard
          text={part.text}
          card={part.card}
          typed={media.wasTyped(place, part.text)}
          disabled={false}
          onCard={(card) => media.setCard(place, card)}
        />
      )}
    </MediaTray>
  );
}
