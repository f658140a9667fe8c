import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, membersQuery, removePhoto } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { MemberFace } from './member-face.tsx';
import { PhotoDialog } from './photo-dialog.tsx';
import styles from './photo.module.css';

/** One's face as colleagues see it, and how to change it. */
export function MyPhoto() {
  const { t } = useTranslation('people');
  const { member } = useMe();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [choosing, setChoosing] = useState(false);
  const remove = useMutation({
    mutationFn: () => removePhoto(member.memberId),
    onSuccess: () => toast({ text: t('photo.removed') }),
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
    onSettled: async () =>
      await Promise.all([meQuery, membersQuery].map(async ({ queryKey }) => await client.invalidateQueries({ queryKey }))),
  });
  const has = member.photoDigest !== null;
  return (
    <div className={styles['mine']}>
      <MemberFace member={member} size={88} />
      <div>
        <p>{has ? t('photo.have') : t('photo.none')}</p>
        <span className={styles['acts']}>
          <Button size="small" onClick={() => setChoosing(true)}>
            {has ? t('photo.change') : t('photo.add')}
          </Button>
          {has && (
            <Button size="small" tone="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('photo.remove')}
            </Button>
          )}
        </span>
      </div>
      {choosing && <PhotoDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}
