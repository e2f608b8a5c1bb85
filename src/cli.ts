/** The command line: the same core and catalog as the page, without a browser. */
import { isMainThread } from 'node:worker_threads';
import { listApps } from './analysis/findings/apps.ts';
import { diagnoseLog } from './analysis/findings/diagnosing.ts';
import { type SourceText } from './analysis/findings/tools.ts';
import type { ReadingCatalog } from './analysis/ingest/ingest.ts';
import type { FileOutcome } from './analysis/api/ingestApi.ts';
import { ReadSoFar } from './analysis/files/readSoFar.ts';
import { ingestFile } from './analysis/ingest/ingestFile.ts';
import { contextFormats } from './catalog/context/index.ts';
import { codeWordings } from './catalog/codes/codeWordings.ts';
import { diagnosisCatalog } from './catalog/rules/diagnosisCatalog.ts';
import { errorCodes, findErrorCodeEntry } from './catalog/codes/index.ts';
import { logFormats } from './catalog/formats/index.ts';
import { readLifecycle } from './catalog/lifecycle/lifecycle.ts';
import { findLookAlike } from './catalog/lookAlikes/lookAlikes.ts';
import { redactions } from './catalog/redactions/index.ts';
import { rules } from './catalog/rules/index.ts';
import { parseCommand, USAGE, type Command } from './cli/command.ts';
import { takeOneApp } from './cli/choosingApp.ts';
import { findBroken, readLimits } from './cli/checking.ts';
import { describeContextAlone, describeFailure, FLY_TOML_ALONE } from './cli/failures.ts';
import { findInputs, openInput, type Input } from './cli/inputs.ts';
import { keepTexts } from './cli/keptTexts.ts';
import { openReadingThreads, serveThread } from './cli/readingThreads.ts';
import type { ExportTools } from './analysis/queries/exporting.ts';
import { createExportSource, createLogRedactor } from './cli/sharing.ts';
import type { ErrorCode } from './core/format/errorCode.ts';
import { maskFinding, type Finding } from './core/diagnosis/finding.ts';
import { toFailedCheck } from './core/diagnosis/failedCheck.ts';
import { joinContext, type ContextFile } from './core/diagnosis/appContext.ts';
import { readFlyToml, type FlyToml } from './core/diagnosis/flyToml.ts';
import { maskSources } from './core/report/maskSources.ts';
import { mergeSources, type MergedSources, type ReadSource } from './core/log/mergeSources.ts';
import { toAnalysisReport } from './core/report/report.ts';
import { findSameContent, type Sliceable } from './core/bytes/sameContent.ts';
import type { SourceProblem } from './core/records/sourceReport.ts';
import { describeProblem } from './presentation/problemText.ts';
import { toCodeList, toCodeText } from './cli/codeTexts.ts';
import { toPrintable } from './cli/printing.ts';
import { toTextSummary } from './cli/textSummary.ts';

/** Nothing could be read, or the command was not understood. */
const EXIT_UNREAD = 2;
/** A log is beyond a limit that `check` was given. */
const EXIT_BEYOND_LIMIT = 1;

const tools: ExportTools = {
  redactions,
  findEntry: findErrorCodeEntry,
  describeProblem,
  version: __APP_VERSION__,
};

const catalog: ReadingCatalog = {
  codes: codeWordings,
  formats: logFormats,
  readLifecycle,
  findLookAlike,
  contextFormats,
};

if (isMainThread) process.exitCode = await main(process.argv.slice(2));
else serveThread(catalog);

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const parsed = parseCommand(rest);
  if (typeof parsed === 'string') return fail(parsed);
  if (command === 'analyze') return analyze(parsed);
  if (command === 'check') return check(parsed);
  if (command === 'codes') return explainCodes(parsed.names, parsed.json);
  return fail(command === undefined ? 'Say what to do.' : `There is no command "${toPrintable(command)}".`);
}

async function analyze(command: Command): Promise<number> {
  const { json, isRedacted, form, sharing } = command;
  const log = await readLog(command);
  if (typeof log === 'number') return log;
  const { sources } = log;
  const { app } = command;
  const merged = mergeSources(sources);
  if (form !== undefined) {
    const find = (): Promise<readonly Finding[]> => findFindings(log, merged);
    const mask = createLogRedactor(log.apps, tools, sharing);
    const source = createExportSource(log, merged, find, mask, sharing, tools);
    const { body } = await form.made.make(source, form.choices);
    for (const piece of body) await print(piece);
    return 0;
  }
  const findings = await findFindings(log, merged);
  const mask = isRedacted ? createLogRedactor(log.apps, tools, sharing) : undefined;
  const report = toAnalysisReport({
    ...tools,
    app: app !== undefined && mask !== undefined ? mask.redact(app) : app,
    ...(mask === undefined ? { sources, merged } : { sources: maskSources(sources, mask) }),
    findings: mask === undefined ? findings : findings.map((finding) => maskFinding(finding, mask)),
  });
  process.stdout.write(
    json ? `${JSON.stringify(report)}\n` : toTextSummary(report, findErrorCodeEntry, log.beside),
  );
  return 0;
}

async function print(piece: string | Blob): Promise<void> {
  if (typeof piece === 'string') process.stdout.write(piece);
  else for await (const bytes of piece.stream()) process.stdout.write(bytes);
}

async function check(command: Command): Promise<number> {
  const limits = readLimits(command.failOn, rules);
  if (typeof limits === 'string') return fail(limits);
  const log = await readLog(command);
  if (typeof log === 'number') return log;
  const merged = mergeSources(log.sources);
  const broken = findBroken(limits, merged.table, await findFindings(log, merged));
  for (const sentence of broken) process.stdout.write(`${toPrintable(sentence)}\n`);
  return broken.length === 0 ? 0 : EXIT_BEYOND_LIMIT;
}

interface ReadLog {
  readonly flyToml: FlyToml | undefined;
  /** Other files beside the log. */
  readonly beside: readonly ContextFile[];
  readonly sources: readonly ReadSource[];
  /** Names of all apps in the files. */
  readonly apps: readonly string[];
  /** Of the sources, in their order. */
  readonly texts: readonly (SourceText | undefined)[];
  /** Whose it is, where it was taken out of a log of several apps. */
  readonly app?: string | undefined;
}

/** Never rejects: a fault is a finding that says so. */
async function findFindings(
  { texts, flyToml, beside, app }: ReadLog,
  merged: MergedSources,
): Promise<readonly Finding[]> {
  try {
    const context = joinContext(beside);
    return await diagnoseLog({ merged, texts, flyToml, context, app, ...diagnosisCatalog });
  } catch (error) {
    return [toFailedCheck(undefined, error)];
  }
}

/** What is asked for of the files that are named; or how to end where there is nothing of it. */
async function readLog(command: Command): Promise<ReadLog | number> {
  const log = await readFiles(command);
  if (typeof log === 'number' || command.app === undefined) return log;
  const taken = await takeOneApp(log.sources, log.texts, command.app, logFormats);
  return typeof taken === 'string' ? fail(taken) : { ...log, ...taken, apps: [...log.apps, command.app] };
}

/** All files that are named; or how to end where nothing could be read. */
async function readFiles({ names, ...reading }: Command): Promise<ReadLog | number> {
  if (names.length === 0) return fail('Name at least one file or folder, or - for standard input.');
  const sources: ReadSource[] = [];
  const texts: (SourceText | undefined)[] = [];
  let flyToml: FlyToml | undefined;
  const beside: ContextFile[] = [];
  const wholeFiles: { readonly file: Sliceable; readonly index: number }[] = [];
  for (const path of names) {
    const { inputs, failure: folderFailure } = await findInputs(path);
    if (folderFailure !== undefined) warn(path, describeFailure(folderFailure, 0));
    for (const input of inputs) {
      const same = input.file && (await findSameContent(input.file, wholeFiles));
      const kept = same && sources[same.index];
      if (kept !== undefined) {
        warn(
          input.path,
          `This has the same content as ${toPrintable(kept.report.name)}, and is counted once.`,
        );
        sources[same?.index ?? 0] = withProblem(kept, {
          kind: 'sameContent',
          otherName: input.name,
        });
        continue;
      }
      const { read, texts: readTexts, outcome } = await readInput(input, reading);
      if (outcome.kind === 'flyToml') flyToml = readFlyToml(input.name, outcome.text);
      else if (outcome.kind === 'context') beside.push(outcome.file);
      else if (outcome.kind === 'failure')
        warn(input.path, describeFailure(outcome.failure, countLines(read)));
      else if (input.file !== undefined) wholeFiles.push({ file: input.file, index: sources.length });
      for (const source of read) sources.push(source);
      for (const text of readTexts) texts.push(text);
    }
  }
  if (sources.length === 0 && flyToml !== undefined) warn(flyToml.name, FLY_TOML_ALONE);
  if (sources.length === 0) for (const file of beside) warn(file.name, describeContextAlone(file));
  const apps = sources.flatMap(listApps);
  return sources.length === 0 ? EXIT_UNREAD : { sources, apps, texts, flyToml, beside };
}

function explainCodes(names: readonly string[], json: boolean): number {
  const entries: ErrorCode[] = [];
  for (const name of names) {
    const entry = findErrorCodeEntry(name.toUpperCase());
    if (entry === undefined)
      return fail(`${toPrintable(name)} is not on the documentation page of Fly's error codes.`);
    entries.push(entry);
  }
  const chosen = names.length === 0 ? errorCodes : entries;
  if (json) process.stdout.write(`${JSON.stringify(chosen.map(toPublicEntry), undefined, 2)}\n`);
  else process.stdout.write(names.length === 0 ? toCodeList(chosen) : entries.map(toCodeText).join('\n'));
  return 0;
}

/** What `codes --json` promises; templates and samples stay inside. */
function toPublicEntry({ templates: _templates, samples: _samples, ...entry }: ErrorCode): object {
  return entry;
}

function warn(path: string, sentence: string): void {
  process.stderr.write(`${toPrintable(path)}: ${sentence}\n`);
}

function withProblem(source: ReadSource, problem: SourceProblem): ReadSource {
  return { ...source, report: { ...source.report, problems: [...source.report.problems, problem] } };
}

/** All texts of an input: one, or those in an archive. */
async function readInput(
  input: Input,
  { zone, isText, limits }: Pick<Command, 'zone' | 'isText' | 'limits'>,
): Promise<{
  read: readonly ReadSource[];
  /** In the same order. */
  texts: readonly (SourceText | undefined)[];
  outcome: FileOutcome;
}> {
  const source = await openInput(input);
  if ('kind' in source) return { read: [], texts: [], outcome: { kind: 'failure', failure: source } };
  const { path, file } = input;
  const threads = file && openReadingThreads({ path, size: file.size }, zone, catalog, import.meta.url);
  const texts = new Map<number, ReadSoFar>();
  const kept = keepTexts(source.chunks, file);
  const bytes = { ...source, chunks: kept.chunks, zone, isText };
  const news = ingestFile(bytes, catalog, { limits, keepsDecoded: true, ...threads });
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      threads?.close();
      const read = Array.from(texts.values(), (text) => text.toReadSource());
      return {
        read,
        texts: Array.from(texts, ([entry, { report }]) => kept.get(entry, report.format?.id, zone)),
        outcome: step.value,
      };
    }
    const { entry, update } = step.value;
    kept.add(step.value);
    const text = texts.get(entry);
    if (text === undefined) texts.set(entry, new ReadSoFar(update));
    else text.add(update);
  }
}

function countLines(sources: readonly ReadSource[]): number {
  return sources.reduce((sum, { report }) => sum + report.lines, 0);
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n${USAGE}`);
  return EXIT_UNREAD;
}
