/** The words behind the command's name: arguments go in, what is wanted comes out, or what is wrong with them. */
import { parseArgs } from 'node:util';
import type { PictureLook } from '../artefacts/picture/sheet.ts';
import { NO_LIMITS, type UnpackLimits } from '../core/unpack/container.ts';
import { toPrintable } from './textSummary.ts';
import { isTimeZone, UTC } from '../core/time/timeZones.ts';
import { SHARED_FORMS, type SharedForm, type SharingOptions } from './sharing.ts';

export const USAGE = `Usage:
  postflight analyze [OPTION…] PATH… | -   read log exports: files, folders, "-" for standard input
  postflight check --fail-on LIMIT PATH… | - end with 1 where a log is beyond a limit, for scripts
  postflight codes [--json] [CODE]         explain the Fly Proxy error codes

  --json        print JSON, which the page opens too
  --redact      mask secrets, addresses and file names in JSON and in the summary
  --zone ZONE   the zone of times that say none, such as Europe/Berlin; UTC without it
  --text        read as text what looks like a binary file
  --no-limit    go on where an archive unpacks to more than 10 GB, or to a thousand times its size

  To pass on, always masked, instead of the summary:
  --markdown    a report for a ticket or a chat
  --html        a report as one file that needs nothing else
  --svg         a picture of the timeline; --preset chat, slide or post-mortem, --theme light or dark
  --csv         all errors, one line each; --csv-bars the bars of the timeline
  --title TEXT  what stands above a report or a picture
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
  /** Undefined for the summary, or JSON. */
  readonly form: SharedForm | undefined;
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

const TITLED_FORMS: ReadonlySet<SharedForm> = new Set(['markdown', 'html', 'svg']);

/** A text says what is wrong. */
export function parseCommand(args: readonly string[]): Command | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        zone: { type: 'string', default: UTC },
        text: { type: 'boolean', default: false },
        'no-limit': { type: 'boolean', default: false },
        redact: { type: 'boolean', default: false },
        public: { type: 'boolean', default: false },
        title: { type: 'string' },
        preset: { type: 'string' },
        theme: { type: 'string' },
        markdown: { type: 'boolean', default: false },
        html: { type: 'boolean', default: false },
        svg: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        'csv-bars': { type: 'boolean', default: false },
        'fail-on': { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const { json, zone, title } = values;
    if (!isTimeZone(zone))
      return `There is no time zone "${toPrintable(zone)}". Name one as in Europe/Berlin.`;
    const [form, ...others] = SHARED_FORMS.filter((name) => values[name]);
    if (others.length > 0 || (json && form !== undefined)) return 'Choose one thing to print.';
    if (form !== 'svg' && (values.preset ?? values.theme) !== undefined)
      return '--preset and --theme are for --svg.';
    if (title !== undefined && (form === undefined || !TITLED_FORMS.has(form)))
      return '--title is for --markdown, --html and --svg.';
    const preset = PRESETS.get(values.preset ?? 'chat');
    if (preset === undefined) return 'Name a preset: chat, slide or post-mortem.';
    const { theme = 'light' } = values;
    if (theme !== 'light' && theme !== 'dark') return 'Name a theme: light or dark.';
    return {
      names: positionals,
      json,
      isRedacted: values.redact || values.public,
      form,
      sharing: { isPublic: values.public, title, look: { preset, theme } },
      failOn: values['fail-on'],
      zone,
      isText: values.text,
      limits: values['no-limit'] ? NO_LIMITS : undefined,
    };
  } catch (error) {
    return toPrintable(error instanceof Error ? error.message : String(error));
  }
}
