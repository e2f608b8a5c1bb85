/** What a diagnosis is made with: the catalog's part, and the log's. Types only. */
import type { AppContext } from '../../core/diagnosis/appContext.ts';
import type { DiagnosisRule, LastingTrouble } from '../../core/diagnosis/diagnosis.ts';
import type { FlyToml } from '../../core/diagnosis/flyToml.ts';
import type { IsAskedAddress } from '../../core/lives/life.ts';
import type { LogFormat } from '../../core/format/logFormat.ts';
import type { MergedSources } from '../../core/log/mergeSources.ts';
import type { ReadableText } from '../files/recordTexts.ts';

/** A source's text to read again, and what it is made of; undefined where it is not at hand. */
export interface SourceText extends ReadableText {
  readonly size: number;
  readonly formatId: string | undefined;
  /** Of times that its layout prints without one; UTC where nobody said. */
  readonly zone?: string | undefined;
}

/** What only a catalog knows. */
interface DiagnosisTools {
  readonly rules: readonly DiagnosisRule[];
  readonly formats: readonly LogFormat[];
  /** The port that the proxy says it asked for, in the text of an error. */
  readonly findAskedPort: (text: string) => string | undefined;
  /** The port that the proxy waits for, or that a check asks, in the detail of a moment. */
  readonly findAskedPortOfSign: (detail: string) => string | undefined;
  /** Whether an address that an app prints is one of the ports asked for; of none, one that may be. */
  readonly createAddressCheck: (asked: ReadonlySet<string>) => IsAskedAddress;
  /** By the words of a line of the app; undefined where it names nothing of the kind. */
  readonly findLastingTrouble: (text: string) => LastingTrouble | undefined;
}

/** Loaded when something is diagnosed. */
export type LoadDiagnosisTools = () => Promise<DiagnosisTools>;

export interface DiagnosisParts extends DiagnosisTools {
  readonly merged: Pick<MergedSources, 'table' | 'lifecycle' | 'recordCounts' | 'span'>;
  /** Whose log it is, where one of several apps was chosen and the log is narrowed to it. */
  readonly app?: string | undefined;
  /** In the order of the files. */
  readonly texts: readonly (SourceText | undefined)[];
  /** Where somebody gave one beside the log. */
  readonly flyToml?: FlyToml | undefined;
  /** What other files beside it say. */
  readonly context?: AppContext | undefined;
}
