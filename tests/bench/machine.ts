/** On what was measured: the machine and the programs that take part. */
import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  /** "Node v20.20.2, Chromium 156.0.1", as far as they are installed. */
  readonly programs: readonly string[];
}

export function readMachine(chromium: string | undefined): Machine {
  const programs = [
    `Node ${process.version}`,
    chromium === undefined ? undefined : readVersion(chromium),
    ...['grep', 'rg', 'lnav'].map(readVersion),
  ];
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    cores: availableParallelism(),
    memoryGB: totalmem() / 1e9,
    programs: programs.filter((program) => program !== undefined),
  };
}

export function describeMachine({ processor, cores, memoryGB, programs }: Machine, date: Date): string {
  return `${processor}, ${cores} cores, ${memoryGB.toFixed(0)} GB of memory; ${programs.join(', ')}; ${date.toISOString().slice(0, 10)}.`;
}

/** The first line of `--version`; undefined where there is no such program. */
function readVersion(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0]?.trim() : undefined;
}
