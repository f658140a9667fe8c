import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { SpeakersView } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { HandleForm } from './handle-form.tsx';
import { agreeToList, useCirclesChanged, usePress, withdrawFromList } from './requests.ts';
import styles from './circles.module.css';

interface MyWordProps {
  readonly account: AccountView;
  readonly mine: SpeakersView['speakers'][number];
}

/** One's own word to be on the public list, under one's own handle; and taking it back. */
export function MyWord({ account, mine }: MyWordProps) {
  const { t } = useTranslation('circles');
  const { accountId } = account;
  const changed = useCirclesChanged(accountId);
  const withdraw = usePress(accountId, () => withdrawFromList(accountId), t('speakers.withdrawn'));
  if (!mine.listedPublicly)
    return (
      <p className={styles['word']}>
        {t('speakers.mineNotListed')} <Link to="/reglages/moi">{t('speakers.mineCard')}</Link>
      </p>
    );
  if (mine.handle !== null)
    return (
      <div className={styles['word']}>
        <p>{t('speakers.mineAgreed', { handle: mine.handle })}</p>
        <div>
          <Button size="small" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('speakers.withdraw')}
          </Button>
        </div>
      </div>
    );
  return (
    <HandleForm
      id="my-handle"
      initial=""
      label={t('speakers.mine')}
      hint={t('speakers.mineHint', { handle: account.handle })}
      missing={t('speakers.handleMissing')}
      act={t('speakers.agree')}
      className={styles['word']}
      send={async (handle) => {
        await agreeToList(accountId, handle);
        toast({ text: t('speakers.agreed') });
        await changed();
      }}
    />
  );
}
