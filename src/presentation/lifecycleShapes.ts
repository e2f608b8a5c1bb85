/** One shape for each kind of moment, so that nobody needs colours to tell them apart. */
import type { LifecycleKind } from './lifecycleMarks.ts';

/** Paths in a square of 10 by 10, to be filled by the rule `evenodd`. */
export const LIFECYCLE_SHAPES: Readonly<Record<LifecycleKind, string>> = {
  // A rocket's tip, an arrow to the right, a ring, a tick.
  deploy: 'M5 0L10 10H0Z',
  start: 'M1 0L10 5L1 10Z',
  listening: 'M5 0a5 5 0 1 0 .01 0ZM5 2.5a2.5 2.5 0 1 1-.01 0Z',
  healthPassing: 'M0 5.5L1.8 3.7L4 6L8.4 1.4L10 3L4 9.2Z',
  // A cross, a square, a diamond.
  healthFailed: 'M1.8 0L5 3.2L8.2 0L10 1.8L6.8 5L10 8.2L8.2 10L5 6.8L1.8 10L0 8.2L3.2 5L0 1.8Z',
  exit: 'M0 0H10V10H0Z',
  outOfMemory: 'M5 0L10 5L5 10L0 5Z',
  // Twice an arrow, and two bars.
  restart: 'M0 0L5 5L0 10ZM5 0L10 5L5 10Z',
  autostop: 'M0 0H3.6V10H0ZM6.4 0H10V10H6.4Z',
};
