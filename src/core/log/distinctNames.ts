/** Names of files go in; out come names that no two of them share: `app.log`, `app.log (2)`. */
export function toDistinctNames(names: readonly string[]): readonly string[] {
  const given = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let copy = 2; used.has(distinct); copy += 1) {
      const numbered = `${name} (${String(copy)})`;
      // Another file can have that very name.
      if (!given.has(numbered)) distinct = numbered;
    }
    used.add(distinct);
    return distinct;
  });
}
