import { useTranslation } from 'react-i18next';
import type { NoteView } from '../../../src/inbox/schema.ts';
import { Face } from '../../design/face.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { usePeople } from '../use-people.ts';
import styles from './thread-rows.module.css';

/** Words for the team, among the messages and never mistaken for one. */
export function NoteItem({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation('inbox');
  const author = usePeople()(note.memberId);
  return (
    <article className={styles['note']} aria-label={t('note.label', { name: author.name })}>
      <Face id={author.memberId} name={author.name} initials={author.initials} pictureUrl={author.pictureUrl} size={24} />
      <div>
        <header>
          <bdi>{author.name}</bdi> <span>{t('note.internal')} · </span>
          <RelativeTime at={note.createdAt} focusable={false} />
        </header>
        <p dir="auto">{note.text}</p>
      </div>
    </article>
  );
}
