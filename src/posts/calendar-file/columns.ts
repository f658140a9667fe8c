/** Which column of a table says what, by the names that people, spreadsheets and other tools give them. */

export type ColumnName =
  | 'id'
  | 'state'
  | 'date'
  | 'time'
  | 'moment'
  | 'zone'
  | 'accounts'
  | 'text'
  | 'visibility'
  | 'warning'
  | 'languages'
  | 'repeat'
  | 'until'
  | 'except'
  | 'deadline'
  | 'more';

/** The surest first. Compared without accents, case and signs. */
const KNOWN_AS: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ['id', 'identifiant', 'uid'],
  state: ['state', 'etat', 'statut', 'status'],
  date: ['date', 'jour', 'day', 'date de publication', 'publish date', 'post date', 'start date', 'date de debut', 'scheduled date'],
  time: ['time', 'heure', 'hour', 'heure de publication', 'start time', 'heure de debut', 'publish time', 'scheduled time', 'horaire'],
  moment: [
    'date et heure',
    'date heure',
    'date time',
    'datetime',
    'date and time',
    'quand',
    'when',
    'scheduled at',
    'publish at',
    'due at',
    'scheduled',
    'posting time',
    'programmee le',
  ],
  zone: ['zone', 'fuseau', 'fuseau horaire', 'time zone', 'timezone'],
  accounts: [
    'accounts',
    'comptes',
    'account',
    'compte',
    'handle',
    'handles',
    'profil',
    'profils',
    'profile',
    'profiles',
    'canal',
    'channel',
    'channels',
  ],
  text: [
    'text',
    'texte',
    'message',
    'contenu',
    'content',
    'post',
    'publication',
    'tweet',
    'corps',
    'body',
    'caption',
    'description',
    'subject',
    'titre',
    'title',
  ],
  visibility: ['visibility', 'visibilite', 'audience'],
  warning: ['content warning', 'avertissement', 'cw', 'spoiler'],
  languages: ['languages', 'langues', 'language', 'langue', 'lang'],
  repeat: ['repeat', 'repetition', 'recurrence', 'rrule', 'rule', 'regle'],
  until: ['until', 'jusqu au', 'jusqu a', 'fin de la repetition'],
  except: ['except', 'sauf', 'sauf le'],
  deadline: ['deadline minutes', 'delai minutes', 'deadline', 'delai'],
  more: ['more', 'details'],
};
const COLUMNS = Object.keys(KNOWN_AS) as ColumnName[];
/** What our own exports say besides, which nobody brings back. */
const OURS_ONLY = new Set(['planned by', 'programmee par', 'outcome', 'devenir', 'addresses', 'adresses']);

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `Texte @ligne4`: what that account says instead. */
const APART = /^(?:text|texte)\s*[: ]\s*\(?\s*((?:[a-z]+:)?@?[^\s()]+)\)?$/iu;

export interface Columns {
  /** By their place in the row. */
  readonly places: Partial<Record<ColumnName, number>>;
  readonly apart: readonly { readonly account: string; readonly place: number }[];
  readonly unknown: readonly string[];
}

export function findColumns(names: readonly string[]): Columns {
  const plains = names.map(plain);
  const apart = names.flatMap((name, place) => {
    const account = APART.exec(name.trim())?.[1];
    return account?.includes('@') ? [{ account, place }] : [];
  });
  const places: Partial<Record<ColumnName, number>> = {};
  for (const column of COLUMNS) {
    const known = KNOWN_AS[column].find((one) => plains.includes(one));
    if (known !== undefined) places[column] = plains.indexOf(known);
  }
  const used = new Set([...Object.values(places), ...apart.map(({ place }) => place)]);
  const unknown = names.filter((name, place) => !used.has(place) && name.trim() !== '' && !OURS_ONLY.has(plains[place] ?? ''));
  return { places, apart, unknown };
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator under which the line of names says most that we know. */
export function findSeparator(head: string): string {
  const score = (separator: string): number => {
    const names = head.split(separator).map((name) => name.replaceAll(/^\s*"|"\s*$/gu, ''));
    const { places, apart } = findColumns(names);
    return (Object.keys(places).length + apart.length) * 1_000 + Math.min(names.length, 999);
  };
  return SEPARATORS.reduce((best: string, separator) => (score(separator) > score(best) ? separator : best), ',');
}
