import type { Context } from '../context.ts';
import { defineRule, say } from '../rule.ts';
import type { Found } from '../rule.ts';
import { readQuantities } from '../text/quantities.ts';
import type { Quantity } from '../text/quantities.ts';
import type { PreparedText } from '../text/prepared-text.ts';

const MOST_MINUTES = 600;
const MONTH_DAYS: Readonly<Record<string, number>> = {
  janvier: 31,
  fevrier: 29,
  mars: 31,
  avril: 30,
  mai: 31,
  juin: 30,
  juillet: 31,
  aout: 31,
  septembre: 30,
  octobre: 31,
  novembre: 30,
  decembre: 31,
  january: 31,
  february: 29,
  march: 31,
  april: 30,
  may: 31,
  june: 30,
  july: 31,
  august: 31,
  september: 30,
  october: 31,
  november: 30,
  december: 31,
};
const MONTH_NAMES = Object.keys(MONTH_DAYS).join('|');
const ENGLISH_MONTHS = MONTH_NAMES.slice(MONTH_NAMES.indexOf('january'));
const DAY_FIRST = new RegExp(String.raw`(?<![\w.,:/-])(\d{1,3})(?:er|st|nd|rd|th)? (?:of )?(${MONTH_NAMES})(?!\w)`, 'g');
const MONTH_FIRST = new RegExp(String.raw`(?<!\w)(${ENGLISH_MONTHS}) (\d{2})(?:st|nd|rd|th)?(?![\w:/]|,\d| ?h)`, 'g');
const DATE = /(?<![\w.,/-])(\d{1,2})\/(\d{1,2})\/\d{4}(?![\w/])/g;
/** Of these there is no more than all. */
const OF_ALL =
  /a l'heure|ponctu|on time|punctual|satisf|livre|arriv|rempli|taux|des (?:trains|colis|bus|vols|clients|usagers|voyageurs|lettres|demandes|passagers)|de nos|of (?:our|all|the)/;
/** `du 12 au 9 octobre`: of one month the last day comes after the first. */
const DAYS_OF_MONTH = new RegExp(
  String.raw`(?<!\w)(?:du|from(?: the)?) (\d{1,2})(?:er|st|nd|rd|th)? (?:au|to(?: the)?) (\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(?:${MONTH_NAMES})(?!\w)`,
  'g',
);
const FROM_TO =
  /(?:passe|passera|passent|augmente|augmentera|monte|rises?|goes|increases?|up) (?:[\p{L}' ]{0,30}?)(?:de|from) (\d[\d .,]*)(?: ?(?:€|euros?|\$|£))? (?:a|to) (\d[\d .,]*)/gu;

/** At such an hour nothing begins: `48 h` is a length of time, `à partir de 25 h` is not. */
const NO_HOUR = /(?<!\w)(?:a partir de|des|vers|from|around) (?:2[5-9]|[3-9]\d) ?(?:h|heures)(?![\w:]| ?\d)/g;

const amount = (written: string): number =>
  Number(
    written
      .trim()
      .replace(/[ .](?=\d{3}(?:\D|$))/g, '')
      .replace(',', '.'),
  );

/** Numbers that no day, clock or count has: a slip of the fingers that the screenshot keeps. */
function find({ text }: Context): Found[] {
  const found: Found[] = [];
  const add = (
    start: number,
    end: number,
    why: 'impossible-numbers.clock' | 'impossible-numbers.date' | 'impossible-numbers.count',
  ): void => {
    found.push({ level: 'pause', why, where: text.span(start, end) });
  };
  for (const quantity of readQuantities(text)) {
    const { kind, start, end } = quantity;
    if (kind === 'clock' && isNoTime(text.folded.slice(start, end))) add(start, end, 'impossible-numbers.clock');
    else if (isTooMany(quantity, text.folded)) add(start, end, 'impossible-numbers.count');
  }
  for (const { 0: written, index } of text.folded.matchAll(NO_HOUR)) add(index, index + written.length, 'impossible-numbers.clock');
  addDates(text, add);
  for (const { 0: written, 1: from = '', 2: to = '', index } of text.folded.matchAll(FROM_TO)) {
    const [one, other] = [amount(from), amount(to)];
    if (one > 0 && (other / one >= 20 || one / other >= 20)) add(index, index + written.length, 'impossible-numbers.count');
  }
  return found;
}

function isTooMany({ kind, value, of, start }: Quantity, folded: string): boolean {
  if (kind === 'minutes') return value > MOST_MINUTES;
  if (kind === 'fraction') return of !== undefined && of > 1 && value > of;
  return kind === 'percent' && value > 100 && OF_ALL.test(folded) && !/[+x]\s*$/.test(folded.slice(Math.max(0, start - 5), start));
}

/** `48 h` alone is a duration; `24 h 00` is midnight. */
function isNoTime(written: string): boolean {
  const [, hours, minutes] = /(\d{1,2}) ?[h:] ?(\d{2})/.exec(written) ?? [];
  return hours !== undefined && (Number(hours) > 24 || Number(minutes) > 59);
}

function addDates({ folded }: PreparedText, add: (start: number, end: number, why: 'impossible-numbers.date') => void): void {
  for (const { 0: written, 1: day, 2: month = '', index } of folded.matchAll(DAY_FIRST)) {
    if (Number(day) > (MONTH_DAYS[month] ?? 31) || Number(day) === 0) add(index, index + written.length, 'impossible-numbers.date');
  }
  for (const { 0: written, 1: month = '', 2: day, index } of folded.matchAll(MONTH_FIRST)) {
    if (Number(day) > (MONTH_DAYS[month] ?? 31) && Number(day) < 90) add(index, index + written.length, 'impossible-numbers.date');
  }
  for (const { 0: written, 1: first, 2: last, index } of folded.matchAll(DAYS_OF_MONTH)) {
    if (Number(first) > Number(last)) add(index, index + written.length, 'impossible-numbers.date');
  }
  for (const { 0: written, 1: one, 2: other, index } of folded.matchAll(DATE)) {
    const [first, second] = [Number(one), Number(other)];
    if (first > 31 || second > 31 || (first > 12 && second > 12) || first === 0 || second === 0)
      add(index, index + written.length, 'impossible-numbers.date');
  }
}

export const impossibleNumbers = defineRule({
  id: 'impossible-numbers',
  level: 'pause',
  find,
  examples: {
    good: [
      say('Reprise à 14 h 30, 2 trains sur 3 jusqu’au 31 mars.'),
      say('Fréquentation : +120 % en mai.'),
      say('Open 24/7, until 31 August.'),
    ],
    bad: [
      say('Prochain train à 26 h 15.'),
      say('Circulation réduite à partir de 25 h.'),
      say('Travaux jusqu’au 31 juin.'),
      say('Fermeture du 12 au 9 octobre.'),
      say('7 trains sur 5 toute la journée'),
      say('Huit guichets sur trois sont ouverts.'),
      say('103 % de nos trains étaient à l’heure.'),
    ],
  },
});
