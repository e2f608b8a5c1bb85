/** A seed goes in; a file that somebody might drop to break the page comes out, the same one every time. */
import { gzipSync } from 'node:zlib';
import { concatenate, encode, makeTar, makeZip, makeZstd, toUtf16 } from '../logs/archives.ts';
import { generateText, type Layout } from '../logs/generateLog.ts';
import { layoutWriters, type WrittenRecord } from '../logs/layoutWriters.ts';
import { POLYGLOTS } from './polyglots.ts';
import { Random } from '../logs/random.ts';

export interface HostileFile {
  readonly seed: number;
  /** What was done to it; the name of its maker. */
  readonly kind: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Make = (random: Random) => Uint8Array | Promise<Uint8Array>;

const LAYOUTS: readonly Layout[] = ['live', 'history', 'mixed', 'ndjson'];
const ENDS = ['\n', '\r\n', '\r', '\n\n', '\u2028', '\0', ''];
/** Keys that every object has, and those that a reader may look for. */
const KEYS = ['__proto__', 'constructor', 'toString', 'message', 'timestamp', 'level', 'meta', 'fly', 'data'];
const ODD_TIMES = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:60Z',
  '2024-02-30T24:00:00Z',
  '275760-09-13T00:00:00Z',
  '2026-03-02T12:00:00.123456789123456789+99:99',
  '1e999',
];

const MAKERS: Readonly<Record<string, Make>> = {
  log: makeLog,
  changedBytes: (random) => changeBytes(random, makeLog(random)),
  cut: (random) => cut(random, makeLog(random)),
  spliced: (random) => {
    const [a, b] = [makeLog(random), makeLog(random)];
    return concatenate(cut(random, a), b.subarray(random.int(b.length)));
  },
  layouts: (random) => {
    const records = makeList(random, 200, () => makeRecord(random));
    return changeBytes(random, encode(random.pick(layoutWriters).write(records)));
  },
  layoutsMixed: (random) =>
    encode(
      makeList(
        random,
        100,
        () => random.pick(layoutWriters).write([makeRecord(random)]) + random.pick(ENDS),
      ).join(''),
    ),
  oddTimes: (random) =>
    encode(makeList(random, 300, () => line(random, { time: random.pick(ODD_TIMES) })).join('\n')),
  polyglots: (random) => {
    const text = (): string => random.pick(POLYGLOTS);
    return encode(
      makeList(random, 100, () => line(random, { machine: text(), region: text(), message: text() })).join(
        '\n',
      ),
    );
  },
  polyglotJson: (random) =>
    encode(makeList(random, 100, () => JSON.stringify(makeValue(random, 4))).join('\n')),
  brokenJson: (random) => {
    const text = JSON.stringify(makeList(random, 60, () => makeValue(random, 5)));
    return changeBytes(random, encode(text.slice(0, random.int(text.length + 1))));
  },
  deepJson: (random) => {
    const depth = 1 + random.int(200_000);
    return encode(`{"message":${random.pick(['[', '{"a":'].map((open) => open.repeat(depth)))}`);
  },
  brokenCsv: (random) => {
    const cell = (): string => random.pick(['"', '""', 'a"b', '=1+1', ...POLYGLOTS, ...ODD_TIMES, '']);
    const rows = makeList(random, 300, () => [cell(), cell(), cell()].join(random.pick([',', ';', '\t'])));
    return encode(['Time,Line', ...rows].join(random.pick(ENDS)));
  },
  noise: (random) => makeBytes(random, random.int(200_000)),
  noiseInLog: (random) => {
    const log = makeLog(random);
    const at = random.int(log.length);
    return concatenate(log.subarray(0, at), makeBytes(random, 3000), log.subarray(at));
  },
  giantLine: (random) => {
    const filler = random.pick(['x', '\\', '"', '{', 'é', '[PC01] ', '\u202e', '\u001b[31m']);
    const length = random.int(6_000_000);
    return encode(`${line(random)}\n${filler.repeat(Math.ceil(length / filler.length))}\n${line(random)}\n`);
  },
  machineBomb: (random) => bomb(random, (i) => ({ machine: `m${String(i)}` })),
  regionBomb: (random) => bomb(random, (i) => ({ region: `r${String(i)}` })),
  codeBomb: (random) => bomb(random, () => ({ code: makeCode(random) })),
  messageBomb: (random) => bomb(random, () => ({ message: random.hex(40) })),
  manyLines: (random) => encode(random.pick(['\n', ' \n', 'a\n', '{}\n']).repeat(random.int(1_000_000))),
  gzip: (random) => pack(random, (bytes) => gzipSync(bytes)),
  gzipTwice: (random) => pack(random, (bytes) => concatenate(gzipSync(bytes), gzipSync(bytes))),
  gzipBomb: (random) => gzipSync(Buffer.alloc(random.int(60_000_000), random.pick(['\0', '\n', 'a']))),
  zstd: (random) => pack(random, (bytes) => makeZstd(bytes, { hasChecksum: random.chance(0.5) })),
  zip: (random) =>
    pack(random, (bytes) =>
      makeZip(
        makeList(random, 6, () => ({
          name: makeName(random),
          content: bytes,
          isEncrypted: random.chance(0.1),
          isStored: random.chance(0.3),
        })),
      ),
    ),
  zipOfMany: (random) =>
    makeZip(
      Array.from({ length: random.int(150) }, (_, i) => ({
        name: `../${String(i)}${makeName(random)}`,
        content: encode(line(random)),
      })),
    ),
  tar: (random) =>
    pack(random, (bytes) => makeTar(makeList(random, 5, () => ({ name: makeName(random), content: bytes })))),
  nested: (random) =>
    pack(random, (bytes) => gzipSync(makeZip([{ name: 'a.gz', content: gzipSync(bytes) }]))),
  utf16: (random) => {
    const text = new TextDecoder().decode(makeLog(random));
    return changeBytes(random, toUtf16(text, random.pick(['le', 'be']), random.chance(0.7)));
  },
  savedAnalysis: (random) =>
    encode(
      JSON.stringify({
        schemaVersion: random.pick([1, 2, 3, '1', null, -1]),
        ...Object.fromEntries(makeList(random, 8, () => [random.pick(KEYS), makeValue(random, 3)])),
      }),
    ),
  tiny: (random) => makeBytes(random, random.int(4)),
};

/** Files behind the last kind start again with the first, so that a run of any length has about as many of each. */
export async function makeHostileFile(seed: number): Promise<HostileFile> {
  const random = new Random(Math.imul(seed, 0x9e3779b1));
  const kinds = Object.keys(MAKERS);
  const kind = kinds[seed % kinds.length] ?? '';
  const bytes = (await MAKERS[kind]?.(random)) ?? new Uint8Array();
  return { seed, kind, name: `${String(seed)} ${makeName(random)}`, bytes };
}

function makeLog(random: Random): Uint8Array {
  const { text } = generateText({
    seed: random.int(1e9),
    layout: random.pick(LAYOUTS),
    lines: 1 + random.int(3000),
    errorShare: random.next(),
    colourShare: random.chance(0.3) ? 0.5 : 0,
    lineEnd: random.pick(['\n', '\r\n']),
    messageCount: 1 + random.int(50),
  });
  return encode(text);
}

function makeRecord(random: Random): WrittenRecord {
  return {
    time: Date.UTC(2026, 2, 2, 12) + random.int(1e9),
    provider: random.pick(['proxy', 'app', random.pick(POLYGLOTS)]),
    machine: random.pick([random.hex(14), random.pick(POLYGLOTS)]),
    region: random.pick(['ams', random.pick(POLYGLOTS)]),
    level: random.pick(['error', 'info', random.pick(POLYGLOTS)]),
    message: `[${makeCode(random)}] ${random.pick(POLYGLOTS)}`,
  };
}

interface LineParts {
  readonly time?: string;
  readonly machine?: string;
  readonly region?: string;
  readonly code?: string;
  readonly message?: string;
}

function line(random: Random, parts: LineParts = {}): string {
  const second = String(random.int(60)).padStart(2, '0');
  const { time = `2026-03-02T12:00:${second}Z`, machine = random.hex(14), region = 'ams' } = parts;
  const { code = 'PC01', message = 'instance refused connection' } = parts;
  return `${time} proxy[${machine}] ${region} [error][${code}] ${message}`;
}

function bomb(random: Random, toParts: (i: number) => LineParts): Uint8Array {
  return encode(Array.from({ length: random.int(30_000) }, (_, i) => line(random, toParts(i))).join('\n'));
}

/** Never the last of the letters, which the golden files of the soak have. */
function makeCode(random: Random): string {
  return `P${String.fromCharCode(65 + random.int(23))}${String(random.int(100)).padStart(2, '0')}`;
}

function makeValue(random: Random, depth: number): unknown {
  const kind = depth === 0 ? random.int(4) : random.int(7);
  if (kind === 0) return random.pick(POLYGLOTS);
  if (kind === 1) return random.pick([0, -1, 1e308, 2 ** 63, true, null]);
  if (kind === 2) return line(random, { message: random.pick(POLYGLOTS) });
  if (kind === 3) return random.pick(ODD_TIMES);
  if (kind === 4) return makeList(random, 4, () => makeValue(random, depth - 1));
  return JSON.parse(
    `{${makeList(random, 5, () => `${JSON.stringify(random.pick(KEYS))}:${JSON.stringify(makeValue(random, depth - 1))}`).join(',')}}`,
  ) as unknown;
}

function makeList<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: 1 + random.int(most) }, make);
}

function makeBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.int(256));
}

function changeBytes(random: Random, bytes: Uint8Array): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (let i = random.int(20); i >= 0; i -= 1) changed[random.int(changed.length)] = random.int(256);
  return changed;
}

function cut(random: Random, bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, random.int(bytes.length + 1));
}

/** Packed, then perhaps damaged. */
async function pack(
  random: Random,
  packBytes: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const packed = await packBytes(makeLog(random));
  return random.pick([packed, cut(random, packed), changeBytes(random, packed)]);
}

function makeName(random: Random): string {
  return random.pick([
    '.log',
    '.json',
    '.log.gz',
    '',
    '\u202egol.exe',
    ' '.repeat(50),
    'ü日🛫',
    ...POLYGLOTS,
  ]);
}
