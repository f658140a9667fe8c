import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../src/inbox/schema.ts';
import { Icon } from '../design/icon.tsx';
import { Tag } from '../design/tag.tsx';
import { moderationQuery } from './requests.ts';

const MARKS = { hide: 'fold', report: 'flag' } as const;

/** That a message is hidden under our post, or was reported: what the public and the network know of it. */
export function ModerationMarks({ conversationId, message }: { readonly conversationId: string; readonly message: MessageView }) {
  const { t } = useTranslation('moderation');
  const { data } = useQuery(moderationQuery(conversationId));
  const about = data?.moderations.filter((one) => one.messageId === message.messageId && one.state === 'stands') ?? [];
  return about.map(({ moderationId, kind }) =>
    kind === 'hide' || kind === 'report' ? (
      <Tag key={moderationId} tone="held">
        <Icon name={MARKS[kind]} size={14} />
        {t(`marks.${kind}`)}
      </Tag>
    ) : null,
  );
}
