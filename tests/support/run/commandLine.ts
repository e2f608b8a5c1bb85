/** The command line as people run it: arguments go in, what the built program printed comes out. */
import { execFile, spawn } from 'node:child_process';
import { ensureCli } from '../../../scripts/build.mjs';

/** Built here where the last build is of other sources: a test is never of what the code was. */
export const PROGRAM = ensureCli();

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(...args: string[]): Promise<Run> {
  return runIn({}, ...args);
}

export function runIn(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Run> {
  const options = { maxBuffer: 1 << 26, env: { ...process.env, ...environment } };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

export function runWithInput(input: string | Uint8Array, ...args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? -1, stdout, stderr });
    });
    child.stdin.end(input);
  });
}
