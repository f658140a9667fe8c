import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Select } from '../design/field.tsx';
import fields from '../design/field.module.css';
import { useClock } from '../design/relative-time.tsx';
import { calendarQuery } from './requests.ts';

export interface Calendar {
  readonly country: string | null;
  readonly region: string | null;
}

interface CalendarFieldsProps {
  readonly value: Calendar;
  readonly onChange: (calendar: Calendar) => void;
  readonly error: string | undefined;
}

/** Whose public holidays the week shows, for the whole organisation. */
export function CalendarFields({ value, onChange, error }: CalendarFieldsProps) {
  const { t } = useTranslation('shifts');
  const { language } = useClock();
  const { data } = useQuery({ ...calendarQuery(language, value.country ?? undefined), placeholderData: keepPreviousData });
  const regions = value.country === null ? [] : (data?.regions ?? []);
  return (
    <fieldset>
      <legend className={fields['legend']}>{t('settings.holidays')}</legend>
      <div className={fields['pair']}>
        <Select
          label={t('settings.country')}
          error={error}
          value={value.country ?? ''}
          onChange={(event) => onChange({ country: event.target.value === '' ? null : event.target.value, region: null })}
        >
          <option value="">{t('settings.noCountry')}</option>
          {data?.countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
        {regions.length > 0 && (
          <Select
            label={t('settings.region')}
            value={value.region ?? ''}
            onChange={(event) => onChange({ ...value, region: event.target.value === '' ? null : event.target.value })}
          >
            <option value="">{t('settings.wholeCountry')}</option>
            {regions.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </div>
    </fieldset>
  );
}
