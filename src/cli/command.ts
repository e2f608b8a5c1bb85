/** The words behind the command's name: arguments go in, what is wanted comes out, or what is wrong with them. */
import { parseArgs } from 'node:util';
import type { CommandLineOption, Export, ExportChoices } from '../artefacts/export.ts';
import { allExports } from '../artefacts/exports/index.ts';
import type { PictureLook } from '../artefacts/picture/sheet.ts';
import { NO_LIMITS, type UnpackLimits } from '../core/unpack/container.ts';
import { toPrintable } from './printing.ts';
import { isTimeZone, UTC } from '../core/time/timeZones.ts';
import type { SharingOptions } from './sharing.ts';

/** An export as the command line asks for it. */
interface Form {
  readonly made: Export;
  readonly option: CommandLineOption;
}

const FORMS: readonly Form[] = allExports.flatMap((made) =>
  made.commandLine.map((option) => ({ made, option })),
);

export const USAGE = `Usage:
  postflight analyze [OPTION…] PATH… | -   read log exports: files, folders, "-" for standard input
  postflight check --fail-on LIMIT PATH… | - end with 1 where a log is beyond a limit, for scripts
  postflight codes [--json] [CODE]         explain the Fly Proxy error codes

  --json        print JSON, which the page opens too
  --redact      mask secrets, addresses and file names in JSON and in the summary
  --app NAME    only what is of this app, of several in one log
  --zone ZONE   the zone of times that say none, such as Europe/Berlin; UTC without it
  --text        read as text what looks like a binary file
  --no-limit    go on where an archive unpacks to more than 10 GB, or to a thousand times its size

  To pass on, always masked, instead of the summary:
${FORMS.map(describeForm).join('')}  --title TEXT  what stands above a report or a picture
  --public      mask the names of apps and hosts as well

  Limits, of which check takes any number:
  --fail-on 'PC01>10/min'   more than 10 PC01 in any minute; units are s, min, h and day, also 5min
  --fail-on 'errors>0'      any error in the whole log; or a category, such as routing
  --fail-on finding         any finding; or the name of a rule, such as crash-loop
`;
export interface Command {
  readonly names: readonly string[];
  readonly json: boolean;
  readonly isRedacted: boolean;
  /** The only app that everything is of; undefined for all. */
  readonly app: string | undefined;
  /** Undefined for the summary, or JSON. */
  readonly form: { readonly made: Export; readonly choices: ExportChoices } | undefined;
  readonly sharing: SharingOptions;
  /** As written. */
  readonly failOn: readonly string[];
  readonly zone: string;
  /** See ByteSource. */
  readonly isText: boolean;
  /** Undefined for the usual ones. */
  readonly limits: UnpackLimits | undefined;
}

const PRESETS: ReadonlyMap<string, PictureLook['preset']> = new Map([
  ['chat', 'chat'],
  ['slide', 'slide'],
  ['post-mortem', 'postMortem'],
]);

/** "--svg, --markdown and --html": what takes a title or a look. */
function listForms(wanted: 'title' | 'look'): string {
  const names = FORMS.filter(({ made }) => made.options.includes(wanted)).map(
    ({ option }) => `--${option.name}`,
  );
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.slice(-1).join('')}`;
}

function describeForm({ made, option: { name, help } }: Form): string {
  const look = made.options.includes('look')
    ? '; --preset chat, slide or post-mortem, --theme light or dark'
    : '';
  return `  ${`--${name}`.padEnd(14)}${help}${look}\n`;
}

/** A text says what is wrong. */
export function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(FORMS.map(({ option }) => [option.name, { type: 'boolean' } as const])),
        json: { type: 'boolean', default: false },
        app: { type: 'string' },
        zone: { type: 'string', default: UTC },
        text: { type: 'boolean', default: false },
        'no-limit': { type: 'boolean', default: false },
        redact: { type: 'boolean', default: false },
        public: { type: 'boolean', default: false },
        title: { type: 'string' },
        preset: { type: 'string' },
        theme: { type: 'string' },
        'fail-on': { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const { json, zone, title } = values;
    if (values.app === '') return 'Name an app: --app NAME.';
    if (!isTimeZone(zone))
      return `There is no time zone "${toPrintable(zone)}". Name one as in Europe/Berlin.`;
    const asked: Readonly<Record<string, unknown>> = values;
    const [form, ...others] = FORMS.filter(({ option }) => asked[option.name] === true);
    if (others.length > 0 || (json && form !== undefined)) return 'Choose one thing to print.';
    const options = form?.made.options ?? [];
    if (!options.includes('look') && (values.preset ?? values.theme) !== undefined)
      return `--preset and --theme are for ${listForms('look')}.`;
    if (!options.includes('title') && title !== undefined) return `--title is for ${listForms('title')}.`;
    const preset = PRESETS.get(values.preset ?? 'chat');
    if (preset === undefined) return 'Name a preset: chat, slide or post-mortem.';
    const { theme = 'light' } = values;
    if (theme !== 'light' && theme !== 'dark') return 'Name a theme: light or dark.';
    return {
      names: positionals,
      json,
      app: values.app,
      isRedacted: values.redact || values.public,
      form: form && {
        made: form.made,
        choices: { look: { preset, theme }, scale: 1, rows: 'errors', ...form.option.choices },
      },
      sharing: { isPublic: values.public, title, app: values.app },
      failOn: values['fail-on'],
      zone,
      isText: values.text,
      limits: values['no-limit'] ? NO_LIMITS : undefined,
    };
  } catch (error) {
    return toPrintable(error instanceof Error ? error.message : String(error));
  }
}
