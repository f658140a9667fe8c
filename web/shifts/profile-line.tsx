import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { usePeople } from '../inbox/use-people.ts';
import styles from './dialog.module.css';

interface ProfileLineProps {
  readonly helm: HelmView | undefined;
  readonly accountLanguage: string | undefined;
}

/** What the account's profile will say once one has taken the helm; in the account's language, whatever the reader's. */
export function ProfileLine({ helm, accountLanguage }: ProfileLineProps) {
  const { t, i18n } = useTranslation('shifts');
  const { member } = useMe();
  const personOf = usePeople();
  const language = accountLanguage === 'en' ? 'en' : 'fr';
  const others = (helm?.atHelm ?? []).filter(({ memberId }) => memberId !== member.memberId).map(({ memberId }) => personOf(memberId).name);
  const names = new Intl.ListFormat(language).format([...others, member.publicName]);
  const line =
    i18n.language === language
      ? t('take.profileLine', { names })
      : language === 'en'
        ? `At the helm: ${names}`
        : `Aux commandes\u00a0: ${names}`;
  return <p className={styles['quiet']}>{t('take.profile', { line: `«\u202f${line}\u202f»` })}</p>;
}
