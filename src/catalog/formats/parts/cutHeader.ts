/**
 * Headers that people cut down: what stands behind a time goes in, the record that it tells comes out. Of
 * `PROVIDER[INSTANCE] REGION [LEVEL]MESSAGE` any part can be missing. A word only counts as a part where its place or
 * what stands behind it shows that it is none of the message's: an app's lines begin with words like these too.
 */
import type { LogRecord } from '../../../core/format/logFormat.ts';
import { readElidedName } from './elidedNames.ts';
import { isFlyWording, toGuessedRecord } from './flyWordings.ts';

/** `proxy[148e21ea7d9d68] `, `proxy [148e…] `, `[148e21ea7d9d68] `, `148e21ea7d9d68 ` */
const NAMED_ORIGIN =
  /^(?:(app|proxy|runner|health)(?:\[([^\]\s]{0,64})\]| \[([0-9a-f.…]{1,40})\])|\[([0-9a-f.…]{8,40})\](?= +[a-z]{3} )|([0-9a-f]{14}|[0-9a-f]{8})(?= +[a-z]{3} +\[))\s*/;
const BARE_PROVIDER = /^(app|proxy|runner|health)(:?\s+)/;
const REGION = /^([a-z]{3}|…|\.{3})\s+/;
const LEVEL = /^\[(debug|info|notice|warn|warning|error)\]\s*/i;
/** Without brackets it takes a provider before it. */
const BARE_LEVEL = /^(DEBUG|INFO|WARN|WARNING|ERROR)\s+/;
const CODE = /^\[P[A-Z]\d\d\]\s/;

export function readCutHeader(text: string): LogRecord {
  const origin = readOrigin(text);
  const { region, rest } = readRegion(origin);
  const bracketed = LEVEL.exec(rest);
  const bare = bracketed === null && origin.provider !== undefined ? BARE_LEVEL.exec(rest) : null;
  const level = (bracketed ?? bare)?.[1]?.toLowerCase();
  const message = rest.slice((bracketed ?? bare)?.[0].length ?? 0).trimEnd();
  const named = {
    ...(origin.machine !== undefined && { machine: origin.machine }),
    ...(region !== undefined && { region }),
  };
  // Who is named to have written it has; a guess from the words is for those that nobody is named for.
  if (origin.provider === undefined || origin.provider === 'proxy')
    return {
      ...toGuessedRecord(message, level),
      ...named,
      ...(origin.provider !== undefined && { provider: origin.provider }),
    };
  return { provider: origin.provider, message, ...(level !== undefined && { level }), ...named };
}

interface Origin {
  readonly provider?: string | undefined;
  readonly machine?: string | undefined;
  /** Whether brackets or an id show that this is a header. */
  readonly isNamed: boolean;
  readonly rest: string;
}

function readOrigin(text: string): Origin {
  const named = NAMED_ORIGIN.exec(text);
  if (named !== null) {
    const machine = readElidedName(named[2] ?? named[3] ?? named[4] ?? named[5]);
    return { provider: named[1], machine, isNamed: true, rest: text.slice(named[0].length) };
  }
  const bare = BARE_PROVIDER.exec(text);
  if (bare === null) return { isNamed: false, rest: text };
  const rest = text.slice(bare[0].length);
  // A column, or words that only Fly has: `proxy  message`, `proxy ERROR message`, `proxy ams [error]message`.
  const isColumn = /^(?: {2}|\t)/.test(bare[2] ?? '');
  const isHeader =
    isColumn || BARE_LEVEL.test(rest) || LEVEL.test(rest.replace(REGION, '')) || isFlyWording(rest);
  return isHeader ? { provider: bare[1], isNamed: false, rest } : { isNamed: false, rest: text };
}

/** Three letters are a region before a level or a code, and behind an id before what only Fly says. */
function readRegion({ provider, isNamed, rest: text }: Origin): {
  region?: string | undefined;
  rest: string;
} {
  const region = REGION.exec(text);
  if (region === null) return { rest: text };
  const rest = text.slice(region[0].length);
  const hasOrigin = isNamed || provider !== undefined;
  const isRegion =
    CODE.test(rest) ||
    (hasOrigin && LEVEL.test(rest)) ||
    (isNamed && (BARE_LEVEL.test(rest) || isFlyWording(rest)));
  return isRegion ? { region: readElidedName(region[1]), rest } : { rest: text };
}
