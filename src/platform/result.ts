/**
 * The answer of an act that may be refused. An expected failure is returned and typed; bugs and broken infrastructure throw.
 */
export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; error: Failure };

export function succeed(): { ok: true; value: undefined };
export function succeed<Value>(value: Value): { ok: true; value: Value };
export function succeed(value?: unknown) {
  return { ok: true, value };
}

export const fail = <Failure>(error: Failure): { ok: false; error: Failure } => ({ ok: false, error });

/** Closes an exhaustive switch: a new case that nobody handles does not compile. */
export function impossible(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
