/**
 * What can go wrong with a request, as one type. `kind` is the server's word (docs/api-map.md) or one of ours: *offline* (nothing left
 * the browser), *timeout*, *unintelligible* (something that is not our server answered). Sentences are in `i18n/<language>/errors.ts`.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** 0 when no answer came. */
  readonly status: number;

  constructor(kind: string, details: Readonly<Record<string, unknown>> = {}, status = 0) {
    super(kind);
    this.kind = kind;
    this.details = details;
    this.status = status;
  }
}

/** Kinds after which the same request may well succeed, so that it is worth another try. */
const PASSING = new Set(['offline', 'timeout', 'unintelligible', 'unavailable', 'internal']);

export function isFailure(value: unknown, kind?: string): value is Failure {
  return value instanceof Failure && (kind === undefined || value.kind === kind);
}

export function isPassing(value: unknown): boolean {
  return isFailure(value) && (PASSING.has(value.kind) || value.status >= 500);
}
