import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../src/inbox/schema.ts';
import type { ConversationModeration } from '../../src/moderation/schema.ts';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import { choicesFor, type Choice } from './choices.ts';
import { ReportDialog } from './report-dialog.tsx';
import { useChoose } from './use-choose.ts';
import small from '../design/small.module.css';

interface MessageMenuProps {
  readonly conversationId: string;
  /** Undefined while it is not known. */
  readonly known: ConversationModeration | undefined;
  readonly message: MessageView;
  /** Of its author. */
  readonly name: string;
}

/** What can be done about a message and its author; nothing where nothing can. The list is made when it is first asked for: threads are long. */
export function MessageMenu({ known, ...about }: MessageMenuProps) {
  const { t } = useTranslation('moderation');
  const [opened, setOpened] = useState(false);
  const choices = known ? choicesFor(known, about.message) : [];
  const label = t('menu', { name: about.name });
  if (choices.length === 0 && !opened) return null;
  if (opened) return <OpenedMenu {...about} choices={choices} label={label} />;
  return (
    <button type="button" className={small['more']} aria-label={label} aria-haspopup="true" onClick={() => setOpened(true)}>
      <Icon name="more" size={16} />
    </button>
  );
}

interface OpenedMenuProps extends Omit<MessageMenuProps, 'known'> {
  readonly choices: readonly Choice[];
  readonly label: string;
}

function OpenedMenu({ conversationId, message, name, choices, label }: OpenedMenuProps) {
  const { t } = useTranslation('moderation');
  const { choose, reporting, endReport } = useChoose(conversationId);
  const about = { messageId: message.messageId, correspondentId: message.author?.correspondentId };
  const labelOf = (choice: Choice) => {
    if (choice.act === 'undo') return t(`undoShort.${choice.kind}`);
    return choice.detaches === true ? t('ask.detach') : t(`ask.${choice.kind}`, { name });
  };
  const entries = choices.map((choice) => ({
    id: choice.kind,
    label: labelOf(choice),
    onAct: () => choose(choice, about),
  }));
  return (
    <>
      <Menu name={label} wordless defaultOpen className={small['more']} groups={[{ id: 'moderation', entries }]}>
        <Icon name="more" size={16} />
      </Menu>
      {reporting && <ReportDialog conversationId={conversationId} about={reporting} name={name} words={message.text} onClose={endReport} />}
    </>
  );
}
