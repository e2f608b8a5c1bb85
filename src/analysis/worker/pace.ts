/**
 * When to tell the page that there is something new: changes go in, fewer calls come out. They come at once while
 * there is little, then less and less often: drawing takes time from reading.
 */

const FIRST_REST_MS = 0;
const SECOND_REST_MS = 100;
const LONGEST_REST_MS = 500;
const REST_GROWTH = 1.5;
/** Answering takes at most a quarter of the worker's time. */
const REST_PER_WORK = 3;

interface Pace {
  /** Something has changed. */
  readonly tellSoon: () => void;
  readonly subscribe: (onChange: () => void) => void;
  /** The next change is told at once. */
  startAnew(): void;
  /** Answers, and counts the time that it takes: the next call waits three times as long. */
  measure<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer>;
}

export function createPace(): Pace {
  let tell: () => void = () => undefined;
  let isWaiting = false;
  let answeringMs = 0;
  let restMs = FIRST_REST_MS;
  return {
    tellSoon() {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(
        () => {
          isWaiting = false;
          answeringMs = 0;
          restMs = Math.min(LONGEST_REST_MS, Math.max(SECOND_REST_MS, restMs * REST_GROWTH));
          tell();
        },
        Math.max(restMs, answeringMs * REST_PER_WORK),
      );
    },
    subscribe(onChange) {
      tell = onChange;
    },
    startAnew() {
      restMs = FIRST_REST_MS;
    },
    async measure(answer) {
      const start = performance.now();
      try {
        return await answer();
      } finally {
        answeringMs += performance.now() - start;
      }
    },
  };
}
