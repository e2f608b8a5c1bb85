/** An expected outcome as a value: either what was asked for, or why not. Bugs throw instead. */
export type Result<T, Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
