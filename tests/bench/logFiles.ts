/**
 * The files that are measured with. They are large, so they stay in the temporary folder and are used again as long
 * as the generator and what is asked of it stay the same. What is true of a file lies beside it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLog, type LogOptions, type LogTruth } from '../support/logs/generateLog.ts';
import { IS_QUICK, toBytes, toEventCount } from './options.ts';

const FOLDER = join(tmpdir(), 'postflight-bench');
const GENERATOR = ['generateLog.ts', 'logWordings.ts', 'random.ts'];

const EVERYDAY = { seed: 1, layout: 'live', errorShare: 0.02, mix: 'everyday' } as const;

/** Mostly requests that an app logs; 2 % of the records are proxy errors. */
const LOGS = {
  text1: { ...EVERYDAY, bytes: toBytes(1) },
  text2: { ...EVERYDAY, bytes: toBytes(2) },
  text4: { ...EVERYDAY, bytes: toBytes(4) },
  ndjson1: { ...EVERYDAY, layout: 'ndjson', bytes: toBytes(1) },
  machines1: { ...EVERYDAY, bytes: toBytes(1), machineCount: 100_000, takesMachinesInTurn: true },
  messages1: { ...EVERYDAY, bytes: toBytes(1), messageCount: 100_000 },
  /** Nothing but errors. */
  events: { seed: 2, layout: 'live', errorShare: 4, lines: toEventCount(2e6) },
  /** Errors of all categories over five minutes: 300 bars of a second, where the chart is wide enough for them. */
  bars: { seed: 3, layout: 'live', errorShare: 4, lines: 6000, stepMs: 49.5 },
} as const satisfies Readonly<Record<string, LogOptions>>;

export type LogName = keyof typeof LOGS;

export interface LogFile {
  readonly path: string;
  readonly layout: LogOptions['layout'];
  readonly truth: FileTruth;
}

/** What has to be seen of a file wherever it is read. */
export interface FileTruth {
  readonly bytes: number;
  readonly lines: number;
  /** Errors with a code, written or read from their text. */
  readonly errors: number;
  /** Most frequent first. */
  readonly codes: readonly CodeCount[];
}

export interface CodeCount {
  readonly code: string;
  readonly count: number;
  /** Of these, the ones whose code was not written. */
  readonly inferred: number;
}

export async function makeLogFile(name: LogName): Promise<LogFile> {
  const options: LogOptions = LOGS[name];
  mkdirSync(FOLDER, { recursive: true });
  const prefix = `${name}${IS_QUICK ? '-quick' : ''}.`;
  const path = join(FOLDER, `${prefix}${hashParameters(options)}.log`);
  const truthPath = `${path}.json`;
  if (!existsSync(truthPath)) {
    // What an earlier generator made takes room and is of no use.
    for (const old of readdirSync(FOLDER)) if (old.startsWith(prefix)) rmSync(join(FOLDER, old));
    const truth = await writeLog(`${path}.part`, options);
    renameSync(`${path}.part`, path);
    writeFileSync(truthPath, JSON.stringify(toFileTruth(truth)));
  }
  const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as FileTruth;
  return { path, layout: options.layout, truth };
}

function hashParameters(options: LogOptions): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const file of GENERATOR) hash.update(readFileSync(new URL(`../support/${file}`, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}

function toFileTruth({ bytes, lines, errors, codes }: LogTruth): FileTruth {
  const counts = [...codes].map(([code, { count, inferred }]) => ({ code, count, inferred }));
  return { bytes, lines, errors, codes: counts.sort((a, b) => b.count - a.count) };
}
