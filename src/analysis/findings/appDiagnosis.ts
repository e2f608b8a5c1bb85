/**
 * The diagnosis of one app: its part of a log goes in; episodes that rules explain, and then the findings, come out. What
 * happened to machines is looked at first, and what it leaves is looked at for rises.
 */
import { findFailedCheckStatus } from '../../core/diagnosis/checkAnswer.ts';
import {
  diagnose,
  type PrintedLine,
  type Case,
  type CaseLog,
  type DiagnosisRule,
} from '../../core/diagnosis/diagnosis.ts';
import type { Life } from '../../core/lives/life.ts';
import type { Episode } from '../../core/episodes/episode.ts';
import * as episodes from '../../core/episodes/episodes.ts';
import type { Finding } from '../../core/diagnosis/finding.ts';
import { findIncidents, findThroughout } from '../../core/episodes/incidents.ts';
import type { PlacedLog } from '../../core/episodes/placedLog.ts';
import { Placing } from '../../core/episodes/placing.ts';
import { readLives } from '../../core/lives/lives.ts';
import type { LogRecord } from '../../core/format/logFormat.ts';
import { at } from '../../core/table/eventTable.ts';
import { listRows, rowsOf, type Rows } from '../../core/table/rows.ts';
import type { DurationMs } from '../../core/units.ts';
import { findAppErrors } from './appErrors.ts';
import { takeRows } from './apps.ts';
import { listAskedPorts } from './askedPorts.ts';
import { countRecords, describeLog, isShort } from './caseLog.ts';
import { indexCaseMoments } from './caseMoments.ts';
import { readErrors } from './caseErrors.ts';
import { describeWhole, listUsualMessages } from './explaining.ts';
import { describeFinding } from './describing.ts';
import { weigh, type Explained, type Found } from './foundEpisodes.ts';
import { readLastWords } from './lastWords.ts';
import { sampleRecords } from './sampleRecords.ts';
import type { DiagnosisParts } from './tools.ts';

type Finder = (log: PlacedLog) => readonly Episode[];

/** In this order: what explains most comes first, and takes its errors. */
const FINDERS: readonly Finder[] = [
  episodes.findTrialEpisodes,
  episodes.findMemoryEpisodes,
  episodes.findReleaseEpisodes,
  episodes.findEndedEpisodes,
  episodes.findRefusedEpisodes,
  episodes.findStartingEpisodes,
  episodes.findReplacedEpisodes,
  episodes.findStoppedEpisodes,
  episodes.findFailingEpisodes,
  episodes.findCodedEpisodes,
];

/** The largest; a log of so many is not told by its rises. */
const MAX_RISES = 12;
/** As many as are on the page at once are also compared with the rest of the log. */
const MAX_COMPARED = 3;

export class AppDiagnosis {
  readonly #parts: DiagnosisParts;
  readonly #app: string | undefined;
  readonly #onFailure: (rule: DiagnosisRule, error: unknown) => void;
  readonly #sample: Promise<readonly LogRecord[]>;

  constructor(
    parts: DiagnosisParts,
    app: string | undefined,
    onFailure: (rule: DiagnosisRule, error: unknown) => void,
  ) {
    this.#onFailure = onFailure;
    this.#parts = parts;
    this.#app = app;
    // Begun before it is known whether it is needed: files are read while this thread looks at the tables.
    this.#sample = sampleRecords(parts.texts, parts.formats).then((records) =>
      app === undefined ? records : records.filter((record) => record.app === app),
    );
  }

  async find(): Promise<readonly Explained[]> {
    const { merged, context } = this.#parts;
    const { table, lifecycle, span } = merged;
    if (span === undefined) return [];
    const lives = readLives(lifecycle, this.#parts.createAddressCheck(await listAskedPorts(this.#parts)));
    const placing = new Placing(table);
    const log: PlacedLog = {
      ...{ table, lives, placing, range: { start: span.first, end: span.last + 1 } },
      ...{ isShort: isShort(merged), records: countRecords(merged) },
    };
    const failedEnds = countFailedEnds(lives);
    const found: Explained[] = [];
    const rises: readonly Finder[] = [
      (one) => this.#findRises(one, 'throughout'),
      (one) => this.#findRises(one, 'risen'),
      (one) => this.#findRises(one, 'steady'),
    ];
    for (const find of [...FINDERS, ...rises]) {
      const some = find(log).map((episode) => ({ ...episode, rows: placing.keepFree(episode.rows) }));
      const described =
        some.length === 0 ? undefined : describeLog(merged, some, await this.#sample, this.#app, context);
      for (const episode of some) {
        if (isEffect(episode, found)) continue;
        const one = described && (await this.#explain(episode, { ...described, failedEnds }));
        if (one === undefined) continue;
        placing.take(episode.rows);
        found.push(one);
      }
    }
    const ofApp = await this.#explainAppErrors(found.filter((one) => !isBareCheck(one)));
    const areEffects = (one: Explained): boolean =>
      isBareCheck(one) && ofApp.some(({ aCase }) => overlap(aCase.episode, one.aCase.episode));
    return [...found.filter((one) => !areEffects(one)), ...ofApp];
  }

  /** Where nothing else tells of that time, or only a check that fails. */
  async #explainAppErrors(found: readonly Explained[]): Promise<readonly Explained[]> {
    const { merged, rules, context } = this.#parts;
    const risen = await findAppErrors(this.#parts, this.#app);
    const explained = risen
      .filter(({ episode }) => !found.some(({ aCase }) => overlap(aCase.episode, episode)))
      .map(async ({ episode, errors: appErrors, lines }): Promise<Explained | undefined> => {
        const described = describeLog(merged, [episode], await this.#sample, this.#app, context);
        const aCase: Case = {
          episode,
          errors: [],
          getMoments: () => [],
          lastWords: lines,
          appErrors,
          log: { ...described, failedEnds: 0 },
        };
        const [first, ...others] = diagnose(aCase, rules, this.#onFailure);
        return first && { aCase, said: [first, ...others] };
      });
    return (await Promise.all(explained)).filter((one) => one !== undefined);
  }

  async describe(
    found: readonly Found[],
  ): Promise<readonly { readonly finding: Finding; readonly weight: readonly number[] }[]> {
    if (found.length === 0) return [];
    const whole = await describeWhole(this.#parts);
    const usual = listUsualMessages(await this.#sample);
    return Promise.all(
      found.map(async (one, place) => ({
        finding: await describeFinding(
          this.#parts,
          one,
          this.#app,
          place < MAX_COMPARED ? { whole, usual } : undefined,
        ),
        weight: weigh(one),
      })),
    );
  }

  async #explain(episode: Episode, log: CaseLog): Promise<Explained | undefined> {
    const parts = this.#parts;
    const [errors, lastWords] = await Promise.all([
      readErrors(parts, episode.rows),
      HAS_LAST_WORDS.has(episode.kind) ? readLastWords(parts, episode.phases) : [],
    ]);
    const getMoments = indexCaseMoments(parts.merged.lifecycle)(episode);
    const aCase: Case = { episode, errors, getMoments, lastWords, log };
    const [first, ...others] = diagnose(aCase, parts.rules, this.#onFailure);
    return first && { aCase, said: [first, ...others] };
  }

  /** What nothing has taken, where there is more of it than is usual. */
  #findRises({ table, placing }: PlacedLog, kind: 'throughout' | 'risen' | 'steady'): readonly Episode[] {
    const free = placing.listFree();
    const rest = {
      ...this.#parts.merged,
      table: free.length === table.length ? table : takeRows(table, free),
    };
    const all = findIncidents(rest);
    const largest = all.toSorted((a, b) => b.rows.length - a.rows.length).slice(0, MAX_RISES);
    const some = kind === 'risen' ? largest : findThroughout(rest, all);
    return some.map((rise) => ({ ...rise, kind, rows: toRowsOf(free, rise.rows) }));
  }
}

function countFailedEnds(lives: readonly Life[]): number {
  const ends = lives.flatMap(({ runs }) => runs.map(({ end }) => end));
  return ends.filter((end) => end?.isFailure === true && !end.isOneOff).length;
}

/** A check that fails, and no request that met it: what the app says of itself tells more. */
function isBareCheck({ aCase: { episode, lastWords } }: Explained): boolean {
  return episode.kind === 'failing' && episode.rows.length === 0 && !lastWords.some(isAnswerToCheck);
}

function isAnswerToCheck({ text }: PrintedLine): boolean {
  return findFailedCheckStatus(text) !== undefined;
}

/** What makes a health check fail, too. */
const FAILS_CHECKS: ReadonlySet<Episode['kind']> = new Set(['refused', 'ended', 'memory']);

/** A check that fails while another episode says why, and that no request met besides, is a part of that one. */
function isEffect(episode: Episode, found: readonly Explained[]): boolean {
  if (episode.kind !== 'failing' || episode.rows.length > 0) return false;
  return episode.phases.every(({ machine, begin, to }) =>
    found.some(({ aCase: { episode: other, errors } }) => {
      const machines = [...other.phases, ...errors].map((one) => one.machine);
      const isMeanwhile = other.start <= to && begin <= other.last + NEAR_MS;
      return FAILS_CHECKS.has(other.kind) && isMeanwhile && machines.includes(machine);
    }),
  );
}

/** In all others, what apps print is not what happened. */
const HAS_LAST_WORDS: ReadonlySet<Episode['kind']> = new Set(['memory', 'ended', 'release', 'failing']);

const NEAR_MS: DurationMs = 60_000;

function overlap(a: Episode, b: Episode): boolean {
  return a.start <= b.last + NEAR_MS && b.start <= a.last + NEAR_MS;
}

function toRowsOf(of: Rows, rows: Rows): Rows {
  const places = listRows(rows);
  const list = listRows(of);
  return rowsOf(places.map((place) => at(list, place)));
}
