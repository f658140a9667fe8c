import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HelmView } from '../../src/shifts/schema.ts';
import { useMe } from '../app/session.ts';
import { membersQuery } from '../api/people.ts';
import styles from './dialog.module.css';

interface ProfileLineProps {
  readonly helm: HelmView | undefined;
  readonly accountLanguage: string | undefined;
}

/** What the public reads is in the account's language; the texts of the other one than the reader's are not loaded here. */
const PUBLIC = {
  fr: { team: 'l’équipe', line: (names: string) => `Aux commandes\u00a0: ${names}` },
  en: { team: 'the team', line: (names: string) => `At the helm: ${names}` },
} as const;

/**
 * What the account's profile will say once one has taken the helm; in the account's language, whatever the reader's. It names those who agreed to
 * be shown, and says the team for the others, as `src/shifts/words.ts` does.
 */
export function ProfileLine({ helm, accountLanguage }: ProfileLineProps) {
  const { t } = useTranslation('shifts');
  const { member } = useMe();
  const { data: members = [] } = useQuery(membersQuery);
  const language = accountLanguage === 'en' ? 'en' : 'fr';
  const others = (helm?.atHelm ?? []).filter(({ memberId }) => memberId !== member.memberId).map(({ memberId }) => memberId);
  const here = [...others.map((id) => members.find(({ memberId }) => memberId === id)), member].filter((one) => one !== undefined);
  const named = here.filter(({ listedPublicly }) => listedPublicly).map(({ publicName }) => publicName);
  const names = new Intl.ListFormat(language).format(named.length < here.length ? [...named, PUBLIC[language].team] : named);
  return (
    <p className={styles['quiet']}>
      {t('take.profile', { line: `«\u202f${PUBLIC[language].line(names)}\u202f»` })}
      {!member.listedPublicly && ` ${t('take.unlisted')}`}
    </p>
  );
}
