import type { ComponentProps } from 'react';
import { Findings } from '../../guardrails/findings.tsx';
import { MediaTray } from '../../media/media-tray.tsx';
import type { MediaDesk } from '../../media/use-media-desk.ts';
import { ReplyBox } from './reply-box.tsx';

interface ReplyWithMediaProps extends ComponentProps<typeof ReplyBox> {
  readonly media: MediaDesk;
  readonly mine: boolean;
  /** Which account would say it, and what it would answer. */
  readonly asked: { readonly accountId: string; readonly conversationId: string; readonly replyToMessageId: string | null };
}

/** The words, the pictures that go with them, and what is found in both. */
export function ReplyWithMedia({ media, mine, asked: { accountId, ...answered }, ...box }: ReplyWithMediaProps) {
  const { attachments, offered, altRequired, sends } = media;
  const { field, words: text, visibility, locked } = box;
  return (
    <>
      <MediaTray attachments={attachments} offered={offered} altRequired={altRequired} locked={locked || !mine}>
        <ReplyBox {...box} />
      </MediaTray>
      {mine && !locked && (
        <Findings
          field={field}
          accountIds={[accountId]}
          {...answered}
          text={text}
          visibility={visibility}
          media={sends.map(({ alt }) => ({ alt }))}
        />
      )}
    </>
  );
}
