import { areMost, findMostFrequent, pickErrors } from '../../core/diagnosis/caseQueries.ts';
import type { CaseError, DiagnosisRule } from '../../core/diagnosis/diagnosis.ts';

interface Misuse {
  readonly title: string;
  readonly advice: readonly string[];
}

/** The apps that a message names, by their parts in it. */
const APPS = /app '([\w-]{1,64})' used 'fly-replay' response header to target app '([\w-]{1,64})'/;
/** Its code is not published. */
const CROSS_NETWORK = 'cross-network replays are not allowed';
const OTHER_NETWORK = 'otherNetwork';

export default {
  id: 'replay-misuse',
  label: 'fly-replay',
  of: ['coded', 'risen', 'throughout'],
  explain(aCase) {
    const hit = aCase.errors.filter((error) => findMisuse(error) !== undefined);
    const isRead = hit.some(({ code }) => code === '')
      ? aCase.errors.filter(({ text }) => text !== undefined)
      : aCase.errors;
    if (!areMost(hit, { ...aCase, errors: isRead })) return undefined;
    const kind = findMostFrequent(hit.map(findMisuse))?.value ?? '';
    const named = hit.map(({ text }) => APPS.exec(text ?? '')).find((match) => match !== null);
    const misuse = describeMisuse(kind, named?.[1], named?.[2]);
    return (
      misuse && {
        ...misuse,
        owner: 'app',
        confidence: 'sure',
        refutedBy:
          kind === 'PA01'
            ? 'Requests that were smaller than that.'
            : 'A response without a `fly-replay` header for these requests.',
        evidence: pickErrors(hit, 5),
      }
    );
  },
} satisfies DiagnosisRule;

function findMisuse({ code, cause, text }: CaseError): string | undefined {
  if ((text ?? '').includes(CROSS_NETWORK)) return OTHER_NETWORK;
  return [code, cause].find((one) => /^PA0[1-5]$/.test(one));
}

function describeMisuse(kind: string, from = 'the app', to = 'the other app'): Misuse | undefined {
  const isNamed = from !== 'the app';
  const header = isNamed ? `The \`fly-replay\` header of ${from}` : 'The app’s `fly-replay` header';
  const target = isNamed ? to : 'an app';
  switch (kind) {
    case 'PA01':
      return {
        title:
          'Requests with a body that is too large were to be replayed or retried, which Fly Proxy cannot do.',
        advice: [
          'Take large uploads where they arrive, or send them straight to object storage; replay before the body is sent. Stay below 1 MB: the documentation names 1 MB for replays and 10 MB for the proxy’s buffer.',
          'Where the app sends no `fly-replay`, Fly Proxy itself tried again, because a machine could not be reached: look at the other errors of that time.',
        ],
      };
    case 'PA02':
      return {
        title: 'The app answers replayed requests with `fly-replay` again, more than ten times.',
        advice: [
          'Let the machine that is replayed to answer itself: the request header `fly-replay-src` tells it that it was chosen.',
          LOOK_AT_DEPLOY,
        ],
      };
    case 'PA03':
      return {
        title: 'The app’s `fly-replay` header cannot be read by Fly Proxy.',
        advice: [
          'Print the header and compare it: `fly-replay: region=ams`, `instance=ID`, `app=NAME`, joined by `;`.',
          LOOK_AT_DEPLOY,
        ],
      };
    case 'PA04':
      return {
        title: `${header} names ${isNamed ? `${to}, an app` : 'an app'} that does not exist.`,
        advice: [
          `Check the name after \`app=\`${isNamed ? ` (\`${to}\`)` : ''} against \`fly apps list\`.`,
          LOOK_AT_DEPLOY,
        ],
      };
    case 'PA05':
      return {
        title: `${header} names ${target}${isNamed ? ', an app' : ''} of another organization, which is not allowed.`,
        advice: [
          `The other organization can allow it: \`fly orgs replay-sources add\`, for the one that ${from} belongs to.`,
          `Or move one of the two with \`fly apps move${isNamed ? ` ${from}` : ''}\`, or call ${isNamed ? to : 'it'} through its public address.`,
        ],
      };
    case OTHER_NETWORK:
      return {
        title: `${header} names ${target}${isNamed ? ', an app' : ''} on another private network, which is not allowed.`,
        advice: [
          'Allow it for the organization: `fly orgs cross-network-replays enable`.',
          `Or call ${isNamed ? to : 'it'} through its public address, or deploy both apps to one network.`,
        ],
      };
    default:
      return undefined;
  }
}

const LOOK_AT_DEPLOY = 'Look at what was deployed before the first of them: the header comes from the app.';
