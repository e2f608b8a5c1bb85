/** How a main process can end, and what is the last that it says. */

export interface Crash {
  /** As init goes on after `Main child exited`; undefined where there was no process to exit. */
  readonly how: string | undefined;
  /** Its last words; those of the runtime, unless told. */
  readonly words?: readonly string[];
  readonly isAbrupt?: boolean;
}

const FAILURE: Crash = { how: 'normally with code: 1' };

/** Most often it fails by itself. */
export const CRASHES: readonly Crash[] = [
  FAILURE,
  FAILURE,
  FAILURE,
  { how: 'normally with code: 2' },
  { how: 'normally with code: 1', isAbrupt: true },
  { how: 'normally with code: 127', words: ['/bin/sh: 1: ./run.sh: not found'] },
  { how: 'normally with code: 134', words: ['free(): invalid pointer', 'Aborted'] },
  { how: 'normally with code: 139', words: ['Segmentation fault'] },
  { how: "with signal (with signal 'SIGSEGV', core dumped? false)", words: [] },
  {
    how: "with signal (with signal 'SIGABRT', core dumped? true)",
    words: ['terminate called without an active exception'],
  },
  {
    how: undefined,
    words: ['[    2.118034] Kernel panic - not syncing: Attempted to kill init! exitcode=0x0000000b'],
    isAbrupt: true,
  },
];

/** Images that cannot be run: built for another processor, or without the program that they shall run. */
export const FAILED_SPAWNS: readonly Crash[] = [
  {
    how: undefined,
    words: ['Error: failed to spawn command: /app/server: Exec format error (os error 8)'],
    isAbrupt: true,
  },
  {
    how: undefined,
    words: [
      'ERROR Error: failed to spawn command: docker-entrypoint.sh node server.js: No such file or directory (os error 2)',
      'does `docker-entrypoint.sh` exist and is it executable?',
    ],
  },
  {
    how: undefined,
    words: ['Error: failed to spawn command: ./start.sh: Permission denied (os error 13)'],
    isAbrupt: true,
  },
];
