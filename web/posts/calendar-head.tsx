import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { useClock } from '../design/relative-time.tsx';
import { Icon } from '../design/icon.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { addDays } from '../shifts/wall-time.ts';
import { useWallWords } from '../shifts/use-wall-words.ts';
import { addMonths } from './days.ts';
import type { PostsSearch } from './posts-search.ts';
import { draftPost, EMPTY } from './requests.ts';
import { onDemand } from '../app/on-demand.tsx';
import { SlotsDialog } from './slots-dialog.tsx';
import styles from './posts.module.css';

const CalendarFiles = onDemand<{ readonly onClose: () => void }>(async () => (await import('./calendar-files.tsx')).CalendarFiles);

interface CalendarHeadProps {
  readonly day: string;
  readonly today: string;
  readonly view: 'week' | 'month';
  readonly days: readonly string[];
  readonly onGo: (search: PostsSearch) => void;
}

/** Which days, in which view, and the way to a new post. */
export function CalendarHead({ day, today, view, days, onGo }: CalendarHeadProps) {
  const { t } = useTranslation(['posts', 'calendar']);
  const { language } = useClock();
  const say = useWallWords();
  const { member } = useMe();
  const [settling, setSettling] = useState(false);
  const [files, setFiles] = useState(false);
  const inView = (next: string, as = view): PostsSearch => ({ ...(as === 'month' && { vue: 'mois' as const }), jour: next });
  const step = (by: number) => onGo(inView(view === 'week' ? addDays(day, 7 * by) : addMonths(day, by)));
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
  return (
    <header className={styles['head']}>
      <h1 tabIndex={-1}>{t('title')}</h1>
      <nav aria-label={t('calendar.name')} className={styles['steps']}>
        <Button size="small" aria-label={t(`calendar.previous-${view}`)} onClick={() => step(-1)}>
          <Icon name="back" size={16} />
        </Button>
        <h2 aria-live="polite">{view === 'week' ? say.range(days[0] ?? day, 7) : month}</h2>
        <Button size="small" aria-label={t(`calendar.next-${view}`)} onClick={() => step(1)}>
          <Icon name="arrow" size={16} />
        </Button>
        {!days.includes(today) && (
          <Button size="small" tone="quiet" onClick={() => onGo(inView(today))}>
            {t('calendar.today')}
          </Button>
        )}
      </nav>
      <div className={styles['headActs']}>
        <div role="group" aria-label={t('calendar.view')} className={styles['views']}>
          {(['week', 'month'] as const).map((one) => (
            <Button key={one} size="small" aria-pressed={view === one} onClick={() => onGo(inView(day, one))}>
              {t(`calendar.${one}`)}
            </Button>
          ))}
        </div>
        {member.role !== 'member' && (
          <Button size="small" onClick={() => setSettling(true)}>
            <Icon name="clock" size={16} /> {t('slots.title')}
          </Button>
        )}
        <Button size="small" onClick={() => setFiles(true)}>
          <Icon name="copy" size={16} /> {t('calendar:files.act')}
        </Button>
        <NewPost />
        {files && <CalendarFiles onClose={() => setFiles(false)} />}
        {settling && <SlotsDialog onClose={() => setSettling(false)} />}
      </div>
    </header>
  );
}

function NewPost() {
  const { t } = useTranslation('posts');
  const client = useQueryClient();
  const navigate = useNavigate();
  const sentence = useFailureSentence();
  const { mutate, isPending } = useMutation({
    mutationFn: () => draftPost(EMPTY),
    onSuccess: (post) => {
      void client.invalidateQueries({ queryKey: ['posts', 'list'] });
      void navigate({ to: '/micro/$postId', params: { postId: post.postId } });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  return (
    <Button size="small" tone="primary" busy={isPending} onClick={() => mutate()}>
      <Icon name="pen" size={16} /> {t('write')}
    </Button>
  );
}
