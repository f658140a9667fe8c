import type { ComponentProps } from 'react';
import { MediaTray } from '../../media/media-tray.tsx';
import type { MediaDesk } from '../../media/use-media-desk.ts';
import { ReplyBox } from './reply-box.tsx';

interface ReplyWithMediaProps extends ComponentProps<typeof ReplyBox> {
  readonly media: MediaDesk;
  readonly mine: boolean;
}

/** The words, and the pictures that go with them. */
export function ReplyWithMedia({ media, mine, ...box }: ReplyWithMediaProps) {
  const { attachments, offered, altRequired } = media;
  return (
    <MediaTray attachments={attachments} offered={offered} altRequired={altRequired} locked={box.locked || !mine}>
      <ReplyBox {...box} />
    </MediaTray>
  );
}
