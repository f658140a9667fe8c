import type { BrokenRow } from './schema.ts';

/** With its byte order mark, without which spreadsheets read accents wrong. */
export function writeBrokenRows(rows: readonly BrokenRow[]): string {
  const lines = rows.map(({ line, reason, raw }) => [String(line), reason, raw].map(quoted).join(','));
  return `\ufeff${['line,reason,row', ...lines].join('\r\n')}\r\n`;
}

/** A field that a spreadsheet takes for a formula is kept from being one by an apostrophe. */
const quoted = (field: string): string => `"${(/^[=+\-@\t\r]/.test(field) ? `'${field}` : field).replaceAll('"', '""')}"`;
