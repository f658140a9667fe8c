import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { askRows, bringCalendar } from './requests-calendar.ts';
import type { ImportAnswersView, ImportedRow, ImportView } from './requests-calendar.ts';

export type ImportPhase = 'nothing' | 'reading' | 'looking' | 'looked' | 'making' | 'made';

const NO_ANSWERS: ImportAnswersView = { order: null, allDayAt: null, accountIds: [] };

/** A calendar from elsewhere: brought, looked at page by page, and made when somebody wants it. */
export function useImport() {
  const client = useQueryClient();
  const [brought, setBrought] = useState<ImportView | null>(null);
  const [rows, setRows] = useState<readonly ImportedRow[]>([]);
  const [answers, setAnswers] = useState(NO_ANSWERS);
  const [phase, setPhase] = useState<ImportPhase>('nothing');
  const [error, setError] = useState<Error | null>(null);
  /** Counts up with each new question, so that late answers to an older one are not shown. */
  const asked = useRef(0);

  async function go(one: ImportView, what: 'look' | 'make', said: ImportAnswersView): Promise<void> {
    asked.current += 1;
    const mine = asked.current;
    setError(null);
    setPhase(what === 'look' ? 'looking' : 'making');
    const told: ImportedRow[] = [];
    try {
      for (let from: number | null = 0; from !== null;) {
        const page = await askRows(one.importId, what, { from, answers: said });
        if (mine !== asked.current) return;
        told.push(...page.rows);
        setRows([...told]);
        from = page.next;
      }
      setPhase(what === 'look' ? 'looked' : 'made');
    } catch (failure) {
      if (mine !== asked.current) return;
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      // What was made stays made, and is told again as it was when it is asked for anew.
      setPhase('looked');
    }
    if (what === 'make') void client.invalidateQueries({ queryKey: ['posts'] });
  }

  return {
    brought,
    rows,
    answers,
    phase,
    error,
    async bring(file: File) {
      asked.current += 1;
      setBrought(null);
      setRows([]);
      setError(null);
      setAnswers(NO_ANSWERS);
      setPhase('reading');
      try {
        const one = await bringCalendar(file);
        setBrought(one);
        await go(one, 'look', NO_ANSWERS);
      } catch (failure) {
        setError(failure instanceof Error ? failure : new Error(String(failure)));
        setPhase('nothing');
      }
    },
    answer(change: Partial<ImportAnswersView>) {
      const next = { ...answers, ...change };
      setAnswers(next);
      if (brought) void go(brought, 'look', next);
    },
    make: async () => (brought ? await go(brought, 'make', answers) : undefined),
  };
}
