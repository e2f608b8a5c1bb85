/** What a search worker offers the page; the texts come from the analysis, through a port. */
import { wrap } from 'comlink';
import { findPlaces, runSearch } from '../search/search.ts';
import type { SearchApi, SearchSource } from '../api/searchApi.ts';

/** `position` is where the page looks for the line that an expression does not come back from. */
export function createSearchApi(): SearchApi {
  return {
    search(pattern, sourcePort, onProgress, position) {
      const line = position && new Float64Array(position);
      const source = wrap<SearchSource>(sourcePort);
      return runSearch(pattern, source, {
        onProgress,
        onLine: (lineNumber) => {
          if (line !== undefined) line[0] = lineNumber;
        },
      });
    },
    findPlaces: (pattern, texts) => texts.map((text) => findPlaces(pattern, text)),
  };
}
