import { useTranslation } from 'react-i18next';
import type { CorrespondentCard, NoteView } from '../../../src/inbox/schema.ts';
import { Button } from '../../design/button.tsx';
import { Face } from '../../design/face.tsx';
import { Icon } from '../../design/icon.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { PersonModeration } from '../../moderation/person-moderation.tsx';
import { useGo } from '../place.ts';
import { at, usePeople } from '../use-people.ts';
import { useThread } from '../thread/use-thread.ts';
import { EarlierConversations } from './earlier-conversations.tsx';
import { PersonTies } from './person-ties.tsx';
import { profileAddress } from './profile-address.ts';
import styles from './card-pane.module.css';

/** Who writes to us: face, names, history with us, earlier conversations, and the notes of this one. */
export function CardPane({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation('inbox');
  const go = useGo();
  const state = useThread(conversationId);
  if (state.kind !== 'loaded') return null;
  const { correspondent, notes } = state.thread.view;
  return (
    <div className={styles['card']}>
      <Button tone="quiet" size="small" className={styles['back']} onClick={() => go({ card: false })}>
        <Icon name="back" /> {t('thread.closeCard')}
      </Button>
      {correspondent ? <Correspondent card={correspondent} /> : <p className={styles['soft']}>{t('card.unknown')}</p>}
      {correspondent && <PersonTies card={correspondent} />}
      <Notes notes={notes} />
      {correspondent && (
        <PersonModeration
          conversationId={conversationId}
          correspondentId={correspondent.correspondentId}
          correspondentIds={correspondent.identities.map((one) => one.correspondentId)}
          name={correspondent.displayName || at(correspondent.handle)}
        />
      )}
      {correspondent && correspondent.earlier.length > 0 && <EarlierConversations conversations={correspondent.earlier} />}
    </div>
  );
}

function Correspondent({ card }: { readonly card: CorrespondentCard }) {
  const { t } = useTranslation('inbox');
  const personOf = usePeople();
  const address = profileAddress(card);
  const met = card.answeredBy.map(({ memberId, count }) => t('card.times', { name: personOf(memberId).name, count }));
  return (
    <section>
      <div className={styles['who']}>
        <Face id={card.correspondentId} name={card.displayName || card.handle} pictureUrl={card.avatarUrl} size={64} />
        <div>
          <h2>
            <bdi>{card.displayName || at(card.handle)}</bdi>
          </h2>
          <p className={styles['soft']}>
            <bdi>{at(card.handle)}</bdi>
          </p>
          {address !== null && (
            <a href={address} target="_blank" rel="noopener noreferrer" className={styles['profile']}>
              {t('card.profile')} <Icon name="external" size={14} />
            </a>
          )}
        </div>
      </div>
      <dl className={styles['facts']}>
        <dt>{t('card.since')}</dt>
        <dd>
          <RelativeTime at={card.firstSeenAt} focusable={false} />
        </dd>
        <dt>{t('card.conversations')}</dt>
        <dd>{card.conversationCount <= 1 ? t('card.first') : card.conversationCount}</dd>
        <dt>{t('card.with')}</dt>
        <dd>{met.length === 0 ? t('card.nobody') : met.join(', ')}</dd>
      </dl>
    </section>
  );
}

function Notes({ notes }: { readonly notes: readonly NoteView[] }) {
  const { t } = useTranslation('inbox');
  const personOf = usePeople();
  return (
    <section>
      <h3>{t('card.notes')}</h3>
      {notes.length === 0 ? (
        <p className={styles['soft']}>{t('card.noNotes')}</p>
      ) : (
        <ul className={styles['notes']}>
          {notes.map((note) => (
            <li key={note.noteId}>
              <p dir="auto">{note.text}</p>
              <span className={styles['soft']}>
                <bdi>{personOf(note.memberId).name}</bdi> · <RelativeTime at={note.createdAt} focusable={false} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
