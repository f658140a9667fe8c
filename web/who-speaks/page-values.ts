import type { TFunction } from 'i18next';
import type { PageSettings } from '../../src/who-speaks/schema.ts';
import type { FormErrors } from '../design/use-form.ts';
import { isEmail } from '../people/form-rules.ts';

/** The settings as a form has them: texts flat, by language. */
export interface PageValues extends Pick<
  PageSettings,
  'slug' | 'accent' | 'contactUrl' | 'contactEmail' | 'contactPhone' | 'hiddenAccounts' | 'indexed'
> {
  readonly introductionFr: string;
  readonly introductionEn: string;
  readonly outsideFr: string;
  readonly outsideEn: string;
}

export const readPageValues = (settings: PageSettings): PageValues => ({
  slug: settings.slug,
  accent: settings.accent,
  contactUrl: settings.contactUrl,
  contactEmail: settings.contactEmail,
  contactPhone: settings.contactPhone,
  hiddenAccounts: settings.hiddenAccounts,
  indexed: settings.indexed,
  introductionFr: settings.introduction.fr,
  introductionEn: settings.introduction.en,
  outsideFr: settings.outsideHours.fr,
  outsideEn: settings.outsideHours.en,
});

/** What is wrong with them; the server judges again. */
export function checkPage(values: PageValues, t: TFunction<'publicPage'>): FormErrors<PageValues> {
  const { slug, accent, contactEmail, contactUrl, contactPhone } = values;
  return {
    ...(!/^[a-z0-9](-?[a-z0-9]){1,59}$/u.test(slug.trim()) && { slug: t('wrong.slug') }),
    ...(!/^#[0-9a-f]{6}$/iu.test(accent) && { accent: t('wrong.accent') }),
    ...(contactEmail !== '' && !isEmail(contactEmail) && { contactEmail: t('wrong.email') }),
    ...(contactUrl !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/u.test(contactUrl) && { contactUrl: t('wrong.url') }),
    ...(!/^[+\d\s().-]*$/u.test(contactPhone) && { contactPhone: t('wrong.phone') }),
  };
}
