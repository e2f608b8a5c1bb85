/** Staged lines go in, the text of an export comes out: `fly logs` live, from history, or the log shipper's. */
import type { Random } from '../logs/random.ts';
import type { Layout, Level, Line } from './scene.ts';

const COLOURS: Record<Level, number> = { debug: 36, info: 34, warn: 33, error: 31 };
/** Lines of several sources are collected as they come, so a few stand behind later ones. */
const LATE_SHARE = 0.05;
const MOST_LATE_MS = 2500;

export function renderLines(lines: readonly Line[], layout: Layout, app: string, random: Random): string {
  const isColoured = layout !== 'ndjson' && random.chance(0.3);
  const placed = lines.map((line) => ({
    line,
    place: line.time + (random.chance(LATE_SHARE) ? random.int(MOST_LATE_MS) : 0),
  }));
  placed.sort((a, b) => a.place - b.place);
  const render = layout === 'ndjson' ? toShipped : toFlyctl;
  return placed.map(({ line }) => `${render(line)}\n`).join('');

  function toShipped({ time, provider, machine, region, level, message, code }: Line): string {
    const timestamp = `${new Date(time).toISOString().slice(0, -1)}${String(random.int(1e6)).padStart(6, '0')}Z`;
    return JSON.stringify({
      event: { provider },
      fly: { app: { ...(machine !== '' && { instance: machine }), name: app }, region },
      host: 'c7f2',
      log: { level },
      message: withCode(message, code),
      timestamp,
    });
  }

  function toFlyctl({ time, provider, machine, region, level, message, code }: Line): string {
    const at = paint(`${new Date(time).toISOString().slice(0, 19)}Z`, 2);
    const place = machine === '' ? provider : `${provider}[${machine}]`;
    const header = `${at} ${place} ${paint(region, 32)} [${paint(level, COLOURS[level])}]`;
    if (layout !== 'history' || code === undefined) return header + withCode(message, code);
    const method = random.chance(0.3) ? `${paint('request.method=', 2)}"GET" ` : '';
    return `${paint('error.message=', 2)}"${message}" ${header}${method}`;
  }

  function paint(text: string, colour: number): string {
    return isColoured ? `\u001b[${String(colour)}m${text}\u001b[0m` : text;
  }
}

function withCode(message: string, code: string | undefined): string {
  return code === undefined ? message : `[${code.slice(0, 4)}] ${message}`;
}
