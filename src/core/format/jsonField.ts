/** A parsed JSON object and a dotted path go in; the value there comes out, nested or under a flattened key. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object in a text, or undefined where the text is anything else. */
export function parseJsonObject(text: string): JsonObject | undefined {
  // Most texts are none, and to throw costs more than to look.
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined; // a line that is no JSON is not an error here: it is counted as unread
  }
}

/** `fly.app.name` finds `{"fly":{"app":{"name":…}}}` as well as `{"fly.app.name":…}`; own properties only. */
export function findField(object: JsonObject, path: string): unknown {
  if (Object.hasOwn(object, path)) return object[path];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot);
    const child = Object.hasOwn(object, head) ? object[head] : undefined;
    if (isJsonObject(child)) {
      const value = findField(child, path.slice(dot + 1));
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** The first of several fields that is a non-empty string. */
export function findText(object: JsonObject, paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const value = findField(object, path);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
