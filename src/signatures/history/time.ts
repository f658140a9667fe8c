const QUARTER = 900_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const DAY_FIRST = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,?\s+(?:à\s+)?(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/;
const AMERICAN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads clocks: of an instant the local day and hour in an IANA zone, and of what an export wrote the instant. */
export interface Clock {
  readonly zone: string;
  /** Milliseconds to add to UTC at this instant (epoch, ms). */
  offset(at: number): number;
  /**
   * Epoch in ms of `2024-03-31T08:05:00Z`, with or without offset, `31/03/2024 08:05` (day first), the date of Twitter's old interface, or epoch
   * seconds or ms. Without offset it is local to `zone`; an hour that the change of March skips counts as the one after. Null when it is no date.
   */
  read(written: string): number | null;
}

/** Throws RangeError when `zone` is no IANA zone. */
export function createClock(zone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const known = new Map<number, number>();

  const ask = (at: number): number => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  };
  const offset = (at: number): number => {
    const quarter = Math.floor(at / QUARTER);
    const kept = known.get(quarter);
    if (kept !== undefined) return kept;
    const asked = ask(quarter * QUARTER);
    known.set(quarter, asked);
    return asked;
  };
  const local = (wall: number): number => (Number.isFinite(wall) ? wall - offset(wall - offset(wall)) : wall);

  const readUtc = createUtcReader();
  const read = (written: string): number | null => {
    const quick = readUtc(written);
    if (quick !== null) return quick;
    const text = written.trim();
    const iso = ISO.exec(text);
    if (iso) {
      const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', shift] = iso;
      const wall = utc([year, month, day, hour, minute, second].map(Number)) + Math.floor(Number(`0.${fraction}`) * 1000);
      return finite(shift === undefined ? local(wall) : wall - shiftOf(shift));
    }
    const french = DAY_FIRST.exec(text);
    if (french) {
      const [, day, month, year, hour = '0', minute = '0', second = '0'] = french;
      return finite(local(utc([year, month, day, hour, minute, second].map(Number))));
    }
    const old = AMERICAN.exec(text);
    if (old) {
      const [, month = '', day, hour, minute, second, shift = 'Z', year] = old;
      return finite(utc([Number(year), MONTHS.indexOf(month) + 1, ...[day, hour, minute, second].map(Number)]) - shiftOf(shift));
    }
    if (/^\d{9,10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
    return /^\d{12,13}$/.test(text) ? Number(text) : null;
  };
  return { zone, offset, read };
}

/** Reads `2024-03-31T08:05:00Z`, or with `+00:00`, as most exports write it: a million are read. Null when it is anything else. */
function createUtcReader(): (written: string) => number | null {
  let lastDay = '';
  let lastDayAt = 0;
  return (written) => {
    const zoned = written.length === 20 ? written.endsWith('Z') : written.length === 25 && written.endsWith('+00:00');
    if (!zoned || written[10] !== 'T' || written[13] !== ':' || written[16] !== ':') return null;
    const [hour, minute, second] = [twoDigits(written, 11), twoDigits(written, 14), twoDigits(written, 17)];
    if (!(hour < 24 && minute < 60 && second < 60)) return null;
    const day = written.slice(0, 10);
    if (day !== lastDay) {
      const at = utc([day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number));
      if (!Number.isFinite(at)) return null;
      lastDay = day;
      lastDayAt = at;
    }
    return lastDayAt + (hour * 3600 + minute * 60 + second) * 1000;
  };
}

function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const finite = (at: number): number | null => (Number.isFinite(at) ? at : null);

/** NaN for a day or an hour that no calendar has. */
function utc([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[]): number {
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return Number.NaN;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  return day > 28 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day ? Number.NaN : at;
}

function shiftOf(shift: string): number {
  if (/^(z|utc)$/i.test(shift)) return 0;
  const digits = shift.replace(/\D/g, '');
  return (shift.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
}
