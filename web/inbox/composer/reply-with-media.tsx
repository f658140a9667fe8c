import type { ComponentProps } from 'react';
import { onDemand } from '../../app/on-demand.tsx';
import type { LinkCardProps } from '../../cards/link-card.tsx';
import type { ReplyCard } from '../../cards/use-reply-card.ts';
import { Findings } from '../../guardrails/findings.tsx';
import { MediaTray } from '../../media/media-tray.tsx';
import type { MediaDesk } from '../../media/use-media-desk.ts';
import { ReplyBox } from './reply-box.tsx';
import { ReplyCompletion } from './reply-completion.tsx';

const LinkCard = onDemand<LinkCardProps>(async () => (await import('../../cards/link-card.tsx')).LinkCard);

interface ReplyWithMediaProps extends ComponentProps<typeof ReplyBox> {
  readonly media: MediaDesk;
  readonly card: ReplyCard;
  readonly mine: boolean;
  /** Which account would say it, and what it would answer. */
  readonly asked: { readonly accountId: string; readonly conversationId: string; readonly replyToMessageId: string | null };
}

/** The words, the pictures that go with them, and what is found in both. */
export function ReplyWithMedia({ media, card, mine, asked: { accountId, ...answered }, ...box }: ReplyWithMediaProps) {
  const { attachments, offered, altRequired, sends } = media;
  const { field, words: text, visibility, locked } = box;
  return (
    <>
      <MediaTray attachments={attachments} offered={offered} altRequired={altRequired} locked={locked || !mine}>
        <ReplyBox {...box} />
        {card.offered && mine && !locked && attachments.items.length === 0 && text.includes('.') && (
          <LinkCard text={text} card={card.card} typed disabled={false} onCard={card.set} />
        )}
      </MediaTray>
      {mine && !locked && <ReplyCompletion field={field} accountId={accountId} />}
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
