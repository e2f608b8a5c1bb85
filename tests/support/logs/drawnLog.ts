/**
 * A drawn log goes in, the text of `fly logs` comes out, in order of time. One line per record, or per series of them:
 *
 *   10:00:00 a app GET / 200
 *   10:20:00 *20/5s a/nrt proxy [PC01] instance refused connection
 *
 * is a time on 2 March 2026, then optionally how many records follow each other at which distance, a machine (or
 * `-` for none) with optionally a region, who wrote it, and the message. Proxy messages that start with a code are errors.
 */
const LINE =
  /^(\d\d):(\d\d):(\d\d) (?:\*(\d+)\/(\d+)s )?([a-z\d]+|-)(?:\/([a-z]{3}))? (app|proxy|runner|health) ( ?.+)$/;

export interface DrawnRecord {
  readonly time: number;
  readonly machine: string;
  readonly region: string;
  readonly provider: string;
  readonly message: string;
}

export function recordsFromDrawing(drawing: string): readonly DrawnRecord[] {
  return drawing
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const drawn = LINE.exec(line);
      if (drawn === null) throw new Error(`Not a line of a drawn log: ${line}`);
      const [
        ,
        hours,
        minutes,
        seconds,
        count = '1',
        step = '0',
        machine = '',
        region = 'ams',
        provider = '',
        message = '',
      ] = drawn;
      const start = Date.UTC(2026, 2, 2, Number(hours), Number(minutes), Number(seconds));
      return Array.from({ length: Number(count) }, (_, i) => ({
        ...{ machine: machine === '-' ? '' : machine, region, provider, message },
        time: start + i * Number(step) * 1000,
      }));
    })
    .sort((a, b) => a.time - b.time);
}

export function toFlyLogs(records: readonly DrawnRecord[]): string {
  return records.map((record) => `${toFlyLogsLine(record)}\n`).join('');
}

function toFlyLogsLine({ time, machine, region, provider, message }: DrawnRecord): string {
  const isError = provider === 'proxy' && message.startsWith('[P');
  const at = new Date(time).toISOString().replace(/\.\d+/, '');
  return `${at} ${provider}[${machine}] ${region} [${isError ? 'error' : 'info'}]${message}`;
}

export function logFromDrawing(drawing: string): string {
  return toFlyLogs(recordsFromDrawing(drawing));
}
