import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { ExportRow } from './export-row.ts';
import { joinParts } from './row.ts';

const SUMMARY_LENGTH = 80;

/** What has a time is an event, what has none yet a journal entry; what only we know of it stands in `X-VISAVIS-…`. */
export function writeIcalendar(rows: readonly ExportRow[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Visavis//Calendar//FR');
  calendar.addPropertyWithValue('version', '2.0');
  for (const zone of zonesOf(rows)) calendar.addSubcomponent(zone);
  for (const row of rows) calendar.addSubcomponent(eventOf(row));
  return `${calendar.toString()}\r\n`;
}

const utc = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true);
const wall = (local: string): ICAL.Time => ICAL.Time.fromDateTimeString(`${local}:00`);

function eventOf(row: ExportRow): ICAL.Component {
  const { time, repeat } = row;
  const event = new ICAL.Component(time === null ? 'vjournal' : 'vevent');
  event.addPropertyWithValue('uid', row.uid);
  event.addPropertyWithValue('dtstamp', utc(row.changedAt));
  if (time !== null && repeat === null) event.addPropertyWithValue('dtstart', utc(time.dueAt));
  if (time !== null && repeat !== null) {
    zoned(event, 'dtstart', repeat.from, time.zone);
    const last = Temporal.PlainDateTime.from(`${repeat.until}T23:59:59`).toZonedDateTime(time.zone);
    const rule = ICAL.Recur.fromString(repeat.rule);
    rule.until = utc(new Date(last.epochMilliseconds));
    event.addPropertyWithValue('rrule', rule);
    const clock = repeat.from.slice(10);
    for (const day of repeat.except ?? []) zoned(event, 'exdate', `${day}${clock}`, time.zone);
  }
  const words = joinParts(row.parts);
  event.addPropertyWithValue('summary', [...words.replaceAll(/\s+/gu, ' ')].slice(0, SUMMARY_LENGTH).join(''));
  event.addPropertyWithValue('description', words);
  event.addPropertyWithValue('status', row.state === 'dropped' ? 'CANCELLED' : time === null ? 'DRAFT' : 'CONFIRMED');
  const [address] = row.addresses;
  if (address !== undefined) event.addPropertyWithValue('url', address);
  const own: Readonly<Record<string, string | null>> = {
    state: row.state,
    accounts: row.accounts.join(' '),
    visibility: row.visibility,
    warning: row.contentWarning,
    languages: row.languages.join(' '),
    deadline: row.deadlineMinutes === null ? null : String(row.deadlineMinutes),
    'planned-by': row.plannedBy,
    outcome: row.outcome.join('\n'),
    addresses: row.addresses.join('\n'),
    more: row.more,
  };
  for (const [name, value] of Object.entries(own)) if (value !== null && value !== '') text(event, `x-visavis-${name}`, value);
  for (const { account, parts } of row.versions) text(event, 'x-visavis-text', joinParts(parts)).setParameter('x-account', account);
  return event;
}

/** As text, so that its line breaks are written and read as such. */
function text(event: ICAL.Component, name: string, value: string): ICAL.Property {
  const property = new ICAL.Property(name);
  property.resetType('text');
  property.setValue(value);
  return event.addProperty(property);
}

function zoned(event: ICAL.Component, name: string, local: string, zone: string): void {
  const property = new ICAL.Property(name);
  property.setValue(wall(local));
  property.setParameter('tzid', zone);
  event.addProperty(property);
}

/** What each zone of a repeated post does to its clocks, from a year before the first coming to a year after the last. */
function zonesOf(rows: readonly ExportRow[]): ICAL.Component[] {
  const spans = new Map<string, { from: string; to: string }>();
  for (const { time, repeat } of rows) {
    if (time === null || repeat === null) continue;
    const known = spans.get(time.zone) ?? { from: repeat.from, to: repeat.until };
    spans.set(time.zone, {
      from: repeat.from < known.from ? repeat.from : known.from,
      to: repeat.until > known.to ? repeat.until : known.to,
    });
  }
  return [...spans].map(([zone, span]) => zoneOf(zone, span));
}

function zoneOf(zone: string, { from, to }: { readonly from: string; readonly to: string }): ICAL.Component {
  const component = new ICAL.Component('vtimezone');
  component.addPropertyWithValue('tzid', zone);
  const end = Temporal.PlainDate.from(to.slice(0, 10)).add({ years: 1 }).toZonedDateTime(zone);
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDate.from(from.slice(0, 10)).subtract({ years: 1 }).toZonedDateTime(zone);
  let before = at.offsetNanoseconds;
  while (at !== null && Temporal.ZonedDateTime.compare(at, end) < 0) {
    const summer = at.offsetNanoseconds > before;
    const observance = new ICAL.Component(summer ? 'daylight' : 'standard');
    // Its clocks as they stood right before the change.
    const shown = at.toInstant().add({ nanoseconds: before }).toZonedDateTimeISO('UTC').toPlainDateTime();
    observance.addPropertyWithValue('dtstart', wall(shown.toString({ smallestUnit: 'minute' })));
    observance.addPropertyWithValue('tzoffsetfrom', offset(before));
    observance.addPropertyWithValue('tzoffsetto', offset(at.offsetNanoseconds));
    component.addSubcomponent(observance);
    before = at.offsetNanoseconds;
    at = at.getTimeZoneTransition('next');
  }
  return component;
}

const offset = (nanoseconds: number): ICAL.UtcOffset => ICAL.UtcOffset.fromSeconds(Math.round(nanoseconds / 1e9));
