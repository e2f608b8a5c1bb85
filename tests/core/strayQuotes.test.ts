/** CSV with quotes that open by mistake: what they take with them is read all the same, and nothing is counted twice. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import grafanaCsv from '../../src/catalog/formats/grafanaCsv.ts';
import { encode } from '../support/logs/archives.ts';
import { readWithFormat, type FormatReading } from '../support/read/readWithFormat.ts';
import { toRuns } from '../support/run/cases.ts';

const HEAD = 'Time,Line,fly.app.name\n';
const ROW = '1772439331250,[PC01] instance refused connection,shop\n';

function read(text: string, chunkBytes?: number): FormatReading {
  return readWithFormat(grafanaCsv, encode(HEAD + text), chunkBytes);
}

describe('a quote that opens by mistake', () => {
  const cases: readonly [name: string, text: string, errors: number, unread: number][] = [
    ['and never closes', `1772439331250,"oops,shop\n${ROW}${ROW}`, 2, 1],
    ['behind a good row', `${ROW}1772439331250,"oops,shop\n${ROW}${ROW}`, 3, 1],
    ['until a later cell opens', `1772439331250,"oops,shop\n${ROW}1772439331250,"fine",shop\n${ROW}`, 2, 1],
    ['twice', `1772439331250,"oops,shop\n${ROW}1772439331250,"oops,shop\n${ROW}`, 2, 2],
    ['in the last row, which may be cut', `${ROW}1772439331250,"so far`, 1, 0],
    ['in a message of several lines that is cut', `${ROW}1772439331250,"one\ntwo, and\nthree`, 1, 0],
    [
      'in a message whose lines have times, and that is cut',
      `${ROW}1772439331250,"one\n2026-03-02 08:15:31,250 ERROR two\n2026-03-02 08:15:32,5 three`,
      1,
      0,
    ],
    [
      'until a cell that begins with a blank',
      `1772439331250,"oops,shop\n${ROW}1772439331250," fine",shop\n`,
      1,
      1,
    ],
  ];
  test.each(cases)('%s', (_name, text, errors, unread) => {
    const whole = read(text);
    expect(whole.events).toHaveLength(errors);
    expect(whole.totals.unread).toBe(unread);
    for (const chunkBytes of [1, 2, 3, 7, 50, 64]) expect(read(text, chunkBytes)).toEqual(whole);
  });
});

describe('a quote that opens by mistake in a large file', () => {
  // The account of each error is checked from the start of the file, so there are few.
  const rows = '1772439331250,GET / 200,shop\n'.repeat(40_000) + ROW;
  const filler = `1772439331250,${'x'.repeat(1_200_000)},shop\n`;
  it.each([
    ['among rows without quotes', `1772439331250,"oops,shop\n${rows}`, 1, 1],
    ['before a row that is longer than any is read', `1772439331250,"oops,shop\n${ROW}${filler}${ROW}`, 1, 3],
  ])('%s', (_name, text, errors, unread) => {
    const whole = read(text, 1 << 20);
    expect(whole.totals.unread).toBe(unread);
    expect(whole.events).toHaveLength(errors);
    for (const chunkBytes of [1 << 16, 100_003]) expect(read(text, chunkBytes)).toEqual(whole);
  });
});

it('shows the line that was given up', () => {
  const { unread } = read(`1772439331250,"oops,shop\n${ROW}`);
  expect(unread).toEqual([{ lineNumber: 2, text: '1772439331250,"oops,shop' }]);
});

it('leaves cells of several lines whole, whatever is in them', () => {
  const message = 'GET, 200\n2026-03-02 08:15:31,250 ""quoted"",\n\n1772439331250,[PC02] x,shop';
  const { events, totals } = read(`1772439331250,"${message}",shop\n${ROW}`);
  expect(events).toHaveLength(1);
  expect(totals).toMatchObject({ records: 2, unread: 0, continuations: 4 });
});

it('looks for no more than 64 of them', () => {
  const { totals, events } = read(`1772439331250,"oops,shop\n${ROW}`.repeat(300));
  // Then two of them make a row of three lines, which is told to be unread.
  expect(totals).toMatchObject({ lines: 601, unread: 64 + 118 * 3 });
  expect(events).toHaveLength(64 + 118);
});

it('counts every line once, however the bytes are cut', () => {
  const piece = fc.constantFrom(
    ROW,
    '"',
    '""',
    '" ',
    ',',
    '\n',
    'x',
    '1772439331250,"oops,shop\n',
    '1772439331250,"a\nb",shop\r\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (pieces, chunkBytes) => {
      const text = pieces.join('');
      expect(read(text, chunkBytes)).toEqual(read(text));
    }),
    { numRuns: toRuns(10_000) },
  );
});
