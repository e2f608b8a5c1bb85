/** The command line: the same core and catalog as the page, without a browser. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { ByteSource, OpenFailure } from './analysis/ingest.ts';
import { ingestFile } from './analysis/ingestFile.ts';
import { codeWordings } from './catalog/codeWordings.ts';
import { errorCodes, findErrorCodeEntry } from './catalog/codes/index.ts';
import { logFormats } from './catalog/formats/index.ts';
import { describeContainerFailure } from './core/containerFailure.ts';
import type { ErrorCode } from './core/errorCode.ts';
import { EventTableBuilder } from './core/eventTableBuilder.ts';
import type { ReadSource } from './core/mergeSources.ts';
import type { RecordCounts } from './core/recordCounts.ts';
import { toAnalysisReport } from './core/report.ts';
import type { SourceReport } from './core/sourceReport.ts';
import { isTimeZone, UTC } from './core/timeZones.ts';
import { toCodeList, toCodeText, toPrintable, toTextSummary } from './core/textSummary.ts';

const USAGE = `Usage:
  postflight analyze [--json] [--zone ZONE] FILE… | -   read log exports ("-" reads standard input)
  postflight codes [--json] [CODE]                      explain the Fly Proxy error codes

  --zone ZONE   the zone of times that say none, such as Europe/Berlin; UTC without it
`;
/** Nothing could be read, or the command was not understood. */
const EXIT_UNREAD = 2;
const CHUNK_BYTES = 8 << 20;

interface Command {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly zone: string;
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const parsed = parseCommand(rest);
  if (typeof parsed === 'string') return fail(parsed);
  if (command === 'analyze') return analyze(parsed);
  if (command === 'codes') return explainCodes(parsed.names, parsed.json);
  return fail(command === undefined ? 'Say what to do.' : `There is no command "${toPrintable(command)}".`);
}

function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, zone: { type: 'string', default: UTC } },
      allowPositionals: true,
    });
    if (!isTimeZone(values.zone))
      return `There is no time zone "${toPrintable(values.zone)}". Name one as in Europe/Berlin.`;
    return { names: positionals, json: values.json, zone: values.zone };
  } catch (error) {
    return toPrintable(error instanceof Error ? error.message : String(error));
  }
}

async function analyze({ names, json, zone }: Command): Promise<number> {
  if (names.length === 0) return fail('Name at least one file, or - for standard input.');
  const sources: ReadSource[] = [];
  for (const name of names) {
    const { read, failure } = await readFile(name, zone);
    if (failure !== undefined)
      process.stderr.write(`${toPrintable(name)}: ${describeFailure(failure, read.length > 0)}\n`);
    sources.push(...read);
  }
  if (sources.length === 0) return EXIT_UNREAD;
  const report = toAnalysisReport({
    version: __APP_VERSION__,
    sources,
    findEntry: findErrorCodeEntry,
  });
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : toTextSummary(report, findErrorCodeEntry));
  return 0;
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

/** All texts of a file: one, or those in an archive. */
async function readFile(
  name: string,
  zone: string,
): Promise<{ read: readonly ReadSource[]; failure?: OpenFailure }> {
  let source: ByteSource;
  try {
    source =
      name === '-'
        ? { name: 'standard input', size: undefined, chunks: readStandardInput() }
        : await openFile(name);
  } catch (error) {
    return { read: [], failure: toOpenFailure(error) };
  }
  const texts = new Map<
    number,
    { events: EventTableBuilder; counts: RecordCounts[]; report: SourceReport }
  >();
  const news = ingestFile({ ...source, zone }, { codes: codeWordings, formats: logFormats });
  for (;;) {
    const step = await news.next();
    if (step.done === true) {
      const read = [...texts.values()].map(({ events, counts, report }) => ({
        report,
        recordCounts: counts,
        table: events.finish(),
      }));
      return { read, ...(step.value && { failure: step.value }) };
    }
    const { entry, update } = step.value;
    const text = texts.get(entry) ?? { events: new EventTableBuilder(), counts: [], report: update.report };
    texts.set(entry, text);
    text.report = update.report;
    text.counts.push(update.recordCounts);
    text.events.addTable(update.events);
  }
}

async function openFile(path: string): Promise<ByteSource> {
  const file = await open(path);
  const stats = await file.stat();
  const name = basename(path);
  if (stats.isDirectory()) {
    await file.close();
    throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  }
  // A pipe has no size and no places to read at.
  if (!stats.isFile()) return { name, size: undefined, chunks: file.createReadStream() };
  return { name, size: stats.size, chunks: readFileChunks(file, stats.size) };
}

/** The next chunk is being read while the present one is used. What is appended after the start is left for later. */
async function* readFileChunks(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  async function read(position: number): Promise<Uint8Array> {
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, size - position));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    return chunk.subarray(0, bytesRead);
  }
  try {
    let position = 0;
    let next = size > 0 ? read(0) : undefined;
    while (next !== undefined) {
      const chunk = await next;
      if (chunk.length === 0) throw new Error('the file became shorter');
      position += chunk.length;
      next = position < size ? read(position) : undefined;
      next?.catch(() => undefined); // reported when its turn comes
      yield chunk;
    }
  } catch (error) {
    throw new DOMException(String(error), 'NotReadableError');
  } finally {
    await file.close();
  }
}

async function* readStandardInput(): AsyncGenerator<Uint8Array> {
  for await (const chunk of process.stdin) yield chunk as Uint8Array;
}

function toOpenFailure(error: unknown): OpenFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return { kind: 'vanished' };
  return code === 'EISDIR' ? { kind: 'folder' } : { kind: 'unreadable', reason: code };
}

function describeFailure(failure: OpenFailure, isPartlyRead: boolean): string {
  const kept = isPartlyRead ? ' What was read before is in the result.' : '';
  switch (failure.kind) {
    case 'empty':
      return 'The file is empty.';
    case 'blank':
      return `The file holds only blank lines (${String(failure.lines)}).`;
    case 'folder':
      return 'This is a folder. Name the log files in it.';
    case 'notText':
      return `This looks like ${toPrintable(failure.looksLike)}, not like log text. Name an export such as: fly logs --no-tail -a APP > app.log`;
    case 'unrecognised':
      return 'No line of this looks like a Fly.io log. Make an export with: fly logs --no-tail -a APP > app.log';
    case 'vanished':
      return `There is no such file${isPartlyRead ? ' any more' : ''}.${kept}`;
    case 'changed':
      return `The file could not be read to its end; it may have been changed meanwhile.${kept} Try again.`;
    case 'unreadable':
      if (failure.container !== undefined) return `${describeContainerFailure(failure.container)}${kept}`;
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
    case 'crashed':
      return `The file could not be read (${toPrintable(failure.reason)}).${kept}`;
  }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n${USAGE}`);
  return EXIT_UNREAD;
}
