/** One life: the signs of a machine go in, in order of time; its runs, stops, kills and failing checks come out. */
import type { Mutable } from '../format/logFormat.ts';
import type { DurationMs } from '../units.ts';
import type { AskedBy, Failing, IsAskedAddress, Life, MemoryKill, Run, Sign, Stop } from './life.ts';
import { joinKill, KILL_MS } from './memoryKill.ts';
import { addSign, isOfSameEnd, REPEAT_MS, setReason, toMemoryReason, type OpenEnd } from './openEnd.ts';

/** A machine that is told to stop has ended within this, or something else ended it. */
const STOP_MS: DurationMs = 300_000;
/** From the pull of an image to the end of the version before. */
const PULL_MS: DurationMs = 600_000;
/** Signs of one start are within this. */
const START_MS: DurationMs = 60_000;
/** The proxy's own word on when it reached an app comes a moment behind the app's. */
const REACHED_MS: DurationMs = 60_000;

type OpenRun = Mutable<Omit<Run, 'waits'>> & { waits: Sign[]; hasInit: boolean; lastStart: number };

/** More lines say no more. */
const MAX_WAITS = 8;

export class LifeBuilder {
  readonly #machine: string;
  readonly #isAskedAddress: IsAskedAddress;
  readonly #runs: OpenRun[] = [];
  readonly #kills: Mutable<MemoryKill>[] = [];
  readonly #stops: Stop[] = [];
  readonly #failings: Mutable<Failing>[] = [];
  readonly #deploys: Sign[] = [];
  readonly #releases: Sign[] = [];
  /** The run that goes on. */
  #run: OpenRun | undefined;
  /** The last end, as long as no start has followed. */
  #end: OpenEnd | undefined;
  #stop: Stop | undefined;
  #failing: Mutable<Failing> | undefined;

  constructor(machine: string, isAskedAddress: IsAskedAddress) {
    this.#machine = machine;
    this.#isAskedAddress = isAskedAddress;
  }

  add(sign: Sign): void {
    switch (sign.kind) {
      case 'deploy':
        this.#deploys.push(sign);
        return;
      case 'wake':
      case 'started':
      case 'program':
      case 'start':
        this.#addStart(sign);
        return;
      case 'waiting':
        if (this.#run === undefined) this.#openRun(sign, true);
        if (this.#run !== undefined && this.#run.waits.length < MAX_WAITS) this.#run.waits.push(sign);
        return;
      case 'listening':
        if (this.#isAskedAddress(sign.detail)) this.#addReady(sign);
        else if (this.#run === undefined) this.#openRun(sign, false);
        return;
      case 'reachable':
        this.#addReady(sign);
        return;
      case 'healthPassing':
        this.#addPassing(sign);
        return;
      case 'healthFailed':
        this.#addFailed(sign);
        return;
      case 'autostop':
      case 'trial':
      case 'stopping':
        this.#addStop(sign);
        return;
      case 'outOfMemory':
      case 'heapLimit':
        this.#addKill(sign);
        return;
      case 'suspended':
      case 'exit':
      case 'restart':
      case 'notRestarted':
        this.#addEnd(sign);
        return;
      case 'releaseFailed':
        this.#releases.push(sign);
    }
  }

  finish(): Life {
    return {
      machine: this.#machine,
      runs: this.#runs,
      kills: this.#kills,
      stops: this.#stops,
      failings: this.#failings,
      deploys: this.#deploys,
      releases: this.#releases,
    };
  }

  #addStart(sign: Sign): void {
    const run = this.#run;
    if (run !== undefined) {
      const isAnother =
        (sign.kind === 'start' && run.hasInit) ||
        (sign.kind === 'wake' && run.hasInit && sign.time - run.lastStart > REPEAT_MS) ||
        (sign.kind === 'program' && run.program !== undefined && sign.time - run.program.time > REPEAT_MS);
      const isLate = run.ready !== undefined || sign.time - run.lastStart > START_MS;
      if (!isAnother && !(sign.kind === 'start' && isLate)) {
        // A word on a start that is long over, as of an update of the machine.
        if (!isLate) this.#extendStart(run, sign);
        return;
      }
      this.#closeUnseen(sign);
    } else if (sign.kind === 'started' && this.#end !== undefined && sign.time - this.#end.time < REPEAT_MS)
      return;
    this.#extendStart(this.#openRun(sign, true), sign);
  }

  #extendStart(run: OpenRun, sign: Sign): void {
    run.lastStart = sign.time;
    if (sign.kind === 'start') run.hasInit = true;
    if (sign.kind === 'program') run.program = sign;
  }

  #openRun(first: Sign, isStartSeen: boolean): OpenRun {
    const run: OpenRun = {
      ...{ from: first.time, to: Infinity, first, isStartSeen, ready: undefined, program: undefined },
      ...{ waits: [], end: undefined, hasInit: false, lastStart: first.time },
    };
    this.#runs.push(run);
    this.#run = run;
    this.#end = undefined;
    this.#stop = undefined;
    return run;
  }

  /** A start without an end before it: a kill is an end, of all else nothing is claimed. */
  #closeUnseen({ time }: Sign): void {
    const kill = this.#kills.at(-1);
    const run = this.#run;
    if (run === undefined) return;
    if (
      kill !== undefined &&
      !kill.isRunEnded &&
      kill.sign.time >= run.from &&
      time - kill.sign.time <= START_MS
    ) {
      this.#addEnd({ ...kill.sign, kind: 'exit', detail: '' });
      return;
    }
    run.to = time;
    this.#run = undefined;
  }

  #addReady(sign: Sign): void {
    const run = this.#run ?? (this.#isStillEnding(sign) ? undefined : this.#openRun(sign, false));
    if (run === undefined || this.#stop !== undefined) return;
    const { ready } = run;
    const isReached = sign.kind === 'reachable' && ready?.kind === 'listening';
    if (ready === undefined || (isReached && sign.time - ready.time < REACHED_MS)) run.ready = sign;
  }

  /** What was on its way when the machine ended. */
  #isStillEnding({ time }: Sign): boolean {
    return this.#end !== undefined && time - this.#end.time < REPEAT_MS;
  }

  #addPassing(sign: Sign): void {
    if (this.#failing !== undefined) {
      this.#failing.to = sign.time;
      this.#failing.passed = sign;
      this.#failing = undefined;
    }
    this.#addReady(sign);
  }

  #addFailed(sign: Sign): void {
    if (this.#failing !== undefined) return;
    this.#failing = { from: sign.time, to: Infinity, failed: sign, passed: undefined };
    this.#failings.push(this.#failing);
  }

  #addStop(sign: Sign): void {
    if (this.#end !== undefined && sign.time - this.#end.time < REPEAT_MS) return;
    const before = this.#stop;
    if (before !== undefined && sign.time - before.sign.time < STOP_MS && sign.kind === 'stopping') return;
    this.#stop = { by: this.#findAsking(sign), sign };
    this.#stops.push(this.#stop);
    this.#endChecks(sign);
  }

  #findAsking({ kind, time }: Sign): AskedBy {
    if (kind === 'autostop' || kind === 'trial') return kind;
    const pull = this.#deploys.at(-1);
    return pull !== undefined && time - pull.time <= PULL_MS ? 'deploy' : 'somebody';
  }

  #addKill(sign: Sign): void {
    const end = this.#end;
    const isRunning = this.#run !== undefined;
    if (joinKill(this.#kills.at(-1), sign, isRunning)) return;
    const isAfter = end !== undefined && !isRunning && sign.time - end.time < KILL_MS;
    this.#kills.push({ sign, isRunEnded: isAfter });
    if (isAfter) setReason(end, toMemoryReason(sign), sign);
  }

  #addEnd(sign: Sign): void {
    const end = this.#end;
    if (end !== undefined && this.#run === undefined && isOfSameEnd(end, sign)) {
      addSign(end, sign);
      return;
    }
    // A limit is told some time behind the exit that reached it.
    if (end !== undefined && this.#run === undefined && sign.kind !== 'exit' && sign.detail !== '') {
      addSign(end, sign);
      return;
    }
    this.#makeEnd(sign);
  }

  #makeEnd(sign: Sign): void {
    // A run that is first seen as it ends must not forget who asked for it.
    const stop = this.#stop;
    const from = this.#run?.from ?? this.#end?.time ?? -Infinity;
    const run = this.#run ?? this.#openRun(sign, false);
    const kill = this.#kills.at(-1);
    const pull = this.#deploys.at(-1);
    const isOfKill =
      kill !== undefined &&
      !kill.isRunEnded &&
      kill.sign.time >= from &&
      sign.time - kill.sign.time < KILL_MS;
    const isReplaced = pull !== undefined && pull.time > from && sign.time - pull.time <= PULL_MS;
    const isStopped =
      sign.kind === 'suspended' || (stop !== undefined && sign.time - stop.sign.time <= STOP_MS);
    const end: OpenEnd = {
      time: isOfKill ? kill.sign.time : sign.time,
      ...{ reason: 'unknown', detail: '', isFailure: false, isLimit: false, isOneOff: false, signs: [] },
      askedBy: isStopped ? (stop?.by ?? 'somebody') : isReplaced && !isOfKill ? 'deploy' : 'nobody',
    };
    if (isOfKill) {
      kill.isRunEnded = true;
      setReason(end, toMemoryReason(kill.sign), kill.sign);
    }
    addSign(end, sign);
    run.end = end;
    run.to = end.time;
    this.#run = undefined;
    this.#end = end;
    this.#stop = undefined;
    this.#endChecks(sign);
  }

  /** Nobody asks a machine that is down. */
  #endChecks({ time }: Sign): void {
    if (this.#failing === undefined) return;
    this.#failing.to = time;
    this.#failing = undefined;
  }
}
