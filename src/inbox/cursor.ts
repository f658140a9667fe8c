/** Where a page of a list ended: the moment (as Postgres writes it, to the microsecond) and the id of its last row. */
export interface PageEnd {
  readonly at: string;
  readonly id: string;
}

const MOMENT = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to the browser; no secret is in it. */
export const writeCursor = (end: PageEnd): string => Buffer.from(`${end.at}|${end.id}`).toString('base64url');

/** Null when it is not one of ours. */
export function readCursor(cursor: string): PageEnd | null {
  const [at = '', id = '', ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  return rest.length === 0 && MOMENT.test(at) && ID.test(id) && !Number.isNaN(momentOf({ at, id }).getTime()) ? { at, id } : null;
}

/** The moment of a page's end, to the millisecond. */
export const momentOf = ({ at }: PageEnd): Date => new Date(`${at.slice(0, 23).replace(' ', 'T').replace(/\+00$/, '')}Z`);
