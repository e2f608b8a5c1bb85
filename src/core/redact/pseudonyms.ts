/** Values go in, the tags that stand for them come out: the same one for the same value, as long as this lives. */

export interface Pseudonyms {
  /** `ip-#` becomes `ip-1` for the first value, `ip-2` for the second. A kind without `#` has one tag, itself. */
  getTag(kind: string, value: string): string;
}

/**
 * Numbers in the order of appearance: unlike a digest, a number cannot be turned back by trying all addresses, and
 * it says nothing beside another artefact's numbers.
 */
export function createPseudonyms(): Pseudonyms {
  const tagsByKind = new Map<string, Map<string, string>>();
  return {
    getTag(kind, value) {
      if (!kind.includes('#')) return kind;
      let tags = tagsByKind.get(kind);
      if (tags === undefined) tagsByKind.set(kind, (tags = new Map<string, string>()));
      let tag = tags.get(value);
      if (tag === undefined) tags.set(value, (tag = kind.replace('#', String(tags.size + 1))));
      return tag;
    },
  };
}
