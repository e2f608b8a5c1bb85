/**
 * Diagnosis: an incident with what stands around it in the log goes in, a case; what the rules of the catalog find in
 * it comes out. A rule looks at codes and at lifecycle moments, and says how sure it is and what would refute it.
 */
import type { Owner } from '../format/errorCode.ts';
import type { FlyToml, SettingPath, SettingValue } from './flyToml.ts';
import type { Incident } from './incidents.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import type { EpochMs, RowIndex, TimeRange } from '../units.ts';

/** An error of the incident. Empty texts stand for what the log does not say. */
export interface CaseError {
  readonly time: EpochMs;
  readonly code: string;
  /** The code that it quotes as its last error. */
  readonly cause: string;
  readonly machine: string;
  readonly region: string;
  /** In the table of errors. */
  readonly row: RowIndex;
  /** As it stands in the file; read for some errors only, and not where the file is not at hand. */
  readonly text: string | undefined;
}

/** A lifecycle moment near the incident. */
export interface CaseMoment {
  readonly time: EpochMs;
  readonly kind: MomentKind;
  readonly detail: string;
  readonly machine: string;
  /** In the table of lifecycle moments. */
  readonly row: RowIndex;
}

/**
 * Of a kind, those near an incident, and those that say which version of the app runs where; in order of time. At the end
 * stand addresses that were printed at no known time.
 */
export type GetMoments = (kind: MomentKind) => readonly CaseMoment[];

export interface Case {
  readonly incident: Incident;
  /** In order of time; of a large incident, some from all over it. */
  readonly errors: readonly CaseError[];
  readonly getMoments: GetMoments;
  readonly log: CaseLog;
}

/** The log around an incident. */
export interface CaseLog {
  readonly range: TimeRange;
  /** A few lines that somebody copied: a single error means something in it, and counting means nothing. */
  readonly isExcerpt: boolean;
  /** All machines that are known to have been there. */
  readonly machines: readonly string[];
  /** Of these, the ones that are seen to take requests; all, where nothing tells. */
  readonly servingMachines: readonly string[];
  /** Errors outside of the incident and lines from all over the log, by region. */
  readonly usualRegions: ReadonlyMap<string, number>;
  /** Those of them that name a machine: others only say where a visitor came in. */
  readonly usualRegionsOfMachines: ReadonlyMap<string, number>;
  /** The name of the app, where the log tells of one only. */
  readonly app: string | undefined;
}

/** `sure`: the log says it itself. `likely`: it fits and little else does. `possible`: it fits. */
export type Confidence = 'sure' | 'likely' | 'possible';

/** What a rule says about a case. */
export interface Diagnosis {
  /** One sentence, without times. */
  readonly title: string;
  readonly owner: Owner;
  readonly confidence: Confidence;
  /** What would show that it is not so. */
  readonly refutedBy: string;
  /** What to do now, first things first. Commands and keys stand between backticks. */
  readonly advice: readonly string[];
  /** The lines that show it, most telling first. */
  readonly evidence: readonly (CaseError | CaseMoment)[];
  /** Where it began before its first error, such as with a crash. */
  readonly start?: EpochMs;
  /** What fly.toml should say, for whoever gives it beside the log. */
  readonly settings?: readonly WantedSetting[];
}

/** A setting that would help. */
export interface WantedSetting {
  /** Those of `http_service` may also stand in `services`. */
  readonly path: SettingPath;
  /** What it should be, where it is `present` now; undefined where it is well as it is. */
  readonly toValue: (present: SettingValue | undefined, toml: FlyToml) => SettingValue | undefined;
}

/** tests/catalog/rules holds the logs that prove it, in a file of the same name. */
export interface DiagnosisRule {
  readonly id: string;
  /** Two to four words, for lists. */
  readonly label: string;
  /** Whether it is worth looking at a few errors, which mean nothing by their number: never, unless it is said. */
  readonly looksAtFew?: 'always' | 'inExcerpts';
  /** Whether it looks at errors that did not rise, and stands on what each of them came behind. */
  readonly looksAtRecurring?: boolean;
  /** Whether it looks at what happened to machines with no error beside it. */
  readonly looksWithoutErrors?: boolean;
  diagnose(aCase: Case): Diagnosis | undefined;
}

export interface RuleDiagnosis extends Diagnosis {
  readonly rule: string;
  readonly label: string;
}

/**
 * What the rules say, the most specific first: they are asked in their order. A rule that throws says nothing and is
 * handed to `onFailure`; the others go on.
 */
export function diagnose(
  aCase: Case,
  rules: readonly DiagnosisRule[],
  onFailure: (rule: DiagnosisRule, error: unknown) => void,
): readonly RuleDiagnosis[] {
  const { incident, log } = aCase;
  return rules.flatMap((rule) => {
    const looks = rule.looksAtFew === 'always' || (rule.looksAtFew === 'inExcerpts' && log.isExcerpt);
    if (incident.kind === 'few' && !looks) return [];
    if (incident.kind === 'recurring' && rule.looksAtRecurring !== true) return [];
    if (incident.kind === 'withoutErrors' && rule.looksWithoutErrors !== true) return [];
    try {
      const found = rule.diagnose(aCase);
      return found === undefined ? [] : [{ ...found, rule: rule.id, label: rule.label }];
    } catch (error) {
      onFailure(rule, error);
      return [];
    }
  });
}
