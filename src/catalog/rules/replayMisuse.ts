import { ruleByCodes } from './parts/ruleByCodes.ts';

interface Misuse {
  readonly title: string;
  readonly advice: string;
}

const BY_CODE: ReadonlyMap<string, Misuse> = new Map([
  [
    'PA01',
    {
      title:
        'Requests with a body of more than 10 MB were to be replayed or retried, which Fly Proxy cannot do.',
      advice:
        'Take large uploads where they arrive, or send them straight to object storage; replay before the body is sent.',
    },
  ],
  [
    'PA02',
    {
      title: 'The app answers replayed requests with `fly-replay` again, more than ten times.',
      advice:
        'Let the machine that is replayed to answer itself: the request header `fly-replay-src` tells it that it was chosen.',
    },
  ],
  [
    'PA03',
    {
      title: 'The app’s `fly-replay` header cannot be read by Fly Proxy.',
      advice:
        'Print the header and compare it: `fly-replay: region=ams`, `instance=ID`, `app=NAME`, joined by `;`.',
    },
  ],
  [
    'PA04',
    {
      title: 'The app’s `fly-replay` header names an app that does not exist.',
      advice: 'Check the name after `app=` against `fly apps list`.',
    },
  ],
  [
    'PA05',
    {
      title: 'The app’s `fly-replay` header names an app of another organization, which is not allowed.',
      advice: 'Move one of the two with `fly apps move`, or call it through its public address.',
    },
  ],
]);

export default ruleByCodes({
  id: 'replay-misuse',
  label: 'fly-replay',
  looksAtFew: 'inExcerpts',
  codes: [...BY_CODE.keys()],
  say(_, __, mainCode) {
    const misuse = BY_CODE.get(mainCode);
    return (
      misuse && {
        title: misuse.title,
        owner: 'app',
        confidence: 'sure',
        ...(mainCode === 'PA01'
          ? {
              refutedBy: 'Requests that were smaller than that.',
              advice: [
                misuse.advice,
                'Where the app sends no `fly-replay`, Fly Proxy itself tried again, because a machine could not be reached: look at the other errors of that time.',
              ],
            }
          : {
              refutedBy: 'A response without a `fly-replay` header for these requests.',
              advice: [
                misuse.advice,
                'Look at what was deployed before the first of them: the header comes from the app.',
              ],
            }),
      }
    );
  },
});
