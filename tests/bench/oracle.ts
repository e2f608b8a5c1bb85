/** ripgrep as a second opinion on a generated file: neither our reader nor our generator has a part in its counts. */
import { spawnSync } from 'node:child_process';
import type { LogFile } from './logFiles.ts';
import { isInstalled } from './processes.ts';

/** A colour of flyctl's, also where a copy has lost the escape character. */
const COLOUR = '(?:\\x1b?\\[\\d+m)?';
/** What a record of the proxy that carries a code looks like; look-alikes in what apps say do not. */
const CODED_RECORDS = {
  live: `^ ?${COLOUR}\\S+Z${COLOUR} proxy(?:\\[\\w+\\])? \\S* \\[${COLOUR}(?:error|warn)${COLOUR}\\](?:\\S+=\\S+ )*\\[(P[A-Z]\\d\\d)\\] `,
  ndjson: `^\\{"event":\\{"provider":"proxy"\\}.*?,"message":"\\[(P[A-Z]\\d\\d)\\] `,
} as const;

/** Codes of which ripgrep counts another number than was written, in words; undefined where it is not installed. */
export function findMiscounts({ path, layout, truth }: LogFile): readonly string[] | undefined {
  if (!isInstalled('rg') || (layout !== 'live' && layout !== 'ndjson')) return undefined;
  const pipe = `rg --no-unicode -o -r '$1' -e "$1" "$0" | LC_ALL=C sort | uniq -c`;
  const { stdout } = spawnSync('sh', ['-c', pipe, path, CODED_RECORDS[layout]], { encoding: 'utf8' });
  const counted = new Map(
    [...stdout.matchAll(/(\d+) (P[A-Z]\d\d)/g)].map(([, count, code = '']) => [code, Number(count)]),
  );
  const written = new Map(truth.codes.map(({ code, count, inferred }) => [code, count - inferred]));
  return [...new Set([...counted.keys(), ...written.keys()])].flatMap((code) => {
    const [found = 0, true_ = 0] = [counted.get(code), written.get(code)];
    return found === true_ ? [] : [`${code}: ripgrep counts ${found}, ${true_} were written`];
  });
}
