import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFailure } from '../../api/failure.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../design/button.tsx';
import { announce, toast } from '../../design/toast.tsx';
import { useShortcut } from '../../keyboard/use-shortcut.ts';
import { addNote } from '../conversation-cache.ts';
import { writeNote } from '../requests.ts';
import { noteShelfOf } from './shelf.ts';
import styles from './dock.module.css';

const LONGEST = 4_000;

/** Words for the team: another colour, another edge and its own button, so that it is never taken for a reply. */
export function NoteForm({ conversationId, onDone }: { readonly conversationId: string; readonly onDone: () => void }) {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const me = useMe().member.memberId;
  const shelf = useMemo(() => noteShelfOf(me, conversationId), [me, conversationId]);
  const [text, setText] = useState(shelf.read);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);

  const change = (next: string) => {
    setText(next);
    shelf.put(next);
  };
  const save = async () => {
    if (busy || text.trim() === '') return field.current?.focus();
    setBusy(true);
    try {
      addNote(client, conversationId, await writeNote(conversationId, text.trim()));
      shelf.put('');
      announce(t('note.kept'));
      onDone();
    } catch (error) {
      if (!isFailure(error)) throw error;
      toast({ text: t('note.failed'), tone: 'urgent' });
      setBusy(false);
    }
  };
  useShortcut('Ctrl+Enter', () => void save(), { label: t('note.save'), group: t('keys.threadGroup'), hidden: true });
  return (
    <form
      className={styles['noteForm']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label htmlFor={id}>{t('note.title')}</label>
      <textarea
        ref={field}
        id={id}
        dir="auto"
        value={text}
        maxLength={LONGEST}
        placeholder={t('note.placeholder')}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <div className={styles['noteActs']}>
        <Button size="small" onClick={onDone}>
          {t('note.cancel')}
        </Button>
        <Button size="small" tone="primary" type="submit" busy={busy}>
          {t('note.save')}
        </Button>
      </div>
    </form>
  );
}
