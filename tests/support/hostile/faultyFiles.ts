/**
 * The catalogue of faults that a file can have, one row each: what the file is, and what has to come of it. Faults that
 * only a file on disk can have, or that take much memory, are in badInput.spec.ts.
 */
import { gzipSync } from 'node:zlib';
import { concatenate, encode, makeTar, makeZip, makeZstd, toUtf16 } from '../logs/archives.ts';

export interface FaultyFile {
  /** Completes "a file that …". */
  readonly fault: string;
  readonly name: string;
  readonly make: () => Uint8Array | Promise<Uint8Array>;
  /** What the alert says; undefined where the file is read without one. */
  readonly alert?: RegExp;
  /** What is read of it; undefined where nothing is. */
  readonly kept?: Kept;
}

export interface Kept {
  readonly lines: number;
  readonly unread?: number;
  readonly blank?: number;
  /** Errors with the code PC02. */
  readonly errors: number;
  /** What the file's own account says besides. */
  readonly tells?: RegExp;
}

/** Errors with the code PC02, one a line, a second apart. */
function logOf(count: number, first = 0): string {
  return Array.from({ length: count }, (_, i) => {
    const second = String(first + i).padStart(2, '0');
    return `2026-03-02T11:30:${second}Z proxy[bbbbbbbb] ams [error][PC02] no known port\n`;
  }).join('');
}

const LOG = logOf(3);
const PACKED = gzipSync(LOG);
const DEEP = 100_000;

/** Log shipper's objects. */
function shipped(message: unknown, second: number, more: object = {}): string {
  return JSON.stringify({
    event: { provider: 'proxy' },
    fly: { app: { instance: 'bbbbbbbb', name: 'reef' }, region: 'ams' },
    log: { level: 'error' },
    message,
    timestamp: `2026-03-02T11:30:0${String(second)}Z`,
    ...more,
  });
}

const ERROR = '[PC02] no known port';

function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 0xff : byte));
}

const WHOLE: Kept = { lines: 3, errors: 3 };

/** Empty, wrong and odd files. */
const ODD_FILES: readonly FaultyFile[] = [
  { fault: 'is empty', name: 'empty.log', make: () => encode(''), alert: /^empty\.log is empty/ },
  {
    fault: 'holds only blank lines',
    name: 'blank.log',
    make: () => encode('\n  \n\t\n\n'),
    alert: /blank\.log holds 4 lines and all are blank/,
  },
  {
    fault: 'holds only a byte order mark',
    name: 'mark.log',
    make: () => encode('\ufeff'),
    alert: /^mark\.log is empty: it holds a byte order mark and nothing else\./,
  },
  {
    fault: 'is a picture',
    name: 'photo.png',
    make: () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    alert: /photo\.png looks like a PNG picture/,
  },
  {
    fault: 'is a program',
    name: 'program',
    make: () => Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0),
    alert: /program looks like a Linux program/,
  },
  {
    fault: 'is a PDF',
    name: 'report.pdf',
    make: () => encode('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n'),
    alert: /report\.pdf looks like a PDF/,
  },
  {
    fault: 'is binary',
    name: 'unknown.bin',
    make: () => Uint8Array.of(1, 0, 0, 0, 7, 0, 0, 0, 9, 0),
    alert: /unknown\.bin looks like a binary file/,
  },
  {
    fault: 'is text, but no log',
    name: 'diary.txt',
    make: () => encode('Dear diary,\nnothing failed today.\n'),
    alert: /diary\.txt was read as text, but none of its first lines/,
  },
  {
    fault: 'has markup for a name',
    name: '<img src=x onerror=window.pwned=1>.log',
    make: () => encode(''),
    alert: /^<img src=x onerror=window\.pwned=1>\.log is empty/,
  },
  {
    fault: 'has a name that turns around what stands behind it',
    name: 'app\u202egol.exe',
    make: () => encode(''),
    alert: /^app<U\+202E>gol\.exe is empty/,
  },
  { fault: 'is UTF-16, little end first', name: 'le.log', make: () => toUtf16(LOG, 'le'), kept: WHOLE },
  { fault: 'is UTF-16, big end first', name: 'be.log', make: () => toUtf16(LOG, 'be'), kept: WHOLE },
  {
    fault: 'holds bytes that are no UTF-8',
    name: 'broken.log',
    make: () =>
      concatenate(encode(LOG), encode('2026-03-02T11:30:09Z app[b] ams [info]'), [0xff, 0xc0, 0x80, 0x0a]),
    kept: { lines: 4, errors: 3, tells: /3 places are no valid UTF-8/ },
  },
  {
    fault: 'ends its lines with carriage returns',
    name: 'cr.log',
    make: () => encode(LOG.replaceAll('\n', '\r')),
    kept: WHOLE,
  },
  {
    fault: 'ends its lines in every way, and the last one not at all',
    name: 'mixed.log',
    make: () => encode(`${logOf(1)}${logOf(1, 1).replace('\n', '\r\n')}${logOf(1, 2).trimEnd()}`),
    kept: WHOLE,
  },
  {
    fault: 'holds line separators of Unicode, which end no line',
    name: 'separators.log',
    make: () => encode(LOG.replaceAll('no known', 'no\u2028\u0085known')),
    kept: WHOLE,
  },
  {
    fault: 'holds a NUL byte',
    name: 'nul.log',
    make: () => encode(logOf(50).replace('known', 'kno\0wn')),
    kept: { lines: 50, errors: 50 },
  },
  {
    fault: 'holds a line of 3 MB',
    name: 'giant.log',
    make: () => encode(`${LOG}2026-03-02T11:30:09Z app[b] ams [info]${'x'.repeat(3e6)}\n${logOf(1, 4)}`),
    kept: { lines: 5, errors: 4, tells: /1 line is longer than 1 MiB/ },
  },
];

/** Times that are none, or far away. */
const ODD_TIMES: readonly FaultyFile[] = [
  {
    fault: 'has a day that does not exist',
    name: 'february.log',
    make: () => encode(`${LOG}2024-02-30T11:30:09Z proxy[bbbbbbbb] ams [error][PC02] no known port\n`),
    // An error all the same, only without a time.
    kept: { lines: 4, errors: 4 },
  },
  {
    fault: 'has a leap second',
    name: 'leap.log',
    make: () => encode(`${LOG}2016-12-31T23:59:60Z proxy[bbbbbbbb] ams [error][PC02] no known port\n`),
    kept: { lines: 4, errors: 4 },
  },
  {
    fault: 'reaches from the year 1 to the year 9999',
    name: 'years.log',
    make: () =>
      encode(
        ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']
          .map((time) => `${time} proxy[bbbbbbbb] ams [error][PC02] no known port\n`)
          .join(''),
      ),
    kept: { lines: 2, errors: 2 },
  },
  {
    fault: 'goes back in time',
    name: 'back.log',
    make: () =>
      encode(
        LOG.split(/(?<=\n)/)
          .toReversed()
          .join(''),
      ),
    kept: WHOLE,
  },
];

/** Archives. */
const ARCHIVES: readonly FaultyFile[] = [
  {
    fault: 'is packed in several members',
    name: 'members.log.gz',
    make: () => concatenate(gzipSync(logOf(1)), gzipSync(logOf(1, 1)), gzipSync(logOf(1, 2))),
    kept: WHOLE,
  },
  {
    fault: 'is packed, with zeros behind it',
    name: 'zeros.log.gz',
    make: () => concatenate(PACKED, new Uint8Array(512)),
    kept: WHOLE,
  },
  {
    fault: 'is packed, with other bytes behind it',
    name: 'behind.log.gz',
    make: () => concatenate(PACKED, encode('something else')),
    kept: { ...WHOLE, tells: /Bytes behind the end of the gzip archive were not read/ },
  },
  {
    fault: 'is packed, and cut short',
    name: 'cut.log.gz',
    make: () => gzipSync(logOf(50), { level: 0 }).subarray(0, 2000),
    alert: /cut\.log\.gz.*ends at byte 2,000/,
    kept: { lines: 29, errors: 28 },
  },
  {
    fault: 'is packed, and cut in its head',
    name: 'head.log.gz',
    make: () => PACKED.subarray(0, 6),
    alert: /head\.log\.gz.*ends at byte 6/,
  },
  {
    fault: 'is packed, and its checksum is wrong',
    name: 'checksum.log.gz',
    make: () => flip(PACKED, PACKED.length - 6),
    kept: {
      ...WHOLE,
      tells: /does not fit the checksum of the gzip archive.*Copy or download it again/,
    },
  },
  {
    fault: 'is packed with zstd, without a checksum',
    name: 'unchecked.log.zst',
    make: () => makeZstd(encode(LOG), { hasChecksum: false }),
    kept: { ...WHOLE, tells: /The zstd archive carries no checksum/ },
  },
  {
    fault: 'is packed with zstd, and its checksum is wrong',
    name: 'checksum.log.zst',
    make: async () => {
      const packed = await makeZstd(encode(LOG));
      return flip(packed, packed.length - 1);
    },
    kept: {
      ...WHOLE,
      tells: /does not fit the checksum of the zstd archive.*Copy or download it again/,
    },
  },
  {
    fault: 'is an archive with a password',
    name: 'locked.zip',
    make: () => makeZip([{ name: 'app.log', content: encode(LOG), isEncrypted: true }]),
    alert: /^locked\.zip is an archive that holds no log: app\.log is encrypted\./,
  },
  {
    fault: 'is an archive without its end',
    name: 'half.zip',
    make: () => {
      const zip = makeZip([{ name: 'app.log', content: encode(logOf(50)), isStored: true }]);
      return zip.subarray(0, 2000);
    },
    alert: /^half\.zip: The zip archive is cut short: the file ends at byte 2,000, in app\.log/,
    kept: { lines: 29, errors: 28 },
  },
  {
    fault: 'is an archive whose names climb out of it',
    name: 'climbing.zip',
    make: () => makeZip([{ name: '../../etc/app.log', content: encode(LOG) }]),
    kept: WHOLE,
  },
  {
    fault: 'is an archive of nothing',
    name: 'nothing.zip',
    make: () => makeZip([]),
    alert: /nothing\.zip is an archive that is empty/,
  },
  {
    fault: 'is an archive of archives',
    name: 'nested.zip',
    make: () =>
      makeZip([{ name: 'inner.zip', content: makeZip([{ name: 'app.log', content: encode(LOG) }]) }]),
    alert: /nested\.zip is an archive that holds no log: inner\.zip/,
  },
  {
    fault: 'is an archive of a log and a picture',
    name: 'both.tar.gz',
    make: () =>
      gzipSync(
        makeTar([
          { name: 'app.log', content: encode(LOG) },
          { name: 'photo.png', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
        ]),
      ),
    kept: { ...WHOLE, tells: /photo\.png looks like a PNG picture/ },
  },
];

/** JSON and CSV. */
const VALUES: readonly FaultyFile[] = [
  {
    fault: 'is cut inside its last object',
    name: 'cut.ndjson',
    make: () => encode(`${shipped(ERROR, 1)}\n${shipped(ERROR, 2)}\n${shipped(ERROR, 3).slice(0, 60)}`),
    kept: { lines: 3, unread: 1, errors: 2 },
  },
  {
    fault: 'is an array without its end',
    name: 'open.json',
    make: () => encode(`[\n${shipped(ERROR, 1)},\n${shipped(ERROR, 2)},\n`),
    kept: { lines: 3, errors: 2 },
  },
  {
    fault: 'nests a hundred thousand arrays',
    name: 'deep.ndjson',
    make: () =>
      encode(
        `${shipped(ERROR, 1)}\n${shipped('@', 2).replace('"@"', '['.repeat(DEEP) + ']'.repeat(DEEP))}\n${shipped(ERROR, 3)}\n`,
      ),
    kept: { lines: 3, errors: 2 },
  },
  {
    fault: 'has names that every object has for keys and for values',
    name: 'proto.ndjson',
    make: () =>
      encode(
        [1, 2]
          .map((second) =>
            shipped(ERROR, second, { constructor: { prototype: 1 }, toString: '__proto__' }).replace(
              '"reef"',
              '"__proto__","__proto__":{"polluted":1}',
            ),
          )
          .join('\n'),
      ),
    kept: { lines: 2, errors: 2 },
  },
  {
    fault: 'has a stray quote',
    name: 'quote.csv',
    make: () => {
      const row = (second: number, line: string): string =>
        `2026-03-02T11:30:0${String(second)}.000Z,${line},reef,proxy\n`;
      const rows = [row(1, ERROR), row(2, '"never closed'), row(3, ERROR), row(4, ERROR)];
      return encode(`Time,Line,fly.app.name,event.provider\n${rows.join('')}`);
    },
    kept: { lines: 5, unread: 1, errors: 3 },
  },
];

export const FAULTY_FILES: readonly FaultyFile[] = [...ODD_FILES, ...ODD_TIMES, ...ARCHIVES, ...VALUES];
