/**
 * The usual error of the proxy as Fly's log shipper writes it, straight from its bytes: Vector prints the keys of an
 * object in the order of the alphabet, and these are all that the shipper gives a line of the proxy.
 */
import { standsAt, toBytes } from '../../../core/bytes/asciiBytes.ts';
import {
  readName,
  readWrittenCodes,
  toPlainTable,
  type WrittenError,
} from '../../../core/format/writtenError.ts';

const QUOTE = 0x22;
/** Up to the value of each property; a value ends at its quote. */
const BEFORE_MACHINE = toBytes('{"event":{"provider":"proxy"},"fly":{"app":{"instance":"');
const BEFORE_APP = toBytes(',"name":"');
const BEFORE_REGION = toBytes('},"region":"');
const BEFORE_HOST = toBytes('},"host":"');
const BEFORE_LEVEL = toBytes(',"log":{"level":"');
const BEFORE_MESSAGE = toBytes('},"message":"');
const BEFORE_TIME = toBytes(',"timestamp":"');
const MAX_NAME = 256;
/** Quotes and what is written with a backslash are for a parser. */
const PLAIN = toPlainTable('"\\');

/** Of a line in whose last property the scan has read a time. */
export function readWrittenShipperError(
  bytes: Uint8Array,
  start: number,
  end: number,
): WrittenError | undefined {
  if (!standsAt(BEFORE_MACHINE, bytes, start)) return undefined;
  const machine = start + BEFORE_MACHINE.length;
  const machineEnd = toNameEnd(bytes, machine);
  const app = toValue(bytes, machineEnd, BEFORE_APP);
  const appEnd = toNameEnd(bytes, app);
  const region = toValue(bytes, appEnd, BEFORE_REGION);
  const regionEnd = toNameEnd(bytes, region);
  const hostEnd = toNameEnd(bytes, toValue(bytes, regionEnd, BEFORE_HOST));
  const levelEnd = toNameEnd(bytes, toValue(bytes, hostEnd, BEFORE_LEVEL));
  const message = toValue(bytes, levelEnd, BEFORE_MESSAGE);
  if (message === -1) return undefined;
  const messageEnd = bytes.indexOf(QUOTE, message);
  const timeEnd = toNameEnd(bytes, toValue(bytes, messageEnd, BEFORE_TIME));
  // The line ends with the brace behind the time that was scanned: it has to be this one.
  if (timeEnd + 2 !== end) return undefined;
  const codes = readWrittenCodes(bytes, message, messageEnd, PLAIN);
  if (codes === undefined) return undefined;
  return {
    code: codes.code,
    cause: codes.cause,
    app: readName(bytes, app, appEnd),
    machine: readName(bytes, machine, machineEnd),
    region: readName(bytes, region, regionEnd),
  };
}

/** Where the next property's value starts, given the quote that ends the last one; -1 where it is another one. */
function toValue(bytes: Uint8Array, quote: number, before: Uint8Array): number {
  return quote !== -1 && standsAt(before, bytes, quote + 1) ? quote + 1 + before.length : -1;
}

/** The quote that ends a short value; -1 where there is none. */
function toNameEnd(bytes: Uint8Array, start: number): number {
  if (start === -1) return -1;
  for (let at = start; at < start + MAX_NAME; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at;
    if (PLAIN[byte] !== 1) return -1;
  }
  return -1;
}
