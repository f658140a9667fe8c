import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccountView } from '../../src/accounts/schema.ts';
import type { HelmSettingsView } from '../../src/shifts/schema.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { Select } from '../design/field.tsx';
import fields from '../design/field.module.css';
import { Skeleton } from '../design/skeleton.tsx';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { useRefusal } from '../app/use-refusal.ts';
import { CalendarFields } from './calendar-fields.tsx';
import type { Calendar } from './calendar-fields.tsx';
import { NoticeFields, saysWhen } from './notice-fields.tsx';
import { calendarQuery, saveCalendar, saveSettings, settingsQuery } from './requests.ts';
import { TemplateFields } from './template-fields.tsx';
import { useClock } from '../design/relative-time.tsx';
import styles from './plan.module.css';

interface SettingsDialogProps {
  readonly account: AccountView;
  readonly onClose: () => void;
}

/** How people take turns on an account: their words, the profile, absences, what is said outside the hours; and the days that are kept. */
export function SettingsDialog({ account, onClose }: SettingsDialogProps) {
  const { t } = useTranslation('shifts');
  const { language } = useClock();
  const { data: settings } = useQuery(settingsQuery(account.accountId));
  const { data: calendar } = useQuery(calendarQuery(language, undefined));
  return (
    <Dialog title={t('settings.title', { handle: account.handle })} open onClose={onClose} width="wide">
      {settings && calendar ? (
        <SettingsForm
          account={account}
          settings={settings}
          calendar={{ country: calendar.country, region: calendar.region }}
          onClose={onClose}
        />
      ) : (
        <Skeleton height="20rem" />
      )}
    </Dialog>
  );
}

const MINUTES = [5, 10, 15, 20, 30, 60] as const;

interface Values extends HelmSettingsView {
  readonly calendar: Calendar;
}

function SettingsForm({ account, settings, calendar, onClose }: SettingsDialogProps & { settings: HelmSettingsView; calendar: Calendar }) {
  const { t } = useTranslation(['shifts', 'shell']);
  const client = useQueryClient();
  const refused = useRefusal<Values>(['templates', 'hoursNoticeWords', 'calendar'], { 'no-such-calendar': 'calendar' });
  const form = useForm<Values>({
    initial: { ...settings, calendar },
    check: ({ templates, hoursNotice, hoursNoticeWords }) => ({
      ...(templates.some(({ text }) => text.trim() === '') && { templates: t('settings.empty') }),
      ...(hoursNotice && !saysWhen(hoursNoticeWords) && { hoursNoticeWords: t('settings.noticeNeeds') }),
    }),
    refused,
    send: async ({ calendar: chosen, ...rest }) => {
      await saveSettings(account.accountId, rest);
      if (chosen.country !== calendar.country || chosen.region !== calendar.region) await saveCalendar(chosen);
      onClose();
      toast({ text: t('settings.saved') });
      for (const queryKey of [['helm-settings'], ['holiday-calendar'], ['week'], ['helms']]) await client.invalidateQueries({ queryKey });
    },
  });
  const { values, errors, set } = form;
  return (
    <form noValidate onSubmit={form.submit} className={fields['form']}>
      <ErrorSummary form={form} fields={[]} />
      <TemplateFields
        kind="greeting"
        templates={values.templates}
        onChange={(templates) => set('templates', templates)}
        error={errors.templates}
      />
      <TemplateFields kind="goodbye" templates={values.templates} onChange={(templates) => set('templates', templates)} error={undefined} />
      <label className={styles['check']}>
        <input type="checkbox" checked={values.profileLine} onChange={(event) => set('profileLine', event.target.checked)} />
        <span>
          {t('settings.profile')}
          <small>{t('settings.profileHint')}</small>
        </span>
      </label>
      <Select
        label={t('settings.absent')}
        width="medium"
        value={values.absentAfterMinutes}
        onChange={(event) => set('absentAfterMinutes', Number(event.target.value))}
      >
        {[...new Set([...MINUTES, settings.absentAfterMinutes])]
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {t('settings.minutes', { count })}
            </option>
          ))}
      </Select>
      <NoticeFields
        on={values.hoursNotice}
        words={values.hoursNoticeWords}
        onSwitch={(on) => set('hoursNotice', on)}
        onWords={(words) => set('hoursNoticeWords', words)}
        error={errors.hoursNoticeWords}
      />
      <CalendarFields value={values.calendar} onChange={(next) => set('calendar', next)} error={errors.calendar} />
      <div className={fields['actions']}>
        <Button type="submit" tone="primary" busy={form.sending}>
          {t('settings.save')}
        </Button>
        <Button tone="quiet" onClick={onClose}>
          {t('shell:cancel')}
        </Button>
      </div>
    </form>
  );
}
