/**
 * fly.toml: its text goes in; settings, and the text with one of them changed, come out. Only a change that reads back
 * as meant is given out: people write TOML in many ways.
 */
import { parse, type TomlTable, type TomlValue } from 'smol-toml';

export interface FlyToml {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
  readonly settings: TomlTable;
}

/** Keys from the outside in; of a list of tables, the first one is meant. */
export type SettingPath = readonly [string, ...string[]];
export type SettingValue = string | number | boolean;

/** A change to the file, ready to show. */
export interface SettingChange {
  readonly file: string;
  /** `http_service.internal_port` */
  readonly setting: string;
  readonly before: string | undefined;
  readonly after: string;
  /** Unified, with a few lines around it. */
  readonly diff: string;
}

/** Larger files are no fly.toml. */
export const MAX_FLY_TOML_BYTES = 1 << 20;
const CONTEXT_LINES = 2;

/** Undefined where it is no TOML, or has nothing that a fly.toml has. */
export function readFlyToml(name: string, text: string): FlyToml | undefined {
  try {
    const settings = parse(text);
    const isFly = ['app', 'http_service', 'services', 'vm', 'primary_region'].some((key) =>
      Object.hasOwn(settings, key),
    );
    return isFly ? { name, text, settings } : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where it is not set. */
export function getSetting({ settings }: FlyToml, path: SettingPath): SettingValue | undefined {
  let value: TomlValue | undefined = settings;
  for (const key of path) {
    const inside: TomlValue | undefined = Array.isArray(value) ? value[0] : value;
    if (!isTable(inside) || !Object.hasOwn(inside, key)) return undefined;
    value = inside[key];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

/** Whether there is a table, or a list of tables, of this name. */
export function hasTable({ settings }: FlyToml, path: SettingPath): boolean {
  let value: TomlValue | undefined = settings;
  for (const key of path) {
    const inside: TomlValue | undefined = Array.isArray(value) ? value[0] : value;
    if (!isTable(inside) || !Object.hasOwn(inside, key)) return false;
    value = inside[key];
  }
  return isTable(value) || (Array.isArray(value) && isTable(value[0]));
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** Undefined where the file is written in a way that a single line cannot change. */
export function changeSetting(
  toml: FlyToml,
  path: SettingPath,
  value: SettingValue,
): SettingChange | undefined {
  const lines = toml.text.split('\n');
  const changed = changeLines(lines, path, typeof value === 'string' ? JSON.stringify(value) : String(value));
  const reread = readFlyToml(toml.name, changed.join('\n'));
  if (reread === undefined || getSetting(reread, path) !== value) return undefined;
  const before = getSetting(toml, path);
  return {
    file: toml.name,
    setting: path.join('.'),
    before: before === undefined ? undefined : String(before),
    after: String(value),
    diff: toDiff(lines, changed),
  };
}

function changeLines(lines: readonly string[], path: SettingPath, value: string): readonly string[] {
  const key = path.at(-1) ?? '';
  const table = path.slice(0, -1).join('.');
  const first = table === '' ? 0 : lines.findIndex((line) => getTableName(line) === table) + 1;
  if (first === 0 && table !== '') {
    const end = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
    return [...end, '', `[${table}]`, `  ${key} = ${value}`, ''];
  }
  const next = lines.findIndex((line, i) => i >= first && getTableName(line) !== undefined);
  const end = next === -1 ? lines.length : next;
  const own = lines.findIndex((line, i) => i >= first && i < end && getKey(line) === key);
  if (own === -1) {
    const indent = /^\s*/.exec(lines[first] ?? '')?.[0] ?? '';
    return [...lines.slice(0, first), `${indent}${key} = ${value}`, ...lines.slice(first)];
  }
  const line = lines[own] ?? '';
  const [start = ''] = /^[^=]*=\s*/.exec(line) ?? [];
  // What stands behind the value, such as a comment, stays. A value with a # in it reads back wrong, and is given up.
  const rest = line.slice(start.length);
  const sign = rest.indexOf('#');
  const old = (sign === -1 ? rest : rest.slice(0, sign)).trimEnd();
  return [...lines.slice(0, own), `${start}${value}${rest.slice(old.length)}`, ...lines.slice(own + 1)];
}

/** `[http_service]` and `[[services]]` alike. */
function getTableName(line: string): string | undefined {
  return /^\s*\[{1,2}\s*([A-Za-z0-9_.-]{1,100})\s*\]{1,2}/.exec(line)?.[1];
}

function getKey(line: string): string | undefined {
  return /^\s*["']?([A-Za-z0-9_-]{1,100})["']?\s*=/.exec(line)?.[1];
}

function toDiff(before: readonly string[], after: readonly string[]): string {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  let sameEnd = 0;
  while (
    sameEnd < before.length - same &&
    sameEnd < after.length - same &&
    before[before.length - 1 - sameEnd] === after[after.length - 1 - sameEnd]
  )
    sameEnd += 1;
  const first = Math.max(0, same - CONTEXT_LINES);
  return [
    ...before.slice(first, same).map((line) => `  ${line}`),
    ...before.slice(same, before.length - sameEnd).map((line) => `- ${line}`),
    ...after.slice(same, after.length - sameEnd).map((line) => `+ ${line}`),
    ...before
      .slice(before.length - sameEnd, before.length - sameEnd + CONTEXT_LINES)
      .map((line) => `  ${line}`),
  ]
    .map((line) => line.trimEnd())
    .filter((line, i, all) => line !== '' || (i > 0 && i < all.length - 1))
    .join('\n');
}
