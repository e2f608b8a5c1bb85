/** Problems of files: facts in, the sentence that the page, the command line and JSON show out. */
import { describe, expect, it } from 'vitest';
import type { FileNamingKind, SourceProblem, SourceReport } from '../../src/core/records/sourceReport.ts';
import { maskReport } from '../../src/core/report/maskSources.ts';
import { describeProblem } from '../../src/presentation/problemText.ts';
import { getReport, readText } from '../support/read/readText.ts';

const SKIPPED = [
  { name: 'a.png', reason: 'looks like a PNG picture' },
  { name: 'b.txt', reason: 'is no Fly.io log' },
];

describe('a problem in words', () => {
  it.each<[SourceProblem, string]>([
    [
      { kind: 'truncated', container: 'zip', position: 12345, entry: 'a.log' },
      'The zip archive is cut short: the file ends at byte 12,345, in a.log, before the archive does. What was read before is kept.',
    ],
    [
      { kind: 'checksum', compression: 'gzip' },
      'The content does not fit the checksum of the gzip archive: some of it was changed or lost. Copy or download it again.',
    ],
    [
      { kind: 'skipped', count: 1, named: SKIPPED.slice(0, 1) },
      '1 file in the archive was not read: a.png looks like a PNG picture.',
    ],
    [
      { kind: 'skipped', count: 9, named: SKIPPED },
      '9 files in the archive were not read: a.png looks like a PNG picture; b.txt is no Fly.io log; and 7 more.',
    ],
    [
      { kind: 'brokenText', places: 1, encoding: 'utf-16le' },
      '1 place is no valid UTF-16LE and is shown as \ufffd.',
    ],
    [
      { kind: 'brokenText', places: 4, encoding: 'utf-8' },
      '4 places are no valid UTF-8 and are shown as \ufffd.',
    ],
    [{ kind: 'unread', lines: 1 }, '1 line could not be read as log records.'],
    [{ kind: 'cutLines', lines: 2 }, '2 lines are longer than 1 MiB; only the first 1 MiB was read.'],
    [
      { kind: 'zoneless', zone: 'Europe/Berlin' },
      'The times do not say in which zone they are; they were read as Europe/Berlin.',
    ],
    [
      { kind: 'disorder', places: 1, furthestBackMs: 180_000 },
      'Its records go back in time in one place, by up to 180 s; they are shown in order of time.',
    ],
    [
      { kind: 'cutOff', records: 5000 },
      'Exactly 5,000 records: Grafana and Loki give at most 5,000 lines, so more may be missing.',
    ],
    [
      { kind: 'outliers', records: 1 },
      'One of its records stands more than 30 days away from all others: a clock may be wrong, and the timeline is long. Zoom in.',
    ],
    [
      { kind: 'repeats', errors: 2 },
      '2 of its errors stand twice, at the same millisecond, as happens where an export’s parts overlap; all are counted.',
    ],
    [
      { kind: 'repeats', errors: 1, otherName: 'b.log' },
      'One of its errors stands in b.log as well, at the same time; they are counted in both.',
    ],
    [{ kind: 'partial', percent: 41 }, 'Only the first 41 % of the file was read.'],
    [
      { kind: 'partial', percent: 'upToHere' },
      'The archive was not read to its end: files behind this one are missing.',
    ],
    [{ kind: 'saved', of: 'unread', message: 'As it stood there.' }, 'As it stood there.'],
  ])('%o', (problem, sentence) => {
    expect(describeProblem(problem)).toBe(sentence);
  });
});

describe('a masked problem', () => {
  const NAME = 'kanarienvogel.log';
  const naming: Readonly<Record<FileNamingKind, SourceProblem>> = {
    damaged: { kind: 'damaged', container: 'zip', reason: `${NAME} is no file`, entry: NAME },
    repeats: { kind: 'repeats', errors: 3, otherName: NAME },
    sameContent: { kind: 'sameContent', otherName: NAME },
    skipped: { kind: 'skipped', count: 1, named: [{ name: NAME, reason: 'is encrypted' }] },
    tooLarge: { kind: 'tooLarge', container: 'tar', bytesIn: 1, bytesOut: 2, entry: NAME },
    truncated: { kind: 'truncated', container: 'tar', entry: NAME },
    unsupported: { kind: 'unsupported', container: 'zip', reason: 'is encrypted', entry: NAME },
  };
  const mask = { redact: (text: string) => text.replaceAll(NAME, 'masked'), redactFileName: () => 'file-1' };

  async function maskProblem(problem: SourceProblem): Promise<SourceProblem | undefined> {
    const read = getReport(await readText('2026-03-02T08:15:31Z proxy[a1] ams [error][PC01] x\n'));
    const report: SourceReport = { ...read, problems: [problem] };
    return maskReport(report, mask).problems[0];
  }

  it.each(Object.values(naming))('$kind names no file', async (problem) => {
    const masked = await maskProblem(problem);
    expect(masked).toEqual({ kind: 'masked', of: problem.kind });
    expect(masked && describeProblem(masked)).toMatch(/^[A-Z][^.]*/);
    const saved = await maskProblem({ kind: 'saved', of: problem.kind, message: describeProblem(problem) });
    expect(saved).toEqual(masked);
  });

  it('that names none stays, and the words of a saved one are masked', async () => {
    expect(await maskProblem({ kind: 'unread', lines: 2 })).toEqual({ kind: 'unread', lines: 2 });
    expect(await maskProblem({ kind: 'saved', of: 'constructor', message: `In ${NAME}.` })).toEqual({
      kind: 'saved',
      of: 'constructor',
      message: 'In masked.',
    });
  });
});
