/**
 * A seed goes in; an app of Fly.io comes out, with machines, regions, a span and a layout, on which lines are staged.
 * What is written here is how a phenomenon looks from outside: nothing asks the reader or the rules.
 */
import { Random } from '../logs/random.ts';
import { ERROR_TEXTS, type ErrorText } from './errors.ts';

export type Layout = 'live' | 'history' | 'ndjson';
export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface Machine {
  readonly id: string;
  readonly region: string;
}

export interface Line {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly provider: 'app' | 'proxy' | 'runner' | 'health';
  /** Empty where the line names none, as before the proxy has chosen a machine. */
  readonly machine: string;
  readonly region: string;
  readonly level: Level;
  readonly message: string;
  /** Of proxy errors; history lines do not show it. */
  readonly code?: string;
}

/** A time in which a machine serves nothing, so that its app logs no requests. */
interface Outage {
  readonly machine: string;
  readonly from: number;
  readonly to: number;
}

/** Where an incident lies, and how large it is. */
export interface Extent {
  /** Of the first line that belongs to it, be it an error or not. */
  readonly begin: number;
  readonly end: number;
  readonly errors: number;
  readonly isOngoing: boolean;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const REGIONS = [
  'ams',
  'arn',
  'cdg',
  'dfw',
  'fra',
  'gru',
  'iad',
  'jnb',
  'lhr',
  'nrt',
  'ord',
  'sin',
  'sjc',
  'syd',
];
const APPS = ['lantern', 'bookshelf-api', 'tidepool-web', 'fern', 'parcel-desk', 'kiosk-42'];
const LAYOUTS: readonly Layout[] = ['live', 'live', 'live', 'history', 'history', 'ndjson', 'ndjson'];
const MAX_ERRORS = 2500;
/** Of deploys, starts and stops some minutes are seen even if their errors are over soon or the log is. */
const STAGING = 6 * MINUTE;

export interface SceneNeeds {
  /** At least so many. */
  readonly machines?: number;
  readonly regions?: number;
  /** No more machines than this serve requests. */
  readonly mostMachines?: number;
  /** Machines of another process group, which no request reaches. */
  readonly workers?: number;
  /** The log is at least so long. */
  readonly hours?: number;
  /** Where the phenomenon is told by codes whose wording nobody has published. */
  readonly hasCodes?: boolean;
}

export class Scene {
  readonly random: Random;
  readonly app: string;
  readonly layout: Layout;
  readonly machines: readonly Machine[];
  readonly workers: readonly Machine[];
  /** Regions of the proxies that visitors reach. */
  readonly edges: readonly string[];
  readonly start: number;
  readonly end: number;
  /** What fly.toml calls the internal port. */
  readonly port: number;
  /** Background errors per hour. */
  readonly errorsPerHour: number;
  readonly lines: Line[] = [];
  /** First evidence of what is staged; infinite before there is any. */
  onset = Infinity;
  /** Whether routine starts of machines may come before the incident: not where they would have shown it. */
  mayStartBefore = true;
  readonly #outages: Outage[] = [];

  constructor(seed: number, needs: SceneNeeds = {}) {
    const {
      machines = 1,
      regions = 1,
      mostMachines = 8,
      workers = 0,
      hours = 0.25,
      hasCodes = false,
    } = needs;
    const random = new Random(seed);
    this.random = random;
    this.app = random.pick(APPS);
    this.layout = random.pick(hasCodes ? LAYOUTS.filter((layout) => layout !== 'history') : LAYOUTS);
    const regionCount = regions + random.int(6 - regions);
    const machineCount = Math.max(machines + random.int(9 - machines), Math.min(regionCount, 8));
    this.edges = pickSome(random, REGIONS, regionCount);
    this.machines = this.#createMachines(Math.min(machineCount, mostMachines));
    this.workers = this.#createMachines(workers);
    this.start = Date.UTC(
      2026,
      random.int(9),
      1 + random.int(28),
      random.int(24),
      random.int(60),
      random.int(60),
    );
    this.end = this.start + Math.round(this.between(hours * HOUR, 48 * HOUR, 'log'));
    this.port = random.pick([8080, 8080, 8080, 3000, 8000, 4000, 5000]);
    this.errorsPerHour = random.chance(0.2) ? 0 : random.int(41);
  }

  /** A number from `low` to `high`; on a logarithmic scale, as many small ones as large ones. */
  between(low: number, high: number, scale: 'linear' | 'log' = 'linear'): number {
    const share = this.random.next();
    return scale === 'log' ? low * (high / low) ** share : low + (high - low) * share;
  }

  /** What does not belong into the span is not written. */
  write(line: Line): void {
    if (line.time >= this.start && line.time <= this.end) this.lines.push(line);
  }

  fromApp(time: number, machine: Machine, message: string, level: Level = 'info'): void {
    this.write({ time, provider: 'app', machine: machine.id, region: machine.region, level, message });
  }

  fromRunner(time: number, machine: Machine, message: string, level: Level = 'info'): void {
    this.write({ time, provider: 'runner', machine: machine.id, region: machine.region, level, message });
  }

  fromHealth(time: number, machine: Machine, message: string, level: Level = 'info'): void {
    this.write({ time, provider: 'health', machine: machine.id, region: machine.region, level, message });
  }

  fromProxy(time: number, machine: Machine, message: string, level: Level = 'info'): void {
    const region = this.pickEdge(machine);
    this.write({ time, provider: 'proxy', machine: machine.id, region, level, message });
  }

  /** A proxy error; without a machine where the proxy had not chosen one yet. */
  error(time: number, code: string, machine: Machine | undefined, region = this.pickEdge(machine)): void {
    const text = ERROR_TEXTS.get(code);
    if (text === undefined) throw new RangeError(`No wording of ${code}`);
    this.#writeError(time, code, text, machine, region);
  }

  /** The same as evidence of what is staged. */
  incidentError(time: number, code: string, machine: Machine | undefined, region?: string): void {
    this.markEvidence(time);
    this.error(time, code, machine, region);
  }

  markEvidence(time: number): void {
    if (time >= this.start && time <= this.end) this.onset = Math.min(this.onset, time);
  }

  /** Those that a layout without codes can still tell by their text. */
  tellable(codes: readonly string[]): readonly string[] {
    return this.layout === 'history'
      ? codes.filter((code) => ERROR_TEXTS.get(code)?.isKnown === true)
      : codes;
  }

  /** Most visitors come in near the machine, some do not. */
  pickEdge(machine: Machine | undefined): string {
    return machine === undefined || this.random.chance(0.25) ? this.random.pick(this.edges) : machine.region;
  }

  stopServing(machine: Machine, from: number, to: number): void {
    this.#outages.push({ machine: machine.id, from, to });
  }

  isServing(machine: Machine, time: number): boolean {
    return !this.#outages.some(({ machine: id, from, to }) => id === machine.id && time >= from && time < to);
  }

  /** Sorted times, the first of them at `from`. */
  times(count: number, from: number, to: number): readonly number[] {
    return Array.from({ length: count }, (_, i) =>
      i === 0 ? from : Math.round(this.between(from, to)),
    ).sort((a, b) => a - b);
  }

  /** An incident that stands out: at least one error in half a minute, and several times the background. */
  pickExtent(longest = 6 * HOUR): Extent {
    const span = this.end - this.start;
    const errors = Math.round(this.between(12, MAX_ERRORS, 'log'));
    const slowest = Math.min(30 * SECOND, HOUR / (6 * Math.max(1, this.errorsPerHour)));
    const most = Math.min(longest, span * 0.6, errors * slowest);
    const duration = this.between(Math.min(most, Math.max(30 * SECOND, errors * 50)), most, 'log');
    const isOngoing = this.random.chance(0.35);
    const latest = this.end - Math.max(duration, STAGING);
    const begin = this.random.chance(0.15)
      ? this.start
      : isOngoing
        ? latest
        : Math.round(this.between(this.start, Math.max(this.start, latest - 2 * MINUTE)));
    const end = isOngoing && begin > this.start ? this.end : Math.round(begin + duration);
    return {
      begin: Math.round(begin),
      end,
      errors: Math.max(errors, Math.ceil((end - begin) / slowest)),
      isOngoing,
    };
  }

  #createMachines(count: number): readonly Machine[] {
    return Array.from({ length: count }, (_, i) => ({
      id: this.random.pick(['e', '1', '9', '3', '6', '7', 'd']) + this.random.hex(13),
      region: this.edges[i % this.edges.length] ?? '',
    }));
  }

  #writeError(
    time: number,
    code: string,
    { text, level }: ErrorText,
    machine: Machine | undefined,
    region: string,
  ): void {
    const message = text({
      random: this.random,
      app: this.app,
      port: this.port,
      machine: machine?.id ?? '',
      time,
    });
    this.write({
      time,
      provider: 'proxy',
      machine: machine?.id ?? '',
      region,
      level: level ?? 'error',
      message,
      code,
    });
  }
}

export function pickSome<T>(random: Random, list: readonly T[], count: number): readonly T[] {
  const left = [...list];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.int(left.length), 1),
  ).flat();
}
