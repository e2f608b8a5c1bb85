/**
 * What a file is known by when it comes again later: its size and samples of its bytes go in, a text comes out.
 * Files that can both be read are compared byte by byte instead (sameContent.ts).
 */
import type { ReadSlice } from './growingFile.ts';
import { toSha256 } from './sha256.ts';

const SAMPLE_BYTES = 1 << 14;
/** Spread evenly, the first at the start and the last at the end. */
const SAMPLES = 16;

/** Rejects where the file cannot be read. */
export async function readContentKey(size: number, readSlice: ReadSlice): Promise<string> {
  const samples = await Promise.all(getSampleStarts(size).map((start) => readSample(size, start, readSlice)));
  const joined = new Uint8Array(samples.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sample of samples) {
    joined.set(sample, at);
    at += sample.length;
  }
  return `${size}-${toSha256(joined)}`;
}

async function readSample(size: number, start: number, readSlice: ReadSlice): Promise<Uint8Array> {
  return new Uint8Array(await readSlice(start, Math.min(size, start + SAMPLE_BYTES)));
}

function getSampleStarts(size: number): readonly number[] {
  const count = Math.min(SAMPLES, Math.ceil(size / SAMPLE_BYTES));
  const last = Math.max(0, size - SAMPLE_BYTES);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.floor((last * i) / (count - 1))));
}
