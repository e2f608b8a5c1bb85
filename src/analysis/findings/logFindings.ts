/**
 * Findings of a log as it is: the log and the texts of its files go in, what went wrong comes out. What finds it is
 * loaded when somebody asks.
 */
import type { Difference } from '../../core/diagnosis/differences.ts';
import { NO_CONTEXT, type AppContext } from '../../core/diagnosis/appContext.ts';
import { isFailedCheck, toFailedCheck } from '../../core/diagnosis/failedCheck.ts';
import { at } from '../../core/table/eventTable.ts';
import type { EvidenceLine, Finding } from '../../core/diagnosis/finding.ts';
import type { Life } from '../../core/lives/life.ts';
import type { MergedSources } from '../../core/log/mergeSources.ts';
import type { Rows } from '../../core/table/rows.ts';
import { toNameTest, type FieldFilter } from '../../core/table/selection.ts';
import type { LogFile } from '../files/source.ts';
import type { FlyTomlText, Lanes, PlacedEvidence, PlacedFinding } from '../api/api.ts';
import { listApps } from './apps.ts';
import type { LaneQuestion } from './lanes.ts';
import type { LoadDiagnosisTools } from './tools.ts';
import type { SourceText } from './tools.ts';
import { getText } from '../files/logFiles.ts';
import { type Source } from '../files/source.ts';

export interface DiagnosedLog extends MergedSources {
  readonly files: readonly LogFile[];
}

export class LogFindings {
  readonly #loadTools: LoadDiagnosisTools;
  #flyToml: FlyTomlText | undefined;
  #context = NO_CONTEXT;
  /** Asked for more often than the log changes. */
  #placed: Promise<readonly PlacedFinding[]> | undefined;
  /** The same: each range that somebody looks at asks for lanes. */
  #lives: Promise<readonly Life[]> | undefined;

  constructor(loadTools: LoadDiagnosisTools) {
    this.#loadTools = loadTools;
  }

  /** The log is another one. */
  forget(): void {
    this.#placed = undefined;
    this.#lives = undefined;
  }

  setFlyToml(file: FlyTomlText | undefined): void {
    this.#flyToml = file;
    this.forget();
  }

  setContext(context: AppContext): void {
    this.#context = context;
    this.forget();
  }

  /** Where each line stands is told in the page's terms. Apps are diagnosed one by one, so their findings can be told apart. */
  async get(
    log: DiagnosedLog,
    sources: readonly Source[],
    apps?: FieldFilter,
  ): Promise<readonly PlacedFinding[]> {
    this.#placed ??= this.diagnose(log, sources).then((findings) =>
      findings.map((finding) => place(finding, log.files)),
    );
    const placed = await this.#placed;
    if (apps === undefined) return placed;
    const isChosen = toNameTest(apps);
    const isOneApp = listApps(log).length < 2;
    return placed.filter((finding) => isOneApp || isFailedCheck(finding) || isChosen(finding.app ?? ''));
  }

  /** Never rejects: a fault is a finding that says so, and is looked into again when somebody asks. */
  async diagnose(merged: MergedSources, sources: readonly Source[]): Promise<readonly Finding[]> {
    try {
      return await this.#diagnose(merged, sources);
    } catch (error) {
      this.forget();
      return [toFailedCheck(undefined, error)];
    }
  }

  async #diagnose(merged: MergedSources, sources: readonly Source[]): Promise<readonly Finding[]> {
    const [tools, { diagnoseLog }, { readFlyToml }] = await Promise.all([
      this.#loadTools(),
      import('./diagnosing.ts'),
      import('../../core/diagnosis/flyToml.ts'),
    ]);
    const flyToml = this.#flyToml && readFlyToml(this.#flyToml.name, this.#flyToml.text);
    return diagnoseLog({
      merged,
      texts: sources.map(toSourceText),
      flyToml,
      context: this.#context,
      ...tools,
    });
  }

  /** Findings are looked for first: their machines come before all others. */
  async getLanes(log: DiagnosedLog, sources: readonly Source[], question: LaneQuestion): Promise<Lanes> {
    const [{ listLanes }, lives, found] = await Promise.all([
      import('./lanes.ts'),
      this.#getLives(log, sources),
      this.get(log, sources),
    ]);
    return listLanes(lives, log.table, found, question);
  }

  #getLives(merged: MergedSources, sources: readonly Source[]): Promise<readonly Life[]> {
    this.#lives ??= this.#readLives(merged, sources).catch((error: unknown) => {
      // Asked again, they are read again.
      this.#lives = undefined;
      throw error;
    });
    return this.#lives;
  }

  async #readLives(merged: MergedSources, sources: readonly Source[]): Promise<readonly Life[]> {
    const [tools, { readLives }, { listAskedPorts }] = await Promise.all([
      this.#loadTools(),
      import('../../core/lives/lives.ts'),
      import('./askedPorts.ts'),
    ]);
    const asked = await listAskedPorts({ merged, texts: sources.map(toSourceText), ...tools });
    return readLives(merged.lifecycle, tools.createAddressCheck(asked));
  }

  /** What some errors have that the others have not. */
  async explain(
    merged: MergedSources,
    sources: readonly Source[],
    rows: Rows,
  ): Promise<readonly Difference[]> {
    const [tools, { explainRows }] = await Promise.all([this.#loadTools(), import('./explaining.ts')]);
    return explainRows({ merged, texts: sources.map(toSourceText), ...tools }, rows);
  }
}

function toSourceText(source: Source): SourceText | undefined {
  const { blob, readSlice, isMissing } = getText(source);
  const { format, problems } = source.read.report;
  const zone = problems.find((problem) => problem.kind === 'zoneless')?.zone;
  return isMissing === true ? undefined : { size: blob.size, readSlice, formatId: format?.id, zone };
}

function place(finding: Finding, files: readonly LogFile[]): PlacedFinding {
  const placeLine = ({ source, time, text, ...line }: EvidenceLine): PlacedEvidence => {
    const { id, name } = at(files, source);
    return { time, text, sourceName: name, place: { ...line, textId: id } };
  };
  const steps = finding.steps.map((step) => ({
    ...step,
    evidence: step.evidence && placeLine(step.evidence),
  }));
  return { ...finding, evidence: finding.evidence.map(placeLine), steps };
}
