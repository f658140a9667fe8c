import type { SignatureForm } from '../signature.ts';
import type { FoundSignature } from './recognise.ts';

export interface Signer {
  /** Null when the past is of one account. */
  readonly account: string | null;
  readonly author: string;
  /** As it mostly stands, with its mark, without the full stop. */
  readonly signature: string;
  readonly form: SignatureForm;
  readonly mark: string;
  readonly count: number;
  /** Of the signed messages of the account. */
  readonly share: number;
  /** ISO 8601 in UTC; null when no date is known. */
  readonly first: string | null;
  readonly last: string | null;
  /** Local days with a signature. */
  readonly days: number;
  readonly hours: KeptHours | null;
  /** Of 24 local hours, how many signatures in each. */
  readonly byHour: readonly number[];
  /** Of seven weekdays, Monday first. */
  readonly byWeekday: readonly number[];
}

/** The shortest stretch of local hours that holds nine in ten of the signatures; it may pass midnight. */
export interface KeptHours {
  readonly opens: string;
  readonly closes: string;
}

export interface FormShare {
  readonly form: SignatureForm;
  readonly mark: string;
  readonly count: number;
}

export interface SignatureSummary {
  readonly messages: number;
  readonly signed: number;
  /** Null when there is no message. */
  readonly share: number | null;
  /** The form and mark of most signatures; null when nobody signs. */
  readonly form: SignatureForm | null;
  readonly mark: string | null;
  readonly forms: readonly FormShare[];
  readonly signers: readonly Signer[];
  /** Signers that the list leaves out, the rarest. */
  readonly signersLeftOut: number;
}

export interface SummaryWriter {
  /** `at`: epoch in ms; `local`: the same plus the zone's offset. */
  add(account: string, found: FoundSignature | null, at: number | null, local: number | null): void;
  summary(): SignatureSummary;
}

interface Ledger {
  readonly account: string;
  readonly author: string;
  readonly signatures: Map<string, number>;
  readonly forms: Map<string, number>;
  readonly days: Set<number>;
  readonly byHour: number[];
  readonly byWeekday: number[];
  count: number;
  first: number;
  last: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_SIGNERS = 2000;
const LISTED = 500;
const FEW_SPELLINGS = 50;

export function createSummary(): SummaryWriter {
  const ledgers = new Map<string, Ledger>();
  const perAccount = new Map<string, number>();
  const forms = new Map<string, number>();
  let messages = 0;
  let signed = 0;
  let unlisted = 0;

  const enter = (account: string, author: string): Ledger | null => {
    const key = `${account}\0${author}`;
    const known = ledgers.get(key);
    if (known) return known;
    if (ledgers.size >= MOST_SIGNERS) return null;
    const fresh = begin(account, author);
    ledgers.set(key, fresh);
    return fresh;
  };

  return {
    add(account, found, at, local) {
      messages++;
      if (!perAccount.has(account)) perAccount.set(account, 0);
      if (!found) return;
      signed++;
      count(perAccount, account);
      count(forms, `${found.form}\0${found.mark}`);
      for (const author of authorsOf(found)) {
        const ledger = enter(account, author);
        if (ledger) note(ledger, found, at, local);
        else unlisted++;
      }
    },
    summary() {
      const several = perAccount.size > 1;
      const all = [...ledgers.values()].toSorted((one, other) => other.count - one.count);
      const shares = mostFirst(forms).map(shareOf);
      return {
        messages,
        signed,
        share: messages === 0 ? null : round(signed / messages),
        form: shares[0]?.form ?? null,
        mark: shares[0]?.mark ?? null,
        forms: shares,
        signers: all.slice(0, LISTED).map((ledger) => describe(ledger, several, perAccount.get(ledger.account) ?? 1)),
        signersLeftOut: Math.max(0, all.length - LISTED) + unlisted,
      };
    },
  };
}

/** Two who sign together both were there. */
const authorsOf = ({ author, mark }: FoundSignature): string[] => (mark === '' ? [author] : author.split(/\s*[/&+]\s*/));

const begin = (account: string, author: string): Ledger => ({
  account,
  author,
  signatures: new Map(),
  forms: new Map(),
  days: new Set(),
  byHour: Array<number>(24).fill(0),
  byWeekday: Array<number>(7).fill(0),
  count: 0,
  first: Infinity,
  last: -Infinity,
});

function note(ledger: Ledger, found: FoundSignature, at: number | null, local: number | null): void {
  ledger.count++;
  const plain = found.signature.replace(/\.$/, '');
  if (ledger.signatures.size < FEW_SPELLINGS || ledger.signatures.has(plain)) count(ledger.signatures, plain);
  count(ledger.forms, `${found.form}\0${found.mark}`);
  if (at === null || local === null) return;
  const day = Math.floor(local / DAY);
  const hour = Math.floor((local - day * DAY) / HOUR);
  // The epoch began on a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  ledger.days.add(day);
  ledger.byHour[hour] = (ledger.byHour[hour] ?? 0) + 1;
  ledger.byWeekday[weekday] = (ledger.byWeekday[weekday] ?? 0) + 1;
  ledger.first = Math.min(ledger.first, at);
  ledger.last = Math.max(ledger.last, at);
}

function describe(ledger: Ledger, several: boolean, signedThere: number): Signer {
  const { account, author, byHour, byWeekday, days } = ledger;
  return {
    account: several ? account : null,
    author,
    signature: mostFirst(ledger.signatures)[0]?.[0] ?? author,
    ...splitForm(mostFirst(ledger.forms)[0]?.[0] ?? 'none\0'),
    count: ledger.count,
    share: round(ledger.count / Math.max(1, signedThere)),
    first: Number.isFinite(ledger.first) ? new Date(ledger.first).toISOString() : null,
    last: Number.isFinite(ledger.last) ? new Date(ledger.last).toISOString() : null,
    days: days.size,
    hours: keptHours(byHour),
    byHour,
    byWeekday,
  };
}

/** Null when nothing is dated. */
export function keptHours(byHour: readonly number[]): KeptHours | null {
  const total = byHour.reduce((one, other) => one + other, 0);
  if (total === 0) return null;
  for (let length = 1; length < 24; length++) {
    let best = { from: 0, inside: -1 };
    for (let from = 0; from < 24; from++) {
      let inside = 0;
      for (let hour = from; hour < from + length; hour++) inside += byHour[hour % 24] ?? 0;
      if (inside > best.inside) best = { from, inside };
    }
    if (best.inside >= 0.9 * total) return { opens: clock(best.from), closes: clock(best.from + length) };
  }
  return { opens: '00:00', closes: '24:00' };
}

/** Past midnight the hours go on counting: `25:00` is one in the morning after. */
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const round = (share: number): number => Math.round(share * 10_000) / 10_000;
const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] => [...counts].toSorted(([, one], [, other]) => other - one);

function shareOf([key, times]: [string, number]): FormShare {
  const { form, mark } = splitForm(key);
  return { form, mark, count: times };
}

function splitForm(key: string): { form: SignatureForm; mark: string } {
  const [form = 'none', mark = ''] = key.split('\0');
  return { form: form as SignatureForm, mark };
}
