/**
 * Names in a sample of a log: texts go in; the machines and regions that lines from all over them name come out. Only
 * lines that can become events are read when a log is read, so that a machine that is well is in no table.
 */
import type { LogFormat } from '../core/logFormat.ts';
import type { SourceText } from './diagnosing.ts';

export interface SampledNames {
  readonly machines: ReadonlySet<string>;
  /** How many of the lines name each. */
  readonly regions: ReadonlyMap<string, number>;
}

const SLICES = 24;
const SLICE_BYTES = 1 << 13;
/** Of small files the whole is read. */
const MAX_SOURCES = 20;

/** Texts that are not at hand, or that are not made of lines, give nothing. */
export async function sampleNames(
  texts: readonly (SourceText | undefined)[],
  formats: readonly LogFormat[],
): Promise<SampledNames> {
  const machines = new Set<string>();
  const regions = new Map<string, number>();
  const known = texts.filter((text) => text !== undefined).slice(0, MAX_SOURCES);
  await Promise.all(
    known.map(async (text) => {
      const format = formats.find(({ id }) => id === text.formatId);
      if (format === undefined || (format.framing !== 'line' && format.framing !== 'wholeLine')) return;
      for (const line of await readSlices(text)) {
        for (const { machine, region, provider } of format.readRecords(line)) {
          if (machine !== undefined) machines.add(machine);
          // Of the machine; the proxy's lines say where the visitor came in, and are many in an incident.
          if (region !== undefined && provider !== 'proxy')
            regions.set(region, (regions.get(region) ?? 0) + 1);
        }
      }
    }),
  );
  return { machines, regions };
}

/** Whole lines from places all over a text. */
async function readSlices({ size, readSlice }: SourceText): Promise<readonly string[]> {
  const count = Math.min(SLICES, Math.ceil(size / SLICE_BYTES));
  const slices = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const start = count === 1 ? 0 : Math.floor((i * (size - SLICE_BYTES)) / (count - 1));
      const bytes = await readSlice(start, Math.min(size, start + SLICE_BYTES)).catch(() => undefined);
      if (bytes === undefined) return [];
      const lines = new TextDecoder().decode(bytes).split('\n');
      // The first and the last one are cut, unless they stand at an end of the file.
      return lines.slice(start === 0 ? 0 : 1, start + SLICE_BYTES >= size ? undefined : -1);
    }),
  );
  return slices.flat().filter((line) => line.trim() !== '');
}
