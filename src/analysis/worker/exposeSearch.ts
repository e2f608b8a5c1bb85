/** Both ends of what a search worker and the analysis say to each other, over any port. */
import { expose, transfer, wrap, type Endpoint } from 'comlink';
import { findPlaces, runSearch } from '../search/search.ts';
import type { SearchApi, SearchSource } from '../api/searchApi.ts';

/** The places of millions of records go to the search's worker without a copy; it asks for them once. */
export function exposeSearchSource(source: SearchSource, port: MessagePort): void {
  const moving: SearchSource = {
    async getTexts() {
      const texts = await source.getTexts();
      const buffers = texts.flatMap(({ records }) => {
        if (records === undefined) return [];
        return [records.starts.buffer, records.lengths.buffer, records.lineNumbers.buffer];
      });
      return transfer(texts, buffers as ArrayBuffer[]);
    },
    addLines: (text, lines) => source.addLines(text, lines),
    addRecords: (text, records) => source.addRecords(text, records),
  };
  expose(moving, port);
}

/** `position` is where the page looks for the line that an expression does not come back from. */
export function exposeSearch(endpoint: Endpoint): void {
  const api: SearchApi = {
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
  expose(api, endpoint);
}
