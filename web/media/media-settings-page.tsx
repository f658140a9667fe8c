import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title.ts';
import page from '../app/page.module.css';
import { useMe } from '../app/session.ts';
import { Banner } from '../design/banner.tsx';
import { Skeleton } from '../design/skeleton.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { mediaSettingsQuery, putMediaSettings } from './requests.ts';
import styles from './media-settings.module.css';

/** Whether each picture has to be described, and how much room pictures take. */
export function MediaSettingsPage() {
  const { t, i18n } = useTranslation('beside');
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { member } = useMe();
  const mayManage = member.role !== 'member';
  const { data, error } = useQuery(mediaSettingsQuery);
  usePageTitle(t('settings.title'));
  const keep = useMutation({
    mutationFn: putMediaSettings,
    onSuccess: () => toast({ text: t('settings.kept') }),
    onError: (failure) => toast({ text: sentence(failure), tone: 'urgent' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: mediaSettingsQuery.queryKey });
      // Every composer says whether a picture has to be described.
      void client.invalidateQueries({ queryKey: ['posts', 'speaking'] });
      void client.invalidateQueries({ queryKey: ['composer'] });
    },
  });
  const size = (bytes: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'unit', unit: bytes < 1e9 ? 'megabyte' : 'gigabyte', maximumFractionDigits: 1 }).format(
      bytes / (bytes < 1e9 ? 1e6 : 1e9),
    );
  const altRequired = keep.isPending ? keep.variables.altRequired : (data?.altRequired ?? true);
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1 tabIndex={-1}>{t('settings.title')}</h1>
      </header>
      {error !== null && (
        <Banner tone="urgent" announced>
          {sentence(error)}
        </Banner>
      )}
      {data === undefined && error === null && <Skeleton height="6rem" />}
      {data !== undefined && (
        <section className={page['section']} aria-label={t('settings.title')}>
          <label className={styles['tick']}>
            <input
              type="checkbox"
              checked={altRequired}
              disabled={!mayManage || keep.isPending}
              aria-describedby="alt-required"
              onChange={({ target }) => keep.mutate({ altRequired: target.checked })}
            />
            {t('settings.alt')}
          </label>
          <p id="alt-required" className={page['lead']}>
            {t('settings.altHint')} {!mayManage && t('settings.manageOnly')}
          </p>
          <p className={page['lead']}>{t('settings.room', { kept: size(data.keptBytes), maximum: size(data.maximumBytes) })}</p>
        </section>
      )}
    </div>
  );
}
