/**
 * Finding by what people type: entries and words go in, those that hold every word come out, in whatever order the
 * words stand. The best first: words at the start of words of the title, then in the title, then anywhere.
 */
export interface Findable {
  readonly title: string;
  /** What else it can be found by. */
  readonly otherText: string;
}

export function rankEntries<Entry extends Findable>(
  entries: readonly Entry[],
  words: string,
): readonly Entry[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries
    .map((entry) => ({ entry, misfit: getMisfit(entry, wanted) }))
    .filter(({ misfit }) => misfit < Infinity)
    .sort((a, b) => a.misfit - b.misfit)
    .map(({ entry }) => entry);
}

/** 0 where every word starts a word of the title; Infinity where one is missing. */
function getMisfit({ title, otherText }: Findable, wanted: readonly string[]): number {
  const inTitle = ` ${title.toLowerCase()}`;
  const elsewhere = otherText.toLowerCase();
  return wanted.reduce((sum, word) => {
    if (inTitle.includes(` ${word}`)) return sum;
    if (inTitle.includes(word)) return sum + 1;
    return elsewhere.includes(word) ? sum + 2 : Infinity;
  }, 0);
}
