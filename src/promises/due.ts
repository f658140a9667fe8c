/** The latest moment that words of time allow: "before 3 pm", "tomorrow morning", "within 48 hours". */
import { Temporal } from 'temporal-polyfill';

type Wall = Temporal.ZonedDateTime;

const NUMBERS: Readonly<Record<string, number>> = {
  une: 1,
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  dix: 10,
  quinze: 15,
  vingt: 20,
  trente: 30,
  quarante: 40,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
};
const N = `(\\d{1,3}|${Object.keys(NUMBERS).join('|')})`;
const WEEKDAYS: Readonly<Record<string, number>> = {
  lundi: 1,
  mardi: 2,
  mercredi: 3,
  jeudi: 4,
  vendredi: 5,
  samedi: 6,
  dimanche: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};
const MONTHS: Readonly<Record<string, number>> = {
  janvier: 1,
  fevrier: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  aout: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  decembre: 12,
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
};
const either = (names: Readonly<Record<string, number>>): string => Object.keys(names).join('|');
const B = '(?<![\\p{L}\\d])';
const E = '(?![\\p{L}\\d])';

const WITHIN =
  "(?:give me|donnez[- ]moi|laissez[- ]moi|accordez[- ]moi|dans|d'ici|sous|within|in|under|apres)(?: les?| the| la| next| un delai de| les prochaines)*(?: prochaine?s?| next)?";
const RELATIVE = new RegExp(
  `${B}${WITHIN} ${N} ?(minutes?|mins?|mn|h|heures?|hours?|hrs?|jours?|jrs?|(?:working |business )?days?|semaines?|weeks?|(?=[ .!]*$))${E}(?! ?\\d)( ouvr\\p{L}+)?`,
  'u',
);
const HOURS_AND_MINUTES = new RegExp(`${B}(?:dans|in|within) (\\d{1,2}) ?h(?:eures?)? ?(\\d{2})${E}`, 'u');
const ONE_HOUR = new RegExp(`${B}(?:dans l'heure|within the hour|d'ici l'heure|in the hour|in the next hour)`, 'u');
const QUARTER = new RegExp(
  `${B}(?:dans|d'ici|in|within)(?: a| un| une)? ?(?:petit )?(quart d'heure|quarter of an hour|demi[- ]heure|half an hour|half hour)`,
  'u',
);
/** An hour of the clock; `d'ici 18 h` is one too, where it cannot be a while. */
const CLOCK = new RegExp(
  `${B}(?:(\\d{1,2}) ?(?:h|heures?) ?(\\d{2})?|(\\d{1,2})[:.](\\d{2}) ?(am|pm|a\\.m\\.|p\\.m\\.)?|(\\d{1,2}) ?(am|pm|a\\.m\\.|p\\.m\\.|o'clock))(?![\\p{L}\\d])`,
  'gu',
);
const BARE_CLOCK = new RegExp(`${B}(?:by|at|before) (\\d{1,2})(?= (?:today|tomorrow|tonight|on )|[ ,.!]*$)`, 'u');
const DATE = new RegExp(
  `${B}(?:le )?(\\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(${either(MONTHS)})${E}|${B}(${either(MONTHS)}) (\\d{1,2})(?:st|nd|rd|th)?${E}`,
  'u',
);
const NUMBERED_DATE = new RegExp(`${B}(?:le|on|by|d'ici le|avant le) (\\d{1,2})/(\\d{1,2})${E}`, 'u');
const WEEKDAY = new RegExp(`${B}(${either(WEEKDAYS)})${E}`, 'u');

interface Day {
  readonly date: Temporal.PlainDate;
  /** "By Friday" is all of Friday; "before Friday" is Thursday. */
  readonly at: number;
  /** A week: "before its end" is within it. */
  readonly whole?: true;
}

const numberOf = (written: string): number => NUMBERS[written] ?? Number(written);
const toZoned = (date: Temporal.PlainDate, time: Temporal.PlainTime, now: Wall): Wall =>
  date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: time });
const clockTime = (hour: number, minute = 0): Temporal.PlainTime => Temporal.PlainTime.from({ hour, minute });
const LAST = clockTime(23, 59);

/** Null when the words name no time, or one that is over. `now`: when they were written, in the zone that they mean. */
export function findDue(sentence: string, now: Wall): Wall | null {
  return whileOf(sentence, now) ?? momentOf(sentence, now);
}

function whileOf(sentence: string, now: Wall): Wall | null {
  const [, hours, minutes] = HOURS_AND_MINUTES.exec(sentence) ?? [];
  if (hours !== undefined) return now.add({ hours: Number(hours), minutes: Number(minutes) });
  if (ONE_HOUR.test(sentence)) return now.add({ hours: 1 });
  const [, part] = QUARTER.exec(sentence) ?? [];
  if (part !== undefined) return now.add({ minutes: /quart/u.test(part) ? 15 : 30 });
  const found = RELATIVE.exec(sentence);
  if (found === null) return null;
  const [all, amount = '', unit = '', worked] = found;
  const count = numberOf(amount);
  if (unit === '' && !/^(?:in|dans)/u.test(all)) return null;
  if (unit === '' || unit.startsWith('m')) return now.add({ minutes: count });
  if (unit.startsWith('h')) return all.startsWith("d'ici") && meansClock(count, now) ? null : now.add({ hours: count });
  if (worked !== undefined || /^(?:work|bus)/u.test(unit)) return workingDays(now, count);
  return /^(?:j|d)/u.test(unit) ? now.add({ days: count }) : now.add({ weeks: count });
}

const workingDays = (from: Wall, count: number): Wall => {
  let at = from;
  for (let left = Math.min(count, 60); left > 0; left -= at.dayOfWeek <= 5 ? 1 : 0) at = at.add({ days: 1 });
  return at;
};

/** `d'ici 18 h` at ten is at six in the evening; `d'ici 2 h` is in two hours. */
const meansClock = (count: number, now: Wall): boolean => count > now.hour && count < 24 && count > 6;

function momentOf(sentence: string, now: Wall): Wall | null {
  const day = findDay(sentence, now);
  const time = findTime(sentence, now, day === null || day.date.equals(now.toPlainDate()));
  const today = now.toPlainDate();
  if (day === null) {
    if (time === null) return null;
    const at = toZoned(today, time, now);
    // Past for today: the next one is meant, unless the words say today.
    if (Temporal.ZonedDateTime.compare(at, now) > 0) return at;
    return /aujourd'hui|today|ce soir|tonight|ce matin|this (?:morning|afternoon|evening)/u.test(sentence)
      ? null
      : toZoned(today.add({ days: 1 }), time, now);
  }
  const before = time === null && day.whole !== true && /(?:avant|before)(?: le| la| the| ce)? $/u.test(sentence.slice(0, day.at));
  const at = toZoned(before ? day.date.subtract({ days: 1 }) : day.date, time ?? LAST, now);
  return Temporal.ZonedDateTime.compare(at, now) > 0 ? at : null;
}

function findDay(sentence: string, now: Wall): Day | null {
  const today = now.toPlainDate();
  const place = (pattern: RegExp): number => sentence.search(pattern);
  const sunday = today.add({ days: 7 - today.dayOfWeek });
  const written = DATE.exec(sentence);
  if (written)
    return dateOf({ day: Number(written[1] ?? written[4]), month: MONTHS[written[2] ?? written[3] ?? ''] ?? 0 }, today, written.index);
  const numbered = NUMBERED_DATE.exec(sentence);
  if (numbered) return dateOf({ day: Number(numbered[1]), month: Number(numbered[2]) }, today, numbered.index);
  const simple: readonly (readonly [RegExp, number])[] = [
    [/(?<!\p{L})(?:apres[- ]demain|day after tomorrow)/u, 2],
    [/(?<!\p{L})(?:demain|tomorrow)(?!\p{L})/u, 1],
    [/(?<!\p{L})(?:aujourd'hui|today|dans la journee|de la journee|ce jour)(?!\p{L})/u, 0],
  ];
  for (const [pattern, days] of simple) if (place(pattern) >= 0) return { date: today.add({ days }), at: place(pattern) };
  const weeks = /(?:semaine prochaine|next week|prochaine semaine)/u;
  const weekday = WEEKDAY.exec(sentence);
  if (weekday) {
    const ahead = (WEEKDAYS[weekday[1]!]! - today.dayOfWeek + 7) % 7;
    const same = /\b(?:ce|this) $/u.test(sentence.slice(0, weekday.index));
    const next = sentence.slice(0, weekday.index).endsWith('next ') && ahead > 0 && WEEKDAYS[weekday[1]!]! > today.dayOfWeek;
    return { date: today.add({ days: (ahead === 0 && !same ? 7 : ahead) + (next ? 7 : 0) }), at: weekday.index };
  }
  if (place(weeks) >= 0) return { date: sunday.add({ days: 7 }), at: place(weeks) };
  const end = /(?:fin de (?:la |cette )?semaine|end of (?:the |this )?week|week-?end|cette semaine|this week)/u;
  return place(end) >= 0 ? { date: sunday, at: place(end), whole: true } : null;
}

/** The next one of that name; null for a day that no month has. */
function dateOf({ day, month }: { readonly day: number; readonly month: number }, today: Temporal.PlainDate, at: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  for (const year of [today.year, today.year + 1]) {
    try {
      const date = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
      if (Temporal.PlainDate.compare(date, today) >= 0) return { date, at };
    } catch {
      return null;
    }
  }
  return null;
}

const PARTS: readonly (readonly [RegExp, Temporal.PlainTime])[] = [
  [/(?<!\p{L})(?:apres[- ]midi|afternoon)/u, clockTime(18)],
  [/(?<!\p{L})(?:dans la soiree|en soiree|minuit|midnight)/u, LAST],
  [/(?<!\p{L})(?:fin de (?:la )?journee|end of (?:the |this )?day|close of business|eod)(?!\p{L})/u, clockTime(20)],
  [/(?<!\p{L})(?:matinee|matin|morning|midi|noon|midday|lunchtime)(?!\p{L})/u, clockTime(12)],
  [/(?<!\p{L})(?:soir|soiree|tonight|evening)(?!\p{L})/u, clockTime(20)],
];

function findTime(sentence: string, now: Wall, today: boolean): Temporal.PlainTime | null {
  const part = PARTS.find(([pattern]) => pattern.test(sentence))?.[1] ?? null;
  const afternoon = part !== null && part.hour > 12;
  const clocks = [...sentence.matchAll(CLOCK)].flatMap((found) => readClock(found, afternoon));
  const bare = BARE_CLOCK.exec(sentence);
  if (clocks.length === 0 && bare) {
    const hour = Number(bare[1]);
    if (hour >= 1 && hour <= 12)
      clocks.push(clockTime(hour < 12 && (afternoon || (today && hour <= now.hour) || hour < 8) ? hour + 12 : hour));
  }
  // "Between two and three": the later.
  return clocks.at(-1) ?? part;
}

function readClock(found: RegExpExecArray | RegExpMatchArray, afternoon: boolean): Temporal.PlainTime[] {
  const [, frenchHour, frenchMinute, hour, minute, meridian, plainHour, plainMeridian] = found;
  const half = (meridian ?? plainMeridian ?? '').replaceAll('.', '');
  let value = Number(frenchHour ?? hour ?? plainHour);
  const minutes = Number(frenchMinute ?? minute ?? 0);
  if (half === 'pm' && value < 12) value += 12;
  if (half === 'am' && value === 12) value = 0;
  if ((half === '' || half === "o'clock") && afternoon && value < 12 && value > 0) value += 12;
  if (value === 24 && minutes === 0) return [LAST];
  return value < 24 && minutes < 60 ? [clockTime(value, minutes)] : [];
}
