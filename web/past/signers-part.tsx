import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PastResult } from '../../src/past/schema.ts';
import { membersQuery } from '../api/people.ts';
import { percentIn } from './figures.ts';
import { ProposeForm } from './propose-form.tsx';
import { ProposePeople } from './propose-people.tsx';
import { ShareBar } from './share-bar.tsx';
import { SignersTable } from './signers-table.tsx';
import styles from './past.module.css';

/** Who signs; then what can be done with it: people to invite, and the form to take up. */
export function SignersPart({ result }: { readonly result: PastResult }) {
  const { t, i18n } = useTranslation('past');
  const { data: members } = useQuery(membersQuery);
  const { signed, posts } = result.presence;
  if (signed === null) return <p className={styles['soft']}>{t('signers.unknown')}</p>;
  if ((posts.ours ?? 0) === 0) return <p className={styles['soft']}>{t('replies.none')}</p>;
  if (signed.count === 0) return <p>{t('signers.nobody')}</p>;
  const percent = (share: number | null) => percentIn(share ?? 0, i18n.language);
  return (
    <>
      <p>
        {t('signers.signed', { share: percent(signed.share) })}.{' '}
        {signed.repliesShare !== null && t('signers.signedReplies', { share: percent(signed.repliesShare) })}
      </p>
      <ShareBar
        parts={[
          { name: t('signers.withName'), count: signed.count, look: 'accent' },
          { name: t('signers.without'), count: Math.max((posts.ours ?? 0) - signed.count, 0), look: 'line' },
        ]}
        words={({ count }) => count.toLocaleString(i18n.language)}
      />
      <SignersTable signers={result.signers} leftOut={result.signersLeftOut} members={members ?? []} />
      {members !== undefined && <ProposePeople signers={result.signers} members={members} />}
      <ProposeForm signed={signed} sample={result.signers[0]?.signature ?? ''} />
    </>
  );
}
