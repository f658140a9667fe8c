import { setImmediate as breathe } from 'node:timers/promises';
import ICAL from 'ical.js';
import { fail, succeed } from '../../platform/result.ts';
import type { Result } from '../../platform/result.ts';
import { knowsZone } from '../local-time.ts';
import { blocksOf } from './event-text.ts';
import type { Block } from './event-text.ts';
import { endOf } from './read-csv.ts';
import { LONGEST_WORDS, MOST_ROWS, splitParts } from './row.ts';
import type { FileFault, FoundRow, ReadFile, ReadRepeat, ReadRow, RowFault, SureTime } from './row.ts';
import { zoneNamed } from './zone-names.ts';

/** So many events are read before others get their turn. */
const AT_ONCE = 200;

/** Reads a calendar's events, and the drafts of our own exports; `text` is the whole file. Alarms, guests and the like say nothing here. */
export async function readIcalendar(text: string): Promise<Result<ReadFile, FileFault>> {
  const blocks = [...blocksOf(text)];
  const zones = new Map(blocks.flatMap((block) => (block.name === 'VTIMEZONE' ? readZone(block) : [])));
  const events = blocks.filter(({ name }) => name !== 'VTIMEZONE');
  if (events.length === 0) return fail({ kind: 'empty-file' });
  if (events.length > MOST_ROWS) return fail({ kind: 'too-many-rows', maximum: MOST_ROWS });
  const rows: FoundRow[] = [];
  for (const [place, block] of events.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await breathe();
    const read = readEvent(block, zones);
    rows.push('kind' in read ? { line: block.line, row: null, fault: read } : { line: block.line, row: read, fault: null });
  }
  return succeed({ kind: 'icalendar', rows: leaveOutMoved(rows), columns: {}, unknownColumns: [] });
}

type Zones = ReadonlyMap<string, ICAL.Timezone>;

function readZone({ text }: Block): [string, ICAL.Timezone][] {
  try {
    const component = new ICAL.Component(ICAL.parse(text ?? ''));
    const zone = new ICAL.Timezone(component);
    return [[zone.tzid, zone]];
  } catch {
    return [];
  }
}

function readEvent({ name, text }: Block, zones: Zones): ReadRow | RowFault {
  if (text === null) return { kind: 'broken', detail: 'open-event' };
  if (text.length > LONGEST_WORDS * 2) return { kind: 'too-long' };
  try {
    const component = new ICAL.Component(ICAL.parse(text));
    return rowOf(component, zones, name === 'VJOURNAL');
  } catch (error) {
    return { kind: 'broken', detail: (error instanceof Error ? error.message : String(error)).slice(0, 200) };
  }
}

function rowOf(event: ICAL.Component, zones: Zones, untimed: boolean): ReadRow | RowFault {
  const said = (name: string): string => String(event.getFirstPropertyValue(name) ?? '');
  const ours = (name: string): string | null => said(`x-visavis-${name}`) || null;
  const start = event.getFirstProperty('dtstart');
  const time = untimed || start === null ? null : timeOf(start, zones);
  if (time !== null && !isTime(time)) return time;
  const uid = said('uid').slice(0, 1_000);
  const moved = said('recurrence-id');
  const body = said('description') || said('summary');
  const versions = event.getAllProperties('x-visavis-text').map((property) => ({
    account: String(property.getParameter('x-account') ?? ''),
    parts: splitParts(String(property.getFirstValue())),
  }));
  return {
    uid: uid === '' ? null : `${uid}${moved === '' ? '' : `#${moved}`}`,
    state: ours('state') ?? (said('status').toUpperCase() === 'CANCELLED' ? 'dropped' : null),
    time,
    repeat: repeatOf(event, time),
    accounts: accountsOf(event, ours('accounts')),
    parts: splitParts(body),
    versions: versions.filter(({ account }) => account !== ''),
    visibility: ours('visibility'),
    contentWarning: ours('warning'),
    languages: ours('languages')?.split(/[\s,;]+/u) ?? [],
    deadlineMinutes: /^\d{1,6}$/u.test(ours('deadline') ?? '') ? Number(ours('deadline')) : null,
    more: ours('more'),
  };
}

const isTime = (time: SureTime | RowFault): time is SureTime => ['wall', 'elsewhere', 'moment', 'day'].includes(time.kind);
const two = (number: number): string => String(number).padStart(2, '0');
const dayOf = ({ year, month, day }: ICAL.Time): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
const wallOf = (time: ICAL.Time): string => `${dayOf(time)}T${two(time.hour)}:${two(time.minute)}`;

const POSSIBLE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d|$)/u;

/** With its zone by IANA's name; by the file's own definition when nobody else knows the zone. */
function timeOf(property: ICAL.Property, zones: Zones): SureTime | RowFault {
  // As it is written: the library would carry a thirteenth month over into the next year.
  const written = String(property.toJSON()[3]);
  const value: unknown = POSSIBLE.test(written) ? property.getFirstValue() : null;
  if (!(value instanceof ICAL.Time)) return { kind: 'no-such-date', written: written.slice(0, 100) };
  const day = dayOf(value);
  const wanted = new Date(`${day}T${two(value.hour)}:${two(value.minute)}:00Z`);
  if (value.isDate) return { kind: 'day', day };
  const tzid = String(property.getParameter('tzid') ?? '');
  if (tzid === '')
    return value.zone === ICAL.Timezone.utcTimezone ? { kind: 'moment', at: wanted.toISOString() } : { kind: 'wall', local: wallOf(value) };
  const zone = zoneNamed(tzid);
  if (knowsZone(zone)) return { kind: 'elsewhere', local: wallOf(value), zone };
  const defined = zones.get(tzid);
  if (defined === undefined) return { kind: 'unknown-zone', zone: tzid.slice(0, 100) };
  const offset = defined.utcOffset(value);
  return { kind: 'moment', at: new Date(wanted.getTime() - offset * 1_000).toISOString() };
}

function repeatOf(event: ICAL.Component, time: SureTime | null): ReadRepeat | null {
  const rules = event.getAllProperties('rrule');
  const extra = event.getAllProperties('rdate').length > 0 || rules.length > 1;
  const rule: unknown = rules[0]?.getFirstValue();
  if (!(rule instanceof ICAL.Recur) || time === null)
    return extra ? { rule: 'RDATE', until: null, untilMoment: null, count: null, except: [] } : null;
  const raw = rules[0]?.toICALString().replace(/^[^:]*:/u, '') ?? '';
  const except = event
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues() as unknown[])
    .flatMap((value) => (value instanceof ICAL.Time ? [dayOf(value)] : []));
  // What comes on further dates than the rule's is beyond it.
  return { ...endOf(extra ? 'RDATE' : raw), except };
}

/** Ours are named; in others' calendars a category, a place or a resource that is a handle. */
function accountsOf(event: ICAL.Component, named: string | null): string[] {
  if (named !== null) return named.split(/[\s,;]+/u).filter((account) => account !== '');
  const said = ['categories', 'location', 'resources'].flatMap((name) =>
    event.getAllProperties(name).flatMap((property) => property.getValues() as unknown[]),
  );
  return said.flatMap((value) => String(value).split(/[\s,;]+/u)).filter((word) => /^(?:[a-z]+:)?@\S+$/iu.test(word));
}

/** One coming of a repeated event that was moved or changed stands on its own; the rule leaves its day out. */
function leaveOutMoved(rows: readonly FoundRow[]): FoundRow[] {
  const moved = new Map<string, string[]>();
  for (const { row } of rows) {
    const [, uid = '', day = ''] = /^(.*)#(\d{4}-\d{2}-\d{2})/u.exec(row?.uid ?? '') ?? [];
    if (day !== '') moved.set(uid, [...(moved.get(uid) ?? []), day]);
  }
  return rows.map((found) => {
    const days = moved.get(found.row?.uid ?? '');
    const { row } = found;
    if (row === null || row.repeat === null || days === undefined) return found;
    return { ...found, row: { ...row, repeat: { ...row.repeat, except: [...row.repeat.except, ...days] } } };
  });
}
