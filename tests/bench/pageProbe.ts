/**
 * What watches the app from inside its page: when it has shown what, to the frame. It knows the app by its accessible
 * names alone.
 */
import type { CodeCount, FileTruth } from './logFiles.ts';

/**
 * Times are those of the page's clock, in milliseconds. What is waited for has to be asked for before it is caused:
 * `evaluateHandle(() => ({ ms: window.probe.whenX() }))`, then the gesture, then what came of it.
 */
export interface PageProbe {
  /** When a file was last chosen. */
  chosenAt: number;
  readonly longTasks: { readonly start: number; readonly duration: number }[];
  /** Milliseconds from choosing until the account and the codes are on screen as they have to be. */
  whenComplete(expected: Expected): Promise<number>;
  /** Milliseconds from choosing until the chart shows errors, and whether it then says what it covers. */
  whenFirstErrors(): Promise<{ readonly ms: number; readonly saysCoverage: boolean }>;
  /** Milliseconds from the page's last change without a chart to the frame that shows one. */
  whenChartMounted(): Promise<number>;
  /** Milliseconds from the next event of a type until nothing is being read any more. */
  whenStopped(eventType: string): Promise<number>;
  /**
   * Milliseconds from the next event of a type to the last change in these regions; over when nothing has changed
   * for a while. Undefined where nothing changes at all.
   */
  whenSettled(eventType: string, regions: readonly string[], quietMs: number): Promise<number | undefined>;
}

/** The numbers as the page writes them. */
export interface Expected {
  readonly lines: string;
  readonly codes: readonly { readonly code: string; readonly count: string }[];
}

export function toExpected({ lines, codes }: FileTruth): Expected {
  return {
    lines: lines.toLocaleString('en-US'),
    codes: codes.map(({ code, count }: CodeCount) => ({ code, count: count.toLocaleString('en-US') })),
  };
}

/** Runs in the page before its own scripts: everything that it uses stands inside. */
export function installProbe(): void {
  /** The smallest chart; smaller drawings are icons and swatches. */
  const CHART_WIDTH = 200;
  const BARS = 'path[d]:not([d=""]), rect:not(defs rect, clipPath rect)';
  const CODE_ROWS = 'button, [role="row"], tr';
  /** How long what was read may take to be on screen. */
  const GRACE_MS = 5000;
  /** A reading whose page has not changed for so long has stopped by itself. */
  const STALL_MS = 20_000;
  const NOTHING_CHANGES_MS = 2000;
  const NOTHING_HAPPENS_MS = 15_000;

  const getName = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const texts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return element.getAttribute('aria-label') ?? (texts.length > 0 ? texts.join(' ') : element.textContent);
  };
  const findRegion = (name: string): Element | undefined =>
    [...document.querySelectorAll('section, [role="region"]')].find((element) => getName(element) === name);
  const isReading = (): boolean => document.querySelector('progress, [role="progressbar"]') !== null;
  const findCodeRow = (code: string): Element | undefined =>
    [...(findRegion('Codes')?.querySelectorAll(CODE_ROWS) ?? [])].find((row) =>
      getName(row).startsWith(code),
    );
  const hasNumber = (text: string, number: string): boolean =>
    [...text.matchAll(/\d(?:[\d,]*\d)?/g)].some(([found]) => found === number);

  /** What of a complete dashboard is not there. */
  const findMissing = ({ lines, codes }: Expected): string[] => {
    if (isReading()) return ['the end of the reading'];
    const missing = codes.filter(({ code, count }) => {
      const row = findCodeRow(code);
      return row === undefined || !hasNumber(getName(row), count);
    });
    const account = findRegion('Files')?.textContent ?? '';
    return [
      ...(account.includes('100%') || account.includes('100 %') ? [] : ['that all of the file was read']),
      ...(hasNumber(account, lines) ? [] : [`${lines} lines in Files`]),
      ...missing.map(({ code, count }) => `${code} with ${count} in Codes`),
    ];
  };
  const showsChart = (): boolean => {
    const drawings = [...(findRegion('Timeline')?.querySelectorAll('svg, canvas') ?? [])];
    return drawings.some(
      (drawing) =>
        drawing.clientWidth > CHART_WIDTH &&
        (drawing.tagName === 'CANVAS' || drawing.querySelector(BARS) !== null),
    );
  };

  const showsErrors = (): boolean =>
    showsChart() && (findRegion('Codes')?.querySelectorAll(CODE_ROWS).length ?? 0) > 0;

  /** Behind the frame that shows what has just changed. */
  const afterPaint = (then: (at: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        then(performance.now());
      };
      port2.postMessage(undefined);
    });
  };
  const onChange = (callback: (targets: readonly Node[]) => void): MutationObserver => {
    const observer = new MutationObserver((records) => {
      callback(records.map(({ target }) => target));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    return observer;
  };
  /** When a condition has come true on screen. */
  const when = (isTrue: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isTrue()) return;
        observer.disconnect();
        clearInterval(timer);
        afterPaint(resolve);
      };
      const observer = onChange(look);
      // A page that has come to rest changes no more, and what was given up has to be noticed all the same.
      const timer = setInterval(look, GRACE_MS);
      look();
    });

  const probe: PageProbe = {
    chosenAt: Number.NaN,
    longTasks: [],
    async whenComplete(expected) {
      const before = probe.chosenAt;
      const wasChosen = (): boolean => !Object.is(probe.chosenAt, before);
      let endedAt: number | undefined;
      let changedAt = performance.now();
      const watcher = onChange(() => {
        changedAt = performance.now();
      });
      const at = await when(() => {
        if (performance.now() - changedAt > STALL_MS) return true;
        if (!wasChosen() || isReading() || findRegion('Files') === undefined) return false;
        endedAt ??= performance.now();
        return findMissing(expected).length === 0 || performance.now() - endedAt >= GRACE_MS;
      });
      watcher.disconnect();
      const missing = findMissing(expected);
      if (missing.length > 0) throw new Error(`The dashboard misses ${missing.join('; ')}`);
      return at - probe.chosenAt;
    },
    async whenFirstErrors() {
      let saysCoverage = false;
      const at = await when(() => {
        if (!showsErrors()) return false;
        const isPartial = /\d\s?% of/.test(findRegion('Timeline')?.textContent ?? '');
        saysCoverage = isPartial || !isReading();
        return true;
      });
      return { ms: at - probe.chosenAt, saysCoverage };
    },
    async whenChartMounted() {
      let before = performance.now();
      const at = await when(() => {
        if (showsChart()) return true;
        before = performance.now();
        return false;
      });
      return at - before;
    },
    async whenStopped(eventType) {
      const startedAt = await new Promise<number>((resolve) => {
        const start = ({ timeStamp }: Event): void => {
          resolve(timeStamp);
        };
        addEventListener(eventType, start, { capture: true, once: true });
      });
      return (await when(() => !isReading())) - startedAt;
    },
    whenSettled(eventType, regions, quietMs) {
      return new Promise((resolve) => {
        let startedAt: number | undefined;
        let paintedAt: number | undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const end = (): void => {
          observer.disconnect();
          resolve(startedAt === undefined || paintedAt === undefined ? undefined : paintedAt - startedAt);
        };
        const waitFor = (ms: number): void => {
          clearTimeout(timer);
          timer = setTimeout(end, ms);
        };
        const observer = onChange((targets) => {
          if (startedAt === undefined) return;
          const watched = regions.map(findRegion);
          if (!targets.some((target) => watched.some((region) => region?.contains(target) === true))) return;
          afterPaint((at) => {
            paintedAt = at;
            waitFor(quietMs);
          });
        });
        const start = ({ timeStamp }: Event): void => {
          startedAt = timeStamp;
          waitFor(NOTHING_CHANGES_MS);
        };
        addEventListener(eventType, start, { capture: true, once: true });
        waitFor(NOTHING_HAPPENS_MS);
      });
    },
  };
  Object.assign(window, { probe });

  const onChosen = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement && target.type === 'file') probe.chosenAt = performance.now();
  };
  addEventListener('change', onChosen, { capture: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}
