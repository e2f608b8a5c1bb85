/** Whole processes: how long they run, and how much memory they take at most. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POSTFLIGHT = fileURLToPath(new URL('../../dist-cli/postflight.mjs', import.meta.url));
/** The kernel's mark only rises, so looking often loses little. */
const MEMORY_INTERVAL_MS = 10;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly seconds: number;
  /** Resident memory at its highest; undefined where the system does not tell or was not asked. */
  readonly peakBytes: number | undefined;
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

export function toAnalyze(path: string): Command {
  return { program: process.execPath, args: [POSTFLIGHT, 'analyze', '--json', path] };
}

/** What people type today. It counts written codes, wherever they stand, and tells nothing else. */
export function toGrep(path: string): Command {
  const script = `LC_ALL=C grep -oE '\\[P[A-Z][0-9]{2}\\]' "$0" | sort | uniq -c`;
  return { program: 'sh', args: ['-c', script, path] };
}

/** Counts the lines with a code: about the fastest way to look at every byte. */
export function toRipgrep(path: string): Command {
  return { program: 'rg', args: ['-c', '\\[P[A-Z]\\d\\d\\]', path] };
}

/** Indexes the file and prints the lines with a code. Its settings stay out of it. */
export function toLnav(path: string, home: string): Command {
  return {
    program: 'lnav',
    args: ['-n', '-c', ':filter-in \\[P[A-Z]\\d\\d\\]', path],
    env: { HOME: home, XDG_CONFIG_HOME: home, TERM: 'dumb' },
  };
}

/** A folder for one program's settings, which is gone afterwards. */
export async function withHome<T>(use: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'postflight-bench-home-'));
  try {
    return await use(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** From its start to its end. What it prints is read by nobody. */
export function run(command: Command, { watchesMemory = false } = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command.program, command.args, {
      stdio: 'ignore',
      env: { ...process.env, ...command.env },
    });
    let peakBytes: number | undefined;
    const look = (): void => {
      peakBytes = readPeakBytes(child.pid) ?? peakBytes;
    };
    const timer = watchesMemory ? setInterval(look, MEMORY_INTERVAL_MS) : undefined;
    child.on('error', reject);
    child.on('exit', (status) => {
      const seconds = (performance.now() - start) / 1000;
      clearInterval(timer);
      if (status === 0) resolve({ seconds, peakBytes });
      else reject(new Error(`${command.program} ${command.args.join(' ')} ended with ${String(status)}`));
    });
  });
}

function readPeakBytes(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
