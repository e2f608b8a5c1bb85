/**
 * Drawn events go in, an event table comes out. One line per moment, any number of events behind it:
 *
 *   10:00        PC01 PC01@machine-b PR03<PC01
 *   10:00:30.5   PM05~/ams
 *   --           ?@machine-b
 *
 * An event is `CODE` or `?`, then optionally `~` (inferred), `<CAUSE`, `@machine`, `/region` and `:app`, in this order.
 * `?` is an unclassified proxy error, `--` no time. Times are on 2 March 2026, UTC.
 * The events stand in lines 1, 2, 3 … of the file, 100 bytes apart.
 */
import {
  HOW_INFERRED,
  HOW_UNCLASSIFIED,
  HOW_WRITTEN,
  type EventTable,
} from '../../../src/core/table/eventTable.ts';
import { EventTableBuilder } from '../../../src/core/table/eventTableBuilder.ts';

const LINE = /^(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,3})?))?|--)\s+(.+)$/;
const EVENT = /^(?:(P[A-Z]\d\d)(~)?(?:<(P[A-Z]\d\d))?|\?)(?:@([\w-]+))?(?:\/([a-z]+))?(?::([\w-]+))?$/;

/** Milliseconds since 1970 of a clock time in drawn events. */
export function drawnTime(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return Date.UTC(2026, 2, 2, hours, minutes) + Math.round(seconds * 1000);
}

export function eventsFromText(drawing: string, source = 0): EventTable {
  const builder = new EventTableBuilder();
  for (const line of drawing.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const drawn = LINE.exec(line);
    if (drawn === null) throw new Error(`Not a line of drawn events: ${line}`);
    const [, hours, minutes = '', seconds = '00', events = ''] = drawn;
    const time = hours === undefined ? undefined : drawnTime(`${hours}:${minutes}:${seconds}`);
    for (const text of events.split(/\s+/)) {
      const event = EVENT.exec(text);
      if (event === null) throw new Error(`Not a drawn event: ${text}`);
      const [, code, inferred, cause, machine, region, app] = event;
      builder.add({
        time,
        code,
        cause,
        how: code === undefined ? HOW_UNCLASSIFIED : inferred === undefined ? HOW_WRITTEN : HOW_INFERRED,
        app,
        machine,
        region,
        source,
        recordStart: builder.length * 100,
        recordLength: 80,
        lineNumber: builder.length + 1,
      });
    }
  }
  return builder.finish();
}
