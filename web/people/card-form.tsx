import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../src/people/schema.ts';
import { isFailure } from '../api/failure.ts';
import { meQuery, membersQuery, updateCard } from '../api/people.ts';
import { useMe } from '../app/session.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import form from '../design/field.module.css';
import { toast } from '../design/toast.tsx';
import { useForm } from '../design/use-form.ts';
import { CardFields } from './card-fields.tsx';
import { CARD_FIELDS, changesOf, valuesOf, writableLines, wrongLines, type CardValues } from './card-values.ts';
import { ConsentField } from './consent-field.tsx';
import { PublicGlimpse } from './public-glimpse.tsx';
import { useRefusal } from '../app/use-refusal.ts';
import styles from './card.module.css';

interface CardFormProps {
  readonly member: MemberView;
  /** After it was kept. */
  readonly onKept?: () => void;
}

/** A card being written, one's own or a colleague's, with what the public will read beside it. */
export function CardForm({ member, onKept }: CardFormProps) {
  const { t } = useTranslation(['people', 'shell']);
  const { member: me } = useMe();
  const client = useQueryClient();
  const [offeredInitials, setOffered] = useState<readonly string[]>([]);
  const lines = writableLines(me, member);
  // The server counts time in minutes, the form in hours.
  const refused = useRefusal<CardValues>(
    CARD_FIELDS.map(([field]) => field),
    { 'initials-taken': 'initials', 'tag-taken': 'speakerTag', 'name-of-persona': 'publicName' },
  );
  const [before, setBefore] = useState(() => valuesOf(member));
  const state = useForm<CardValues>({
    initial: before,
    check: (values) => wrongLines(values, (line) => t(`wrong.${line}`)),
    refused: (error) => {
      if (isFailure(error, 'initials-taken')) setOffered(strings(error.details['proposals']));
      return refused(error);
    },
    send: async (values) => {
      const kept = await updateCard(member.memberId, changesOf(before, values));
      setOffered([]);
      setBefore(valuesOf(kept));
      const queries = member.memberId === me.memberId ? [meQuery, membersQuery] : [membersQuery];
      await Promise.all(queries.map(async ({ queryKey }) => await client.invalidateQueries({ queryKey })));
      toast({ text: t('shell:form.saved') });
      onKept?.();
    },
  });
  return (
    <div className={styles['editor']}>
      <form noValidate onSubmit={state.submit} className={form['form']}>
        <ErrorSummary form={state} fields={CARD_FIELDS} />
        <CardFields form={state} memberId={member.memberId} lines={lines} offeredInitials={offeredInitials} />
        {lines.includes('listedPublicly') && (
          <ConsentField agreed={state.values.listedPublicly} onChange={(agreed) => state.set('listedPublicly', agreed)} />
        )}
        <div className={form['actions']}>
          <Button type="submit" tone="primary" busy={state.sending}>
            {t('shell:form.save')}
          </Button>
        </div>
      </form>
      <PublicGlimpse member={member} values={state.values} />
    </div>
  );
}

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
