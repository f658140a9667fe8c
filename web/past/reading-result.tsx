import { useTranslation } from 'react-i18next';
import type { PastResult, ReadingWithResult } from '../../src/past/schema.ts';
import page from '../app/page.module.css';
import { AnswersPart } from './answers-part.tsx';
import { BrokenRows } from './broken-rows.tsx';
import { FilePart } from './file-part.tsx';
import { GapsPart } from './gaps-part.tsx';
import { HoursPart } from './hours-part.tsx';
import { RepliesPart } from './replies-part.tsx';
import { SignersPart } from './signers-part.tsx';
import { VerdictPart } from './verdict-part.tsx';

interface ReadingResultProps {
  readonly reading: ReadingWithResult;
  readonly result: PastResult;
}

/** What a past tells: the verdict first, then what it rests on, then whom to invite. */
export function ReadingResult({ reading, result }: ReadingResultProps) {
  const { t } = useTranslation('past');
  const { presence } = result;
  return (
    <>
      <VerdictPart presence={presence} />
      <section className={page['section']}>
        <h2>{t('replies.title')}</h2>
        <RepliesPart result={result} />
      </section>
      <section className={page['section']}>
        <h2>{t('answers.title')}</h2>
        <AnswersPart presence={presence} />
      </section>
      <section className={page['section']}>
        <h2>{t('signers.title')}</h2>
        <SignersPart result={result} />
      </section>
      <section className={page['section']}>
        <h2>{t('hours.title')}</h2>
        <HoursPart presence={presence} />
      </section>
      <section className={page['section']}>
        <h2>{t('gaps.title')}</h2>
        <GapsPart presence={presence} />
      </section>
      <section className={page['section']}>
        <h2>{t('file.title')}</h2>
        <FilePart reading={reading} result={result} />
        <BrokenRows reading={reading} />
      </section>
    </>
  );
}
