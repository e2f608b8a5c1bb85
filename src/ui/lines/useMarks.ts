/**
 * Where the search matches in texts that are shown. A text is found here; an expression may never come back, so a
 * worker tries it, and marks are missing until it answers, or for good.
 */
import { useEffect, useState } from 'react';
import { findTextPlaces } from '../../core/search/textFinder.ts';
import type { SearchPattern } from '../../store/search.ts';
import type { TextPlaces } from '../../store/session.ts';
import { useStores } from '../base/stores.ts';

const NO_PLACES: TextPlaces = [];

interface Answered {
  readonly pattern: SearchPattern;
  readonly placesByText: ReadonlyMap<string, TextPlaces>;
}

/** `texts` is the same list as long as its texts are. */
export function useMarks(
  pattern: SearchPattern | undefined,
  texts: readonly string[],
): (text: string) => TextPlaces {
  const { search } = useStores();
  const [answered, setAnswered] = useState<Answered>();

  useEffect(() => {
    if (pattern?.kind !== 'regex' || texts.length === 0) return undefined;
    let isWanted = true;
    void search
      .getState()
      .findPlaces(pattern, texts)
      .then((all) => {
        if (!isWanted || all === undefined) return;
        setAnswered({ pattern, placesByText: new Map(texts.map((text, i) => [text, all[i] ?? NO_PLACES])) });
      });
    return () => {
      isWanted = false;
    };
  }, [search, pattern, texts]);

  return (text) => {
    if (pattern === undefined) return NO_PLACES;
    if (pattern.kind === 'text') return findTextPlaces(text, pattern.text, pattern.ignoreCase);
    return (answered?.pattern === pattern ? answered.placesByText.get(text) : undefined) ?? NO_PLACES;
  };
}
