/** What a history may say of a post. Only `text` must be there. */
export type ColumnName = 'id' | 'text' | 'createdAt' | 'inReplyTo' | 'author' | 'inbound' | 'kind' | 'account' | 'truncated';

/** Names under which exports and network interfaces give each column, the surest first. Compared in lower case, `_` for spaces and hyphens. */
const KNOWN_AS: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ['id', 'id_str', 'tweet_id', 'post_id', 'status_id', 'message_id', 'uri', 'identifiant'],
  text: ['text', 'full_text', 'texte', 'content', 'contenu', 'message', 'body', 'tweet', 'tweet_text', 'post'],
  createdAt: ['created_at', 'createdat', 'date', 'datetime', 'published_at', 'publishedat', 'timestamp', 'time', 'sent_at', 'date_heure'],
  inReplyTo: [
    'in_reply_to',
    'in_reply_to_id',
    'in_reply_to_status_id',
    'in_reply_to_status_id_str',
    'in_response_to_tweet_id',
    'reply_to',
    'inreplyto',
  ],
  author: ['author', 'author_id', 'screen_name', 'username', 'user', 'from', 'auteur'],
  inbound: ['inbound', 'incoming', 'entrant'],
  kind: ['kind', 'type', 'nature'],
  account: ['account', 'account_id', 'compte', 'line', 'ligne'],
  truncated: ['truncated', 'tronque'],
};

export const COLUMN_NAMES = Object.keys(KNOWN_AS) as ColumnName[];

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s-]+/g, '_');

/** Which of `names` gives each column, by its place; a column that nobody gives is absent. */
export function findColumns(names: readonly string[]): Partial<Record<ColumnName, number>> {
  const places = new Map(names.map((name, place) => [plain(name), place] as const).toReversed());
  const found: Partial<Record<ColumnName, number>> = {};
  for (const column of COLUMN_NAMES) {
    const name = KNOWN_AS[column].find((known) => places.has(known));
    const place = name === undefined ? undefined : places.get(name);
    if (place !== undefined) found[column] = place;
  }
  return found;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator under which the first line names the most columns that we know; a comma when none does. */
export function findSeparator(firstLine: string): string {
  const score = (separator: string) => {
    const names = firstLine.split(separator).map((name) => name.replace(/^"|"$/g, ''));
    return Object.keys(findColumns(names)).length * 1000 + Math.min(names.length, 999);
  };
  return SEPARATORS.reduce((best, separator) => (score(separator) > score(best) ? separator : best), ',');
}
