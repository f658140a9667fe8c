import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '../design/banner.tsx';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { usePeople } from '../inbox/use-people.ts';
import { noticesQuery, seeNotice } from './requests-calendar.ts';
import { useSaidWall } from './said-wall.ts';
import styles from './posts.module.css';

/** What colleagues did to posts that stood in the reader's name, until it is read. */
export function Notices() {
  const { t } = useTranslation('calendar');
  const client = useQueryClient();
  const personOf = usePeople();
  const said = useSaidWall();
  const sentence = useFailureSentence();
  const { data: notices } = useQuery(noticesQuery);
  const { mutate } = useMutation({
    mutationFn: seeNotice,
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: () => void client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  if (notices === undefined || notices.length === 0) return null;
  return (
    <section aria-label={t('notices.title')} className={styles['notices']}>
      {notices.map(({ noticeId, postId, kind, byMemberId, local }) => (
        <Banner
          key={noticeId}
          tone="held"
          announced
          action={
            <span className={styles['acts']}>
              <Link to="/micro/$postId" params={{ postId }}>
                {t('notices.see')}
              </Link>
              <Button size="small" onClick={() => mutate(noticeId)}>
                {t('notices.seen')}
              </Button>
            </span>
          }
        >
          {t(`notices.${kind}`, { name: personOf(byMemberId).name, when: said(local) })}
        </Banner>
      ))}
    </section>
  );
}
