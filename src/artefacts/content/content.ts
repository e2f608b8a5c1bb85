/**
 * What an artefact shows: a picture, a report, a table of numbers. Whoever makes it masks all of this first, so that
 * nothing behind it has to know what is secret.
 */
import type { LinePlace, Overview } from '../../analysis/api/api.ts';
import type { ScaleKind } from '../../presentation/countScale.ts';
import type { Clock } from '../../presentation/times.ts';
import type { FindingWords } from '../../core/diagnosis/finding.ts';
import type { TimeRange } from '../../core/units.ts';

export interface ArtefactContent {
  /** What the log is of and when, or what somebody wrote instead. */
  readonly title: string;
  /** Of what is shown: the range and the filters are applied. */
  readonly overview: Overview;
  readonly view: ArtefactView;
  /** Of the whole log, or of the chosen apps, worst first; only those that are about a part of the range. */
  readonly findings: readonly ToldFinding[];
  /** Lines of the log that somebody chose, one by one. */
  readonly lines: readonly ChosenLine[];
  /** Of Postflight. */
  readonly version: string;
  /** What was masked, in words: "3 secrets, 41 addresses"; missing where nothing was. */
  readonly masked?: string;
}

export interface ArtefactView {
  readonly clock: Clock;
  /** What is shown; undefined for all of the log. */
  readonly range: TimeRange | undefined;
  /** In words, such as "machine 148e21ea7d9d68" and "without region ams". */
  readonly filters: readonly string[];
  /** Whether apps are among them: the findings are of these. */
  readonly hasChosenApps: boolean;
  readonly scale: ScaleKind;
  readonly hasPatterns: boolean;
  /** Keys of the groups that somebody took out of the timeline. */
  readonly hiddenGroups: ReadonlySet<string>;
}

/** A finding, and where the lines stand that show it; the lines themselves are chosen one by one. */
export interface ToldFinding extends FindingWords {
  readonly evidence: readonly { readonly sourceName: string; readonly lineNumber: number }[];
}

export interface ChosenLine {
  readonly place: LinePlace;
  readonly sourceName: string;
  readonly text: string;
}
