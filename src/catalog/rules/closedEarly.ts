import {
  areMost,
  around,
  findMoments,
  getShare,
  listMachines,
  MINUTE,
  pickErrors,
  withCodes,
} from '../../core/diagnosis/caseQueries.ts';
import { indexMoments } from '../../core/diagnosis/momentTimes.ts';
import type { DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';

const CLOSED = /closed before message completed|error reading a body from connection/;
/** A machine that went away this close explains it better. */
const NEAR = MINUTE;
const MIN_FEW = 4;

const KEEP_ALIVE =
  'Keep idle connections open longer than Fly Proxy does: raise the server’s keep-alive timeout, in Node `server.keepAliveTimeout`, above 60 seconds.';
const LIMITS = [
  'Look for time limits inside the app, such as of a worker that is killed after 30 seconds: gunicorn’s `--timeout`, a request timeout of the framework. Leave streams and uploads out of them.',
  'For streams and WebSockets, send something every 30 seconds, and end them by an answer rather than by closing.',
];

export default {
  id: 'closed-early',
  label: 'Connections closed early',
  of: ['coded', 'risen', 'throughout'],
  explain(aCase) {
    const closed = withCodes(aCase.errors, ['PU02', 'PU05']);
    // Bodies that break off have other causes too, on both ends of a connection; a few of either come with any app.
    const isFew = aCase.episode.kind === 'coded';
    if (!isFew && withCodes(closed, ['PU02']).length < closed.length / 2) return undefined;
    if (isFew && closed.length < MIN_FEW) return undefined;
    const read = closed.filter(({ text }) => text !== undefined);
    const said = read.filter(({ text }) => CLOSED.test(text ?? ''));
    if (!areMost(closed, aCase) || said.length < read.length / 2) return undefined;
    const ends = indexMoments(
      findMoments(
        aCase,
        ['exit', 'outOfMemory', 'restart', 'deploy', 'stopping', 'autostop'],
        around(aCase, NEAR, 0),
      ),
    );
    const alone = closed.filter(
      ({ machine, time }) => !ends.isBehind({ machine, time: time + NEAR }, 2 * NEAR),
    );
    if (getShare(alone, aCase) < 0.4) return undefined;
    const machines = listMachines(closed).length;
    return {
      title: `The app closed connections before its answers were complete, ${machines > 1 ? `on ${machines} machines` : 'without crashing'}.`,
      owner: 'app',
      confidence: 'likely',
      refutedBy: 'A crash, a restart or a deploy of the same machines at that time.',
      // An answer that breaks off in its middle was no idle connection.
      advice: 2 * withCodes(closed, ['PU05']).length > closed.length ? LIMITS : [KEEP_ALIVE, ...LIMITS],
      evidence: pickErrors(said.length > 0 ? said : closed, 5),
    };
  },
} satisfies DiagnosisRule;
