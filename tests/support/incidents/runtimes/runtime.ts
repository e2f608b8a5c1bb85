/** What a server of one kind prints when it starts, answers and breaks. */
import type { Random } from '../../logs/random.ts';

export interface Runtime {
  readonly command: string;
  /** Before it listens. */
  readonly hello: readonly string[];
  /** At a time in milliseconds, which some of them print. */
  readonly ready: (host: string, port: number, time: number) => readonly string[];
  readonly request: (random: Random, path: string, status: number) => string;
  /** What its last words are when it breaks at its start. */
  readonly crash: readonly string[];
  readonly process: string;
}
