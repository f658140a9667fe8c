import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { Face } from '../design/face.tsx';
import { photoUrl } from '../api/people.ts';
import type { CardValues } from './card-values.ts';
import { languageName } from './language-names.ts';
import styles from './card.module.css';

/** What the public reads of somebody, as typed until now: under each answer, and on the public page when the member agrees. */
export function PublicGlimpse({ member, values }: { readonly member: MemberView; readonly values: CardValues }) {
  const { t, i18n } = useTranslation('people');
  const languages = new Intl.ListFormat(i18n.language).format(values.languages.map((tag) => languageName(tag, i18n.language)));
  const tag = values.speakerTag.trim().replace(/^#/u, '');
  return (
    <figure className={styles['glimpse']} aria-label={t('me.preview')}>
      <Face id={member.memberId} name={values.publicName} initials={values.initials} pictureUrl={photoUrl(member, 128)} size={128} />
      <strong>{values.publicName}</strong>
      {values.pronouns !== '' && <span>{values.pronouns}</span>}
      {values.jobTitle !== '' && <span>{values.jobTitle}</span>}
      {languages !== '' && <span>{languages}</span>}
      <figcaption>{t('me.preview')}</figcaption>
      <span className={styles['signatures']}>
        <b>— {values.publicName}</b> <b>^{values.initials}</b> {tag !== '' && <b>#{tag}</b>}
      </span>
    </figure>
  );
}
