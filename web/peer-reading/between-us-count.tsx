import { useQuery } from '@tanstack/react-query';
import { peerReadingCountsQuery } from './requests.ts';
import styles from './peer-reading.module.css';

/** How many wait for me to read, or have been said of mine: beside the word of the tab. One's own alone. */
export function BetweenUsCount() {
  const { data } = useQuery(peerReadingCountsQuery);
  const count = (data?.toRead ?? 0) + (data?.unseen ?? 0);
  return count === 0 ? null : <span className={styles['count']}>{count}</span>;
}
