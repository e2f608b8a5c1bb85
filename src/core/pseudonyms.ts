/** Values go in, the tags that stand for them come out: the same one for the same value, as long as this lives. */

export interface Pseudonyms {
  /** `ip-#` becomes `ip-1` for the first value, `ip-2` for the second. A tag without `#` is its own. */
  getTag(tag: string, value: string): string;
}

/**
 * Numbers in the order of appearance: unlike a digest, a number cannot be turned back by trying all addresses, and
 * it says nothing beside another artefact's numbers.
 */
export function createPseudonyms(): Pseudonyms {
  const numbersByTag = new Map<string, Map<string, number>>();
  return {
    getTag(tag, value) {
      if (!tag.includes('#')) return tag;
      let numbers = numbersByTag.get(tag);
      if (numbers === undefined) numbersByTag.set(tag, (numbers = new Map<string, number>()));
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size + 1));
      return tag.replace('#', String(number));
    },
  };
}
