/**
 * Diagnosis: an episode with what stands around it in the log goes in, a case; how the rules of the catalog explain it
 * comes out. A rule says how sure it is and what would refute it.
 */
import type { AppContext } from './appContext.ts';
import type { Owner } from '../format/errorCode.ts';
import type { FlyToml, SettingPath, SettingValue } from './flyToml.ts';
import type { Episode, EpisodeKind } from '../episodes/episode.ts';
import type { TallyResult } from '../table/tally.ts';
import type { MomentKind } from '../table/lifecycle.ts';
import type { ByteOffset, EpochMs, RowIndex, TimeRange } from '../units.ts';

/** An error of the episode. Empty texts stand for what the log does not say. */
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

/** A lifecycle moment near the episode. */
export interface CaseMoment {
  readonly time: EpochMs;
  readonly kind: MomentKind;
  readonly detail: string;
  readonly machine: string;
  /** In the table of lifecycle moments. */
  readonly row: RowIndex;
}

/**
 * Of a kind, those near an episode, and those that say which version of the app runs where; in order of time. At the end
 * stand addresses that were printed at no known time.
 */
export type GetMoments = (kind: MomentKind) => readonly CaseMoment[];

/** A line that an app printed. Log content. */
export interface PrintedLine {
  readonly time: EpochMs;
  readonly text: string;
  /** It says that something is wrong; otherwise it only was the last one. */
  readonly isTelling: boolean;
  readonly machine: string;
  /** Index of the file, and the record's place in it. */
  readonly source: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** 1-based. */
  readonly lineNumber: number;
}

/** What is wrong by the words of a line, such as a full disk, with which an app goes on. */
export interface LastingTrouble {
  readonly id: string;
  /** So many lines of it are no chance. */
  readonly least: number;
}

/** Lines in which the app itself logs an error. */
export interface AppErrors {
  readonly count: number;
  /** That logged them; where lines name none, that is the empty name. */
  readonly machines: TallyResult;
  readonly regions: TallyResult;
}

export interface Case {
  readonly episode: Episode;
  /** In order of time; of a large episode, some from all over it. */
  readonly errors: readonly CaseError[];
  readonly getMoments: GetMoments;
  /** What the app printed just before something happened to it, the most telling first; or its errors, the same. */
  readonly lastWords: readonly PrintedLine[];
  /** Of an episode that is about errors that the app itself logs. */
  readonly appErrors?: AppErrors;
  readonly log: CaseLog;
}

/** The log around an episode. */
export interface CaseLog {
  readonly range: TimeRange;
  /** Too short for anything to be usual in it. */
  readonly isShort: boolean;
  /** A few lines: somebody chose them, because they matter. */
  readonly isExcerpt: boolean;
  /** All machines, and all regions, that are known to have been there. */
  readonly machines: readonly string[];
  readonly regions: readonly string[];
  /** Of these, the ones that are seen to take requests; all, where nothing tells. */
  readonly servingMachines: readonly string[];
  /** How often programs ended by failing, in all of the log. */
  readonly failedEnds: number;
  /** Errors outside of the episode and lines from all over the log, by region. */
  readonly usualRegions: ReadonlyMap<string, number>;
  /** Those of them that name a machine: others only say where a visitor came in. */
  readonly usualRegionsOfMachines: ReadonlyMap<string, number>;
  /** The name of the app, where the log tells of one only. */
  readonly app: string | undefined;
  /** What files beside the log say; of machines, only where the log knows one of them. */
  readonly context: AppContext;
}

/** `sure`: the log says it itself. `likely`: it fits and little else does. `possible`: it fits. */
export type Confidence = 'sure' | 'likely' | 'possible';

/** How a rule explains a case. */
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
  readonly evidence: readonly EvidenceSource[];
  /** What fly.toml should say, for whoever gives it beside the log. */
  readonly settings?: readonly WantedSetting[];
}

export type EvidenceSource = CaseError | CaseMoment | PrintedLine;

/** A setting that would help. */
export interface WantedSetting {
  /** Those of `http_service` may also stand in `services`. */
  readonly path: SettingPath;
  /** What it should be, where it is `present` now; undefined where it is well as it is. */
  readonly toValue: (present: SettingValue | undefined, toml: FlyToml) => SettingValue | undefined;
}

export interface DiagnosisRule {
  readonly id: string;
  /** Two to four words, for lists. */
  readonly label: string;
  /** What it can explain. */
  readonly of: readonly EpisodeKind[];
  explain(aCase: Case): Diagnosis | undefined;
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
  return rules.flatMap((rule) => {
    if (!rule.of.includes(aCase.episode.kind)) return [];
    try {
      const found = rule.explain(aCase);
      return found === undefined ? [] : [{ ...found, rule: rule.id, label: rule.label }];
    } catch (error) {
      onFailure(rule, error);
      return [];
    }
  });
}
