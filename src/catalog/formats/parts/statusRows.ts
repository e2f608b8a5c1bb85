/**
 * Rows of the tables that `fly status` and `fly machine status` print (superfly/flyctl, internal/command/status and
 * machine): a row goes in, the record that it is comes out: which machine was in which state since when.
 */
import type { LogRecord } from '../../../core/format/logFormat.ts';
import { parseTimestamp } from '../../../core/time/timestamp.ts';

/** `app  148e21ea7d9d68  3  ams  started  1 total, 1 passing  2026-03-02T08:15:31Z`, the process before or behind the id. */
const MACHINE_ROW =
  /^\s*(?:\S{1,40}[ \t]+)?([0-9a-f]{14})[ \t]+(?:\S{1,40}[ \t]+)?\d{1,6}[ \t]+([a-z]{3})[ \t]+(?:created|started|starting|stopped|stopping|suspended|suspending|replacing|replaced|updating|destroyed|destroying|failed)\b(.{0,200})[ \t](\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d))[ \t]*$/;
/** `stopped  exit  flyd  2026-03-02T08:15:31.25+01:00  exit_code=1,oom_killed=false` */
const EVENT_ROW =
  /^\s*(?:created|started|starting|stopped|stopping|suspended|suspending|replacing|replaced|pending|destroyed|destroying|failed)[ \t]+(exit|start|stop|launch|update|restart|suspend|restore|signal)[ \t]+(?:flyd|user|api|proxy)[ \t]+(\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d))(?:[ \t]|$)/;
const FAILED_EXIT = /exit_code=[1-9]|oom_killed=true/;

export function readStatusRow(line: string): LogRecord | undefined {
  const machine = MACHINE_ROW.exec(line);
  if (machine !== null) {
    const [, id, region, checks = '', changed = ''] = machine;
    const level = checks.includes('critical') ? 'error' : checks.includes('warning') ? 'warn' : 'info';
    return toRecord(line, level, changed, { machine: id, region });
  }
  const event = EVENT_ROW.exec(line);
  if (event === null) return undefined;
  return toRecord(line, FAILED_EXIT.test(line) ? 'error' : 'info', event[2] ?? '', {});
}

function toRecord(
  line: string,
  level: string,
  timeText: string,
  { machine, region }: { readonly machine?: string | undefined; readonly region?: string | undefined },
): LogRecord | undefined {
  const time = parseTimestamp(timeText);
  return time === undefined
    ? undefined
    : {
        provider: 'flyctl',
        level,
        time,
        message: line.trim().replace(/[ \t]+/g, ' '),
        ...(machine !== undefined && { machine }),
        ...(region !== undefined && { region }),
      };
}
