import { stateWord } from './export-row.ts';
import type { ExportRow } from './export-row.ts';
import { joinParts } from './row.ts';

type Language = 'fr' | 'en';

/** In the order of the columns; between `text` and `visibility` stand those of the accounts that say something else. */
const NAMES: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'identifiant',
    'état',
    'date',
    'heure',
    'fuseau',
    'comptes',
    'texte',
    'visibilité',
    'avertissement',
    'langues',
    'répétition',
    'jusqu’au',
    'sauf',
    'délai (minutes)',
    'programmée par',
    'devenir',
    'adresses',
    'détails',
  ],
  en: [
    'id',
    'state',
    'date',
    'time',
    'zone',
    'accounts',
    'text',
    'visibility',
    'content warning',
    'languages',
    'repeat',
    'until',
    'except',
    'deadline (minutes)',
    'planned by',
    'outcome',
    'addresses',
    'details',
  ],
};
const TEXT_PLACE = 7;

/** A field that a spreadsheet takes for a formula is kept from being one by an apostrophe, which the import takes away again. */
const quoted = (field: string): string => `"${(/^'*[=+\-@\t\r]/u.test(field) ? `'${field}` : field).replaceAll('"', '""')}"`;

/** With its byte order mark, and in French with semicolons: as the spreadsheets of each language open it. */
export function writeCsv(rows: readonly ExportRow[], language: Language): string {
  const separator = language === 'fr' ? ';' : ',';
  const apart = [...new Set(rows.flatMap(({ versions }) => versions.map(({ account }) => account)))];
  const names = NAMES[language].toSpliced(TEXT_PLACE, 0, ...apart.map((account) => `${language === 'fr' ? 'texte' : 'text'} ${account}`));
  const lines = [names, ...rows.map((row) => fieldsOf(row, apart, language))].map((fields) => fields.map(quoted).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function fieldsOf(row: ExportRow, apart: readonly string[], language: Language): string[] {
  const { time, repeat } = row;
  // A repeated post begins where its rule counts from.
  const [day = '', clock = ''] = (repeat?.from ?? time?.local ?? '').split('T');
  const own = apart.map((account) => joinParts(row.versions.find((version) => version.account === account)?.parts ?? []));
  const fields = [
    row.postId,
    stateWord(row.state, language),
    day,
    clock,
    time?.zone ?? '',
    row.accounts.join(' '),
    joinParts(row.parts),
    row.visibility,
    row.contentWarning ?? '',
    row.languages.join(' '),
    repeat?.rule ?? '',
    repeat?.until ?? '',
    repeat?.except?.join(' ') ?? '',
    row.deadlineMinutes === null ? '' : String(row.deadlineMinutes),
    row.plannedBy,
    row.outcome.join('\n'),
    row.addresses.join('\n'),
    row.more ?? '',
  ];
  return fields.toSpliced(TEXT_PLACE, 0, ...own);
}
