/**
 * What files beside a log say of its app: deploys, the size of machines, health checks (catalog/context reads them). All
 * texts in it come from a file: they are cut to a length, and may say anything.
 */
import type { EpochMs } from '../units.ts';

export interface Release {
  readonly time: EpochMs;
  readonly version: number;
  /** One word, such as `complete` or `failed`; may be empty. */
  readonly status: string;
  /** As `fly deploy --image` takes it; empty where it is not known. */
  readonly image: string;
}

export interface Size {
  readonly memoryMb: number;
  /** `shared` or `performance`; may be empty. */
  readonly cpuKind: string;
  readonly cpus: number;
}

export interface AppMachine {
  readonly id: string;
  readonly region: string;
  /** Undefined where the file does not say. */
  readonly size: Size | undefined;
}

export interface CheckState {
  readonly machine: string;
  readonly name: string;
  readonly status: 'passing' | 'warning' | 'critical';
  /** What it said last. */
  readonly output: string;
  /** When that was. */
  readonly time: EpochMs | undefined;
}

export interface AppContext {
  /** In order of time. */
  readonly releases: readonly Release[];
  readonly machines: readonly AppMachine[];
  /** Of the groups of machines, where machines themselves are not told. */
  readonly groupSizes: readonly Size[];
  readonly checks: readonly CheckState[];
}

/** What one file says. */
type ContextFacts = Partial<AppContext>;

/** A file beside a log, as it was recognised. */
export interface ContextFile {
  /** The file's own name. */
  readonly name: string;
  /** The command that prints it. */
  readonly label: string;
  /** What it is used for, as the end of a sentence. */
  readonly use: string;
  readonly facts: ContextFacts;
}

/** A kind of file that may lie beside a log. */
export interface ContextFormat {
  readonly id: string;
  readonly label: ContextFile['label'];
  readonly use: ContextFile['use'];
  /** Texts one of which stands near the start of every such file. */
  readonly markers: readonly string[];
  /** What a JSON value says; undefined where it is none of this kind. Throws for no value. */
  readonly read: (value: unknown) => ContextFacts | undefined;
}

/** Larger files are logs, if anything. */
export const MAX_CONTEXT_BYTES = 1 << 22;

export const NO_CONTEXT: AppContext = { releases: [], machines: [], groupSizes: [], checks: [] };

/** What several files say together. */
export function joinContext(files: readonly Pick<ContextFile, 'facts'>[]): AppContext {
  const facts = files.map((file) => file.facts);
  return {
    releases: facts.flatMap(({ releases = [] }) => releases).sort((a, b) => a.time - b.time),
    machines: facts.flatMap(({ machines = [] }) => machines),
    groupSizes: facts.flatMap(({ groupSizes = [] }) => groupSizes),
    checks: facts.flatMap(({ checks = [] }) => checks),
  };
}

/** What holds for each app of several: a machine's id is no other app's, and nothing else says whose it is. */
export function keepMachines({ machines, checks }: AppContext): AppContext {
  return { ...NO_CONTEXT, machines, checks };
}

/** What a text is that may lie beside a log: undefined where it is no JSON, or none of these kinds. */
export function recogniseContext(
  text: string,
  formats: readonly ContextFormat[],
): Omit<ContextFile, 'name'> | undefined {
  const candidates = formats.filter(({ markers }) => markers.some((marker) => text.includes(marker)));
  if (candidates.length === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a log, or a file that was cut
  }
  for (const { label, use, read } of candidates) {
    const facts = read(value);
    if (facts !== undefined) return { label, use, facts };
  }
  return undefined;
}
