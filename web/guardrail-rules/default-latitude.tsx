import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import page from '../app/page.module.css';
import { Choices } from '../design/choices.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { LATITUDES } from './latitude-select.tsx';
import { defaultsQuery, putDefaults } from './requests.ts';
import styles from './rules.module.css';

/** How far somebody speaks alone of whom nothing else was said, and what each latitude means. */
export function DefaultLatitude({ mayManage }: { readonly mayManage: boolean }) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  const sentence = useFailureSentence();
  const client = useQueryClient();
  const { data } = useQuery(defaultsQuery);
  const save = useMutation({
    mutationFn: putDefaults,
    onSuccess: async (_, { latitude }) => {
      await client.invalidateQueries({ queryKey: ['guardrail-rules'] });
      toast({ text: t('latitudes.saved', { latitude: t(`guardrails:latitude.${latitude}`) }) });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  const current = save.isPending ? save.variables.latitude : (data?.latitude ?? null);
  return (
    <section className={page['section']} aria-labelledby="rules-latitudes">
      <div className={styles['group']}>
        <h2 id="rules-latitudes">{t('latitudes.title')}</h2>
        <p>{t('latitudes.lead')}</p>
      </div>
      {mayManage ? (
        <Choices
          legend={t('latitudes.usual')}
          hint={t('latitudes.usualHint')}
          choices={LATITUDES.map((latitude) => ({
            value: latitude,
            label: t(`guardrails:latitude.${latitude}`),
            hint: t(`latitudes.meaning.${latitude}`),
          }))}
          value={current}
          onChange={(latitude) => save.mutate({ latitude })}
        />
      ) : (
        <dl className={styles['meanings']}>
          {LATITUDES.map((latitude) => (
            <div key={latitude}>
              <dt>{t(`guardrails:latitude.${latitude}`)}</dt>
              <dd>{t(`latitudes.meaning.${latitude}`)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
