import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, updateMe } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Select } from '../design/field.tsx';
import { toast } from '../design/toast.tsx';
import { changeLanguage, isLanguage } from '../i18n/i18n.ts';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';

/** The language of the interface, changed as soon as it is chosen. */
export function LanguageSelect() {
  const { t } = useTranslation('people');
  const { member } = useMe();
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const choose = async (wanted: string) => {
    const chosen = isLanguage(wanted) ? wanted : null;
    try {
      client.setQueryData(meQuery.queryKey, await updateMe({ language: chosen }));
    } catch (error) {
      return toast({ text: sentence(error), tone: 'urgent' });
    }
    const browser = navigator.language.slice(0, 2);
    await changeLanguage(chosen ?? (isLanguage(browser) ? browser : 'fr'), chosen !== null);
  };
  return (
    <Select
      id="my-language"
      label={t('fields.language')}
      width="medium"
      value={member.language ?? 'browser'}
      onChange={(event) => void choose(event.target.value)}
    >
      <option value="browser">{t('fields.languageOrganisation')}</option>
      <option value="fr">{t('fields.french')}</option>
      <option value="en">{t('fields.english')}</option>
    </Select>
  );
}
