import { useTranslation } from 'react-i18next';
import type { ConversationModeration } from '../../src/moderation/schema.ts';
import { Icon } from '../design/icon.tsx';
import { Tag } from '../design/tag.tsx';

const MARKS = { hide: 'fold', report: 'flag' } as const;

interface ModerationMarksProps {
  readonly known: ConversationModeration | undefined;
  readonly messageId: string;
}

/** That a message is hidden under our post, or was reported: what the public and the network know of it. */
export function ModerationMarks({ known, messageId }: ModerationMarksProps) {
  const { t } = useTranslation('moderation');
  const about = known?.moderations.filter((one) => one.messageId === messageId && one.state === 'stands') ?? [];
  return about.map(({ moderationId, kind }) =>
    kind === 'hide' || kind === 'report' ? (
      <Tag key={moderationId} tone="held">
        <Icon name={MARKS[kind]} size={14} />
        {t(`marks.${kind}`)}
      </Tag>
    ) : null,
  );
}
