import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MentionableView } from '../../../src/circles/schema.ts';
import { Face } from '../../design/face.tsx';
import { at, useAccountsById } from '../../inbox/use-people.ts';
import { directoryQuery, mentionableQuery } from '../requests.ts';
import { useLate } from '../use-late.ts';
import type { Completing, Entry } from './entry.ts';
import styles from './completion.module.css';

const MOST = 8;
/** Milliseconds. Networks are asked less hastily than our own server, and not for one letter. */
const PAUSE = 120;
const PAUSE_THERE = 300;
const LETTERS_THERE = 2;
const MOST_NETWORKS = 4;

/** Who is called so: people known here first, then whom the networks of these accounts propose. */
export function usePeopleEntries(letters: string | null, { accountIds, mention }: Completing): { entries: Entry[]; searching: boolean } {
  const { t } = useTranslation('words');
  const accounts = useAccountsById();
  const typed = useLate(letters, PAUSE);
  const typedThere = useLate(letters, PAUSE_THERE);
  const here = useQuery({ ...mentionableQuery(typed ?? ''), enabled: typed !== null && typed !== '' });
  const asked = typedThere !== null && typedThere.length >= LETTERS_THERE;
  // One account of each network knows whom its network knows. X sells no such search.
  const networks = new Map<string, string>();
  for (const id of accountIds) {
    const network = accounts.get(id)?.network;
    if (network !== undefined && !networks.has(network)) networks.set(network, id);
  }
  const able = [...networks].filter(([network]) => network !== 'x').slice(0, MOST_NETWORKS);
  const there = useQueries({ queries: able.map(([, id]) => Object.assign(directoryQuery(id, typedThere ?? ''), { enabled: asked })) });
  const speaking = [...networks.keys()];
  const found = merge([here.data ?? [], ...there.map(({ data }) => data ?? [])]);
  const entries = found.map((person): Entry => {
    const absent = speaking.filter((network) => !person.handles.some((one) => one.network === network));
    const handles = person.handles.map(({ network, handle }) => `${t(`networks.${network}`)} ${at(handle)}`).join(' · ');
    const plain = absent.map((network) => t(`networks.${network as 'x'}`)).join(', ');
    return {
      id: person.handles.map(({ network, handle }) => `${network}:${handle}`).join(),
      label: (
        <span className={styles['person']}>
          <Face id={person.name} name={person.name} pictureUrl={person.avatarUrl} size={28} />
          <b>{person.name}</b>
        </span>
      ),
      detail: plain === '' ? handles : `${handles} · ${t('people.nameOnly', { networks: plain })}`,
      take: () => mention(person),
    };
  });
  const searching = letters !== null && (typed !== letters || here.isFetching || there.some(({ isFetching }) => isFetching));
  return { entries: letters === null ? [] : entries, searching };
}

/** Each person once, by any handle. */
function merge(lists: readonly (readonly MentionableView[])[]): MentionableView[] {
  const found: MentionableView[] = [];
  const seen = new Set<string>();
  for (const person of lists.flat()) {
    const keys = person.handles.map(({ network, handle }) => `${network}:${handle.toLowerCase()}`);
    if (found.length < MOST && !keys.some((key) => seen.has(key))) found.push(person);
    for (const key of keys) seen.add(key);
  }
  return found;
}
