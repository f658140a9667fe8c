import { useMemo, useState } from 'react';
import type { MessageView } from '../../../src/inbox/schema.ts';
import { emojiRuns } from './emoji-runs.ts';
import styles from './message-parts.module.css';

interface EmojiTextProps {
  readonly text: string;
  readonly emoji: MessageView['emoji'];
}

/** Words with the pictures of their server in them; each says its shortcode to who cannot see it. */
export function EmojiText({ text, emoji }: EmojiTextProps) {
  const runs = useMemo(() => emojiRuns(text, emoji), [text, emoji]);
  return runs.map((run) => (run.url === null ? run.text : <Picture key={run.at} code={run.text} url={run.url} />));
}

function Picture({ code, url }: { readonly code: string; readonly url: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return code;
  return (
    <img
      src={url}
      alt={code}
      title={code}
      className={styles['emoji']}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
    />
  );
}
