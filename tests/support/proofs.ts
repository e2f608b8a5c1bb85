/** What an entry of the catalog proves itself by: a file of its name in tests/catalog/rules or tests/catalog/redactions. */

/** Drawn logs (drawnLog.ts) in which a rule is the first thing to say, and in which it says nothing. */
export interface RuleProof {
  readonly fires: readonly [string, ...string[]];
  readonly staysQuiet: readonly [string, ...string[]];
}

/** Invented values only. */
export interface RedactionProof {
  /** Texts, and what the detector alone makes of them. */
  readonly masks: readonly [MaskedText, ...MaskedText[]];
  /** Texts that look alike and stay as they are. */
  readonly keeps: readonly [string, ...string[]];
}

type MaskedText = readonly [text: string, masked: string];
