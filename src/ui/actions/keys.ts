/** Keys: events go in, the names that actions are bound to come out; and those names as people read them. */

/** What of a KeyboardEvent tells which key it is. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key of an event, named as in `Action.keys`; undefined for combinations that are the browser's. */
export function findKeyName(stroke: KeyStroke): string | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = stroke;
  const key = toBasicKey(stroke);
  if (ctrlKey || metaKey) return altKey || shiftKey || key.length > 1 ? undefined : `Mod+${key}`;
  if (altKey) return undefined;
  // Caps Lock alone must not turn `e` into `E`.
  if (/^[a-z]$/.test(key)) return shiftKey ? key.toUpperCase() : key;
  // Shift is part of how `?` and `/` are typed, but not of Home.
  return shiftKey && key.length > 1 ? undefined : key;
}

/** A letter in lower case; of a keyboard without Latin letters, the one that stands there on others. */
function toBasicKey({ key, code }: KeyStroke): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isOtherLetter = /^\p{L}$/u.test(key);
  const [, latin] = /^Key([A-Z])$/.exec(code) ?? [];
  return isOtherLetter && latin !== undefined ? latin.toLowerCase() : key;
}

/** Whether a key is a character by itself, which dictation and slips of the hand can type. */
export function isSingleKey(name: string): boolean {
  return name.length === 1;
}

const SHOWN_NAMES: ReadonlyMap<string, string> = new Map([
  ['Escape', 'Esc'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
]);

/** The keys to press together: `['Shift', 'E']`. */
export function toShownKeys(name: string, isMac: boolean): readonly string[] {
  if (name.startsWith('Mod+')) return [isMac ? 'Cmd' : 'Ctrl', name.slice('Mod+'.length).toUpperCase()];
  if (name.startsWith('Shift+')) return ['Shift', ...toShownKeys(name.slice('Shift+'.length), isMac)];
  if (/^[A-Z]$/.test(name)) return ['Shift', name];
  if (/^[a-z]$/.test(name)) return [name.toUpperCase()];
  return [SHOWN_NAMES.get(name) ?? name];
}
