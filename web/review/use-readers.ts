import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../src/review/schema.ts';
import { usePeople } from '../inbox/use-people.ts';

/** So many are named; the others are counted. */
const NAMED = 3;

/** Who may read words that wait, in a sentence; « Un collègue » while that is not known. */
export function useReaders({ readers }: Pick<ReviewView, 'readers'>): string {
  const { t, i18n } = useTranslation('review');
  const personOf = usePeople();
  const names = readers.slice(0, NAMED).map((memberId) => personOf(memberId).name);
  const more = readers.length - names.length;
  if (names.length === 0) return t('held.waits');
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const said = list.format(more > 0 ? [...names, t('held.others', { count: more })] : names);
  return t(readers.length === 1 ? 'held.readers' : 'held.readersSeveral', { names: said });
}
