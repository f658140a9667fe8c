import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LatitudesView } from '../../src/guardrails/schema.ts';
import { useMe } from '../app/session.ts';
import { Select } from '../design/field.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { latitudesQuery, putLatitude } from './requests.ts';

export type Latitude = LatitudesView['usual'];
export const LATITUDES: readonly Latitude[] = ['apprentice', 'autonomous', 'referent'];

interface LatitudeSelectProps {
  readonly accountId: string;
  readonly memberId: string;
  /** What stands above it: whose latitude, or on which account. */
  readonly label: string;
}

/** How far somebody speaks alone on an account; in words for who may not change it. Nothing where they do not answer on it. */
export function LatitudeSelect({ accountId, memberId, label }: LatitudeSelectProps) {
  const { t } = useTranslation(['guardrailRules', 'guardrails']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const { data } = useQuery(latitudesQuery(accountId));
  const save = useMutation({
    mutationFn: (latitude: Latitude | null) => putLatitude(accountId, memberId, { latitude }),
    onSuccess: async (_, latitude) => {
      await client.invalidateQueries({ queryKey: latitudesQuery(accountId).queryKey });
      toast({ text: t('latitudes.saved', { latitude: t(`guardrails:latitude.${latitude ?? data?.usual ?? 'autonomous'}`) }) });
    },
    onError: (error) => toast({ text: sentence(error), tone: 'urgent' }),
  });
  const mine = data?.latitudes.find((one) => one.memberId === memberId);
  if (data === undefined || mine === undefined) return null;
  const shown = save.isPending ? save.variables : mine.own ? mine.latitude : null;
  const meaning = t(`latitudes.meaning.${shown ?? data.usual}`);
  if (!data.mayManage || me.memberId === memberId) {
    return (
      <p>
        <strong>{label}</strong> {t(`guardrails:latitude.${mine.latitude}`)}. {meaning}
        {data.mayManage && ` ${t('latitudes.mine')}`}
      </p>
    );
  }
  return (
    <Select
      label={label}
      hint={meaning}
      value={shown ?? ''}
      onChange={({ target }) => save.mutate(LATITUDES.find((one) => one === target.value) ?? null)}
    >
      <option value="">{t('latitudes.asUsual', { latitude: t(`guardrails:latitude.${data.usual}`) })}</option>
      {LATITUDES.map((latitude) => (
        <option key={latitude} value={latitude}>
          {t(`guardrails:latitude.${latitude}`)}
        </option>
      ))}
    </Select>
  );
}
