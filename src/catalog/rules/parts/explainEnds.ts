/** Programs that end by themselves: a case goes in; what to say of it comes out, for one end and for many. */
import { formatCounted } from '../../../core/countText.ts';
import { pickErrors } from '../../../core/diagnosis/caseQueries.ts';
import type { Case, CaseMoment, Diagnosis } from '../../../core/diagnosis/diagnosis.ts';
import type { End } from '../../../core/lives/life.ts';
import { describeEnds, findKnownAdvice, listEnds, findTellingWords, quoteLine } from './exits.ts';
import { flyCommand } from './flyCommand.ts';

/** `shown` are the ends to show. */
export function explainEnds(aCase: Case, verb: string, shown: readonly End[]): Diagnosis {
  const { episode, errors, lastWords, log } = aCase;
  const ends = listEnds(aCase);
  const machines = [...new Set(episode.phases.map(({ machine }) => machine))].filter((name) => name !== '');
  const limited = ends.find(({ isLimit }) => isLimit);
  const times = ends.length > 1 ? ` ${formatCounted(ends.length, 'time')}` : '';
  const where = machines.length > 0 ? ` on ${formatCounted(machines.length, 'machine')}` : '';
  const how = describeEnds(ends);
  const said = `${times}${where}${how === '' ? '' : `${times + where === '' ? ' ' : ', '}${how}`}`;
  const telling = findTellingWords(aCase);
  const quoted = telling && quoteLine(telling);
  const isLoop = verb.endsWith('again');
  const known = findKnownAdvice(lastWords, ends);
  const isBad = ends.some(({ isFailure }) => isFailure);
  return {
    title: `The app ${verb}${isLoop && said !== '' ? ':' : ''}${said}${limited === undefined ? '' : '; Fly has stopped restarting it'}${quoted === undefined ? '' : `, after ${quoted}`}.`,
    owner: 'app',
    confidence: isBad ? 'sure' : 'likely',
    refutedBy: 'Exits that somebody asked for: a deploy, a scaling down, or a process that is meant to end.',
    advice: [
      ...(known === undefined ? [] : [known]),
      quoted === undefined
        ? `Read what the app prints just before it exits: ${flyCommand(machines[0] === undefined ? 'logs' : `logs --machine ${machines[0]}`, log.app)}.`
        : `Start from what it printed just before: ${quoted}.`,
      `If it began with a deploy, go back to the last image that worked: ${flyCommand('releases --image', log.app)}, then \`fly deploy --image …\`.`,
      ...(known === undefined
        ? ['Check secrets and environment, migrations, and the command that starts the app.']
        : []),
      ...(limited === undefined
        ? []
        : [
            `Start the machine${machines.length > 1 ? 's' : ''} again once it is mended: ${flyCommand(
              `machine start${machines
                .map((name) => ` ${name}`)
                .slice(0, 5)
                .join('')}`,
              log.app,
            )}.`,
          ]),
    ],
    evidence: [
      ...(telling === undefined ? [] : [telling]),
      ...toLimit(aCase, limited),
      ...shown.flatMap((end) => toMoment(aCase, end)),
      ...pickErrors(errors, 2),
    ],
  };
}

function toMoment({ episode }: Case, end: End): readonly CaseMoment[] {
  const machine = episode.phases.find(({ ends }) => ends.includes(end))?.machine ?? '';
  return end.signs.slice(0, 1).map((sign) => ({ ...sign, machine }));
}

function toLimit(aCase: Case, end: End | undefined): readonly CaseMoment[] {
  if (end === undefined) return [];
  const sign = end.signs.find(({ kind, detail }) => kind === 'restart' && detail !== '');
  return sign === undefined ? [] : [{ ...sign, machine: toMoment(aCase, end)[0]?.machine ?? '' }];
}
