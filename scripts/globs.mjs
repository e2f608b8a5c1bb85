// A glob of paths with `/` goes in, the expression that fits the same paths comes out: `**`, `*` and `{a,b}`.

/** @param {string} glob Without braces in braces. @returns {RegExp} */
export function toPattern(glob) {
  const source = glob.replace(/\*\*\/|\*\*|[*{},.+^$()|[\]\\]/g, (part) => PARTS[part] ?? `\\${part}`);
  return new RegExp(`^${source}$`);
}

/** @type {Readonly<Record<string, string>>} */
const PARTS = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '{': '(?:', '}': ')', ',': '|' };
