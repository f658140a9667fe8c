import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { SpeakersView } from '../../src/circles/schema.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Field } from '../design/field.tsx';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { agreeToList, useCirclesChanged, usePress, withdrawFromList } from './requests.ts';
import { useAskRefusal } from './use-ask-refusal.ts';
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
  const form = useForm({
    initial: { handle: mine.handle ?? '' },
    check: ({ handle }) => (handle.trim() === '' ? { handle: t('speakers.handleMissing') } : {}),
    refused: useAskRefusal<{ handle: string }>(['handle'], { 'wrong-handle': 'handle' }),
    send: async ({ handle }) => {
      await agreeToList(accountId, handle.trim());
      toast({ text: t('speakers.agreed') });
      await changed();
    },
  });
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
    <form noValidate onSubmit={form.submit} className={styles['word']}>
      <ErrorSummary form={form} fields={[['handle', 'my-handle']]} />
      <div className={styles['add']}>
        <Field
          id="my-handle"
          label={t('speakers.mine')}
          hint={t('speakers.mineHint', { handle: account.handle })}
          error={form.errors.handle}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
          value={form.values.handle}
          onChange={({ target }) => form.set('handle', target.value)}
        />
        <Button type="submit" busy={form.sending}>
          {t('speakers.agree')}
        </Button>
      </div>
    </form>
  );
}
