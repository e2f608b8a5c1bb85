/**
 * Lines of `fly logs` that people cut down and wrapped again before they pasted them:
 *
 *   proxy[INSTANCE] REGION [LEVEL]MESSAGE            the time is gone
 *   INSTANCE REGION [LEVEL]MESSAGE                   the time and the provider are gone
 *   proxy REGION error.message="…"                   the time and the level are gone
 *   error.message="…" request.url="…"                only the fields are left
 *   Out of memory: Killed process 641 (node)         only the kernel's message is left
 *
 * An error message on a line of its own waits for a header without a message, as in flyctlText.ts.
 */
import type { LogFormat, LogRecord, Mutable } from '../../core/format/logFormat.ts';
import { isKernelKill, toGuessedRecord } from './parts/flyWordings.ts';
import { removeColours } from '../../core/format/colours.ts';
import { readElidedName } from './parts/elidedNames.ts';
import { CLOSING_QUOTE, readFields } from './parts/flyctlFields.ts';

const HEADER =
  /^\s*(?:(app|proxy|runner|health)(?:\[([^\]\s]{0,64})\]| \[([0-9a-f.…]{1,40})\])|(app|proxy|runner|health)|\[?([0-9a-f]{14}|[0-9a-f]{8})\]?(?= +[a-z]{3} +\[)) +(?:([a-z]{3}|…|\.{3}) +)?(?:\[([A-Za-z]{0,12})\]|(?=error\.message="))/;
const PREFIX = /^\s*error\.message="/;
/** A header with a time makes it a line of flyctlText's. */
const HEADER_WITH_TIME = /" *\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* +[a-z]/;

export default {
  id: 'flyctlCut',
  label: 'fly logs text without times',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    'proxy[148e21ea7d9d68] ams [error][PC01] instance refused connection. is your app listening on 0.0.0.0:3000?',
    'proxy ams error.message="could not find a good candidate within 40 attempts at load balancing"\nrequest.url="https://example.com/"',
    'error.message="could not complete HTTP request to instance: client error\n  (SendRequest)" request.url="/"',
    'app[148e21ea7d9d68] ams [info] 08:15:31.250 [info] connected',
    '148e21ea7d9d68 ams [info]Starting machine',
  ],
  readRecords(text) {
    const plain = removeColours(text);
    const header = HEADER.exec(plain);
    if (header !== null) return [readHeader(header, plain.slice(header[0].length))];
    if (HEADER_WITH_TIME.test(plain)) return [];
    if (!PREFIX.test(plain)) return isKernelKill(plain) ? [toGuessedRecord(plain.trim())] : [];
    // Wrapped lines are one again.
    const value = unwrap(plain.replace(PREFIX, ''));
    const end = CLOSING_QUOTE.exec(value)?.index ?? value.length;
    return [
      { provider: 'proxy', level: 'error', message: value.slice(0, end), isError: true, isDetached: true },
    ];
  },
} satisfies LogFormat;

function readHeader(header: RegExpExecArray, text: string): LogRecord {
  const [, named, bracketed, apart, bare, alone, region, level = 'error'] = header;
  const machine = readElidedName(bracketed ?? apart ?? alone);
  const knownRegion = readElidedName(region);
  const provider = named ?? bare ?? '';
  const first = readFields(text);
  // Fields are the proxy's, and may have been wrapped: then what follows them belongs to them.
  const fields =
    provider === 'proxy' && first.message.includes('error.message="') ? readFields(unwrap(text)) : first;
  const { errorMessage, request } = fields;
  const isMessageInField = errorMessage !== undefined && (fields.message === '' || level === 'error');
  const record: Mutable<LogRecord> = {
    provider,
    level,
    message: isMessageInField ? errorMessage : fields.message,
  };
  if (machine !== undefined) record.machine = machine;
  if (knownRegion !== undefined) record.region = knownRegion;
  if (request !== undefined) record.request = request;
  if (errorMessage !== undefined) record.isError = true;
  return record;
}

function unwrap(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}
