import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../src/inbox/schema.ts';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { choicesFor } from './choices.ts';
import { ReportDialog } from './report-dialog.tsx';
import { moderationQuery } from './requests.ts';
import { useChoose } from './use-choose.ts';
import styles from './moderation.module.css';

interface MessageMenuProps {
  readonly conversationId: string;
  readonly message: MessageView;
  /** Of its author. */
  readonly name: string;
}

/** What can be done about a message and its author; nothing where nothing can. The list itself is made when it is first opened. */
export function MessageMenu({ conversationId, message, name }: MessageMenuProps) {
  const { t } = useTranslation('moderation');
  const { data: known } = useQuery(moderationQuery(conversationId));
  const [opened, setOpened] = useState(false);
  const { choose, reporting, endReport } = useChoose(conversationId);
  const choices = known ? choicesFor(known, message) : [];
  if (choices.length === 0) return null;
  const label = t('menu', { name });
  return (
    <>
      {opened ? (
        <Menu
          name={label}
          wordless
          defaultOpen
          className={styles['more']}
          groups={[
            {
              id: 'moderation',
              entries: choices.map((choice) => ({
                id: choice.kind,
                label: choice.act === 'ask' ? t(`ask.${choice.kind}`, { name }) : t(`undoShort.${choice.kind}`),
                onAct: () => choose(choice, { messageId: message.messageId, correspondentId: message.author?.correspondentId }),
              })),
            },
          ]}
        >
          <Icon name="more" size={16} />
        </Menu>
      ) : (
        <button type="button" className={styles['more']} aria-label={label} aria-haspopup="true" onClick={() => setOpened(true)}>
          <Icon name="more" size={16} />
        </button>
      )}
      {reporting && <ReportDialog conversationId={conversationId} about={reporting} name={name} words={message.text} onClose={endReport} />}
    </>
  );
}
