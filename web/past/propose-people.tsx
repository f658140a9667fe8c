import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Signer } from '../../src/past/schema.ts';
import type { CreatedInvitation, MemberView, Role } from '../../src/people/schema.ts';
import { invitationsQuery, invite } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { toast } from '../design/toast.tsx';
import { useFailureSentence } from '../i18n/use-failure-sentence.ts';
import { isEmail } from '../people/form-rules.ts';
import { InvitedLink } from './invited-link.tsx';
import { peopleToPropose } from './match-signer.ts';
import { ProposedPerson } from './proposed-person.tsx';
import type { Proposal } from './proposed-person.tsx';
import styles from './past.module.css';

const FRESH: Proposal = { ticked: false, email: '', role: 'member', error: undefined, created: undefined };

interface ProposePeopleProps {
  readonly signers: readonly Signer[];
  readonly members: readonly MemberView[];
}

/** Those who sign and are not in the team: tick, give an address, invite. */
export function ProposePeople({ signers, members }: ProposePeopleProps) {
  const { t } = useTranslation(['past', 'people']);
  const { organisation } = useMe();
  const people = peopleToPropose(signers, members);
  const form = useProposals();
  if (people.length === 0) return <p className={styles['soft']}>{t('people.all')}</p>;
  const ticked = people.filter(({ author }) => form.of(author).ticked && form.of(author).created === undefined);
  return (
    <form
      className={styles['people']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.send(ticked.map(({ author }) => author));
      }}
    >
      <h3>{t('people.title')}</h3>
      <p className={styles['soft']}>{organisation.demonstration ? t('people.demonstration') : t('people.lead')}</p>
      <ul className={styles['proposals']}>
        {people.map(({ author, signature }) => {
          const proposal = form.of(author);
          return (
            <li key={author}>
              {proposal.created === undefined ? (
                <ProposedPerson
                  name={author}
                  signature={signature}
                  proposal={proposal}
                  disabled={organisation.demonstration}
                  onChange={(change) => form.change(author, change)}
                />
              ) : (
                <InvitedLink name={author} created={proposal.created} />
              )}
            </li>
          );
        })}
      </ul>
      {!organisation.demonstration && (
        <div>
          <Button type="submit" tone="primary" busy={form.sending}>
            {t('people.submit', { count: ticked.length })}
          </Button>
        </div>
      )}
    </form>
  );
}

function useProposals() {
  const { t } = useTranslation(['past', 'people']);
  const client = useQueryClient();
  const sentence = useFailureSentence();
  const [proposals, setProposals] = useState<Readonly<Record<string, Proposal>>>({});
  const [sending, setSending] = useState(false);
  const of = (author: string): Proposal => proposals[author] ?? FRESH;
  const change = (author: string, changed: Partial<Proposal>) =>
    setProposals((all) => ({ ...all, [author]: { ...(all[author] ?? FRESH), ...changed } }));

  /** One after the other: a refusal of one stands beside it, and keeps nobody else out. */
  async function send(authors: readonly string[]): Promise<void> {
    if (authors.length === 0) return toast({ text: t('past:people.nobody') });
    setSending(true);
    for (const author of authors) {
      const { email, role } = of(author);
      if (!isEmail(email.trim())) {
        change(author, { error: t('people:wrong.email') });
        continue;
      }
      const outcome = await inviteOne({ email: email.trim(), role }, sentence);
      change(author, outcome);
    }
    setSending(false);
    await client.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  }
  return { of, change, send, sending };
}

async function inviteOne(
  wanted: { email: string; role: Role },
  sentence: (error: unknown) => string,
): Promise<{ created: CreatedInvitation } | { error: string }> {
  try {
    return { created: await invite(wanted) };
  } catch (error) {
    return { error: sentence(error) };
  }
}
