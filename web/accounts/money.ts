/** Amounts as people read and type them. */
import type { SpendingPlanView } from '../../src/accounts/schema-spending.ts';

/** What a member types. */
export interface TypedPlan {
  readonly currency: string;
  readonly readPrice: string;
  readonly postPrice: string;
  /** Empty: none. */
  readonly ceiling: string;
}

/** In the words of `language` (`fr`, `en`); a currency that the browser does not know stands as its code. */
export function money(amount: number, currency: string, language: string): string {
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 3 : 2;
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits }).format(
      amount,
    );
  } catch {
    return `${new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: digits }).format(amount)} ${currency}`;
  }
}

/** An amount as typed in either language, thousands apart by spaces; null when it is none. */
export function readAmount(typed: string): number | null {
  const plain = typed.replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

export const isCurrency = (typed: string): boolean => /^[A-Z]{3}$/.test(typed.trim().toUpperCase());

export const typedOf = ({ currency, readPrice, postPrice, ceiling }: SpendingPlanView, language: string): TypedPlan => {
  const typed = (amount: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 6, useGrouping: false }).format(amount);
  return { currency, readPrice: typed(readPrice), postPrice: typed(postPrice), ceiling: ceiling === null ? '' : typed(ceiling) };
};

/** Only of what was checked. */
export const planOf = ({ currency, readPrice, postPrice, ceiling }: TypedPlan): SpendingPlanView => ({
  currency: currency.trim().toUpperCase(),
  readPrice: readAmount(readPrice) ?? 0,
  postPrice: readAmount(postPrice) ?? 0,
  ceiling: ceiling.trim() === '' ? null : readAmount(ceiling),
});
