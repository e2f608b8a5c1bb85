/** Records go in, the text that each export layout has for them comes out; our reader has no part in it. */
export interface WrittenRecord {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly provider: string;
  readonly machine: string;
  readonly region: string;
  readonly level: string;
  readonly message: string;
  /** `shop`, unless told; not every layout has it. */
  readonly app?: string;
  /** Of the request; only flyctl's JSON has it. */
  readonly url?: string;
}

export interface LayoutWriter {
  readonly name: string;
  /** Id of the format that must recognise it. */
  readonly format: string;
  /** What the layout keeps of a record besides its message. */
  readonly keeps: readonly ('time' | 'clock' | 'origin')[];
  write(records: readonly WrittenRecord[]): string;
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

function toClock(time: number): string {
  return toIso(time).slice(11, 19);
}

function toFlyctl({ time, provider, machine, region, level, message, url = '' }: WrittenRecord): object {
  return {
    level,
    instance: machine,
    message,
    region,
    timestamp: toIso(time),
    meta: {
      Instance: machine,
      Region: region,
      Event: { Provider: provider },
      HTTP: { Request: { ID: '', Method: '', Version: '' }, Response: { status_code: 0 } },
      Error: { Code: 0, Message: '' },
      URL: { Full: url },
    },
  };
}

function toAttributes({ time, provider, machine, region, level, message }: WrittenRecord): object {
  const meta = { instance: machine, region, event: { provider }, error: { code: 0, message: '' } };
  return { timestamp: toIso(time), message, level, instance: machine, region, meta };
}

function toPage(records: readonly WrittenRecord[]): object {
  const data = records.map((record, i) => ({ id: String(i), type: 'log', attributes: toAttributes(record) }));
  return { data, meta: { next_token: '1772439331250000000', note: ['a', { data: [] }] } };
}

function toShipped({ time, provider, machine, region, level, message, app = 'shop' }: WrittenRecord): object {
  return {
    event: { provider },
    fly: { app: { instance: machine, name: app }, region },
    host: '0ad1',
    log: { level },
    message,
    timestamp: toIso(time),
  };
}

function toFlattened(
  { time, provider, machine, region, level, message, app = 'shop' }: WrittenRecord,
  timeKey: string,
): object {
  return {
    [timeKey]: toIso(time),
    'event.provider': provider,
    'fly.app.instance': machine,
    'fly.app.name': app,
    'fly.region': region,
    level,
    'log.level': level,
    message,
  };
}

/** What sinks do that have a level of their own, and put the fields of a message that is JSON beside Fly's. */
function toMerged(record: WrittenRecord): object {
  const { message, ...shipped } = toShipped(record) as { message: string };
  const inner: unknown = message.startsWith('{') ? JSON.parse(message) : undefined;
  return { ...shipped, level: record.level, ...(inner === undefined ? { message } : (inner as object)) };
}

/** Keys in order and flattened, values in quotes where they need them, as Vector's codec has it. */
function toLogfmt(record: WrittenRecord): string {
  const quote = (value: string): string =>
    /[\s"=\\]/.test(value) || value === ''
      ? `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
      : value;
  return Object.entries(toFlattened(record, 'timestamp'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${quote(String(value))}`)
    .join(' ');
}

/** What Loki and VictoriaLogs call the same fields. */
function toUnderscored({
  time,
  provider,
  machine,
  region,
  level,
  message,
  app = 'shop',
}: WrittenRecord): object {
  return {
    _msg: message,
    _time: toIso(time),
    event_provider: provider,
    fly_app_instance: machine,
    fly_app_name: app,
    fly_region: region,
    level,
  };
}

function toLabels({ provider, machine, region, level, app = 'shop' }: WrittenRecord): Record<string, string> {
  return {
    'event.provider': provider,
    'fly.app.instance': machine,
    'fly.app.name': app,
    'fly.region': region,
    'log.level': level,
  };
}

function toCsv(
  records: readonly WrittenRecord[],
  delimiter: string,
  lineEnd: string,
  formatTime: (time: number) => string,
): string {
  const quote = (cell: string): string =>
    /["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const labels = Object.keys(
    toLabels({ time: 0, provider: '', machine: '', region: '', level: '', message: '' }),
  );
  const head = ['Time', 'Line', 'id', ...labels].map((name) => `"${name}"`).join(delimiter);
  const rows = records.map((record, i) =>
    [formatTime(record.time), record.message, String(i), ...Object.values(toLabels(record))]
      .map(quote)
      .join(delimiter),
  );
  return [head, ...rows, ''].join(lineEnd);
}

function lines(records: readonly WrittenRecord[], toLine: (record: WrittenRecord) => string): string {
  return records.map((record) => `${toLine(record)}\n`).join('');
}

export const layoutWriters: readonly LayoutWriter[] = [
  {
    name: 'fly logs',
    format: 'flyctlText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `${toIso(time).slice(0, 19)}Z ${provider}[${machine}] ${region} [${level}]${message}`,
      ),
  },
  {
    name: 'fly logs, coloured',
    format: 'flyctlText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `\u001b[2m${toIso(time).slice(0, 19)}Z\u001b[0m ${provider}[${machine}] \u001b[32m${region}\u001b[0m [\u001b[34m${level}\u001b[0m]${message}`,
      ),
  },
  {
    name: 'fly logs of 2022, and the dashboard until 2024',
    format: 'flyctlText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `${toIso(time).slice(0, 23)} ${provider}[${machine}] ${region} [${level}] ${message}\n`,
      ),
  },
  {
    name: 'fly logs of 2021',
    format: 'flyctlText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `${toIso(time).slice(0, 23)}426797Z ${provider}[${machine}] ${region} [${level}] ${message}`,
      ),
  },
  {
    name: 'fly logs --json',
    format: 'flyctlJson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toFlyctl(record), undefined, 4)),
  },
  {
    name: 'fly logs --json | jq -c',
    format: 'flyctlJson',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(records, (record) => JSON.stringify({ app: record.app ?? 'shop', ...toFlyctl(record) })),
  },
  {
    name: 'fly logs --json | jq -s',
    format: 'flyctlJson',
    keeps: ['time', 'origin'],
    write: (records) => `${JSON.stringify(records.map(toFlyctl), undefined, 2)}\n`,
  },
  {
    name: 'fly logs --json | jq -s -c',
    format: 'flyctlJson',
    keeps: ['time', 'origin'],
    write: (records) => JSON.stringify(records.map(toFlyctl)),
  },
  {
    name: 'API page',
    format: 'apiPages',
    keeps: ['time', 'origin'],
    write: (records) => JSON.stringify(toPage(records)),
  },
  {
    name: 'API pages through jq',
    format: 'apiPages',
    keeps: ['time', 'origin'],
    write: (records) =>
      [records.slice(0, 2), records.slice(2)]
        .map((page) => `${JSON.stringify(toPage(page), undefined, 2)}\n`)
        .join(''),
  },
  {
    name: 'API records',
    format: 'flyctlJson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toAttributes(record))),
  },
  {
    name: 'shipper NDJSON',
    format: 'shipperNdjson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toShipped(record))),
  },
  ...['dt', 'ts', '@timestamp'].map((timeKey): LayoutWriter => ({
    name: `shipper NDJSON with ${timeKey}`,
    format: 'shipperNdjson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toFlattened(record, timeKey))),
  })),
  {
    name: 'shipper NDJSON with levels and merged messages',
    format: 'shipperNdjson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toMerged(record))),
  },
  {
    name: 'NDJSON with the names of Loki and VictoriaLogs',
    format: 'shipperNdjson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toUnderscored(record))),
  },
  {
    name: 'shipper logfmt',
    format: 'shipperLogfmt',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, toLogfmt),
  },
  {
    name: "a log subscriber's file",
    format: 'instanceText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, machine, region, level, message }) =>
          `${toIso(time).padEnd(30)} [${machine}] ${region} [${level}] ${message}`,
      ),
  },
  {
    name: 'shipper JSON array',
    format: 'shipperJson',
    keeps: ['time', 'origin'],
    write: (records) => JSON.stringify(records.map(toShipped)),
  },
  {
    name: 'shipper JSON, pretty-printed',
    format: 'shipperJson',
    keeps: ['time', 'origin'],
    write: (records) => lines(records, (record) => JSON.stringify(toFlattened(record, 'dt'), undefined, 2)),
  },
  {
    name: 'hits of Elasticsearch',
    format: 'storedLines',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(records, (record) => JSON.stringify({ _index: 'logs', _id: 'a', _source: toShipped(record) })),
  },
  {
    name: "what Docker's json-file keeps of fly logs",
    format: 'storedLines',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(records, ({ time, provider, machine, region, level, message }) =>
        JSON.stringify({
          log: `${toIso(time)} ${provider}[${machine}] ${region} [${level}]${message}\n`,
          stream: 'stdout',
          time: toIso(time + 60_000),
        }),
      ),
  },
  {
    name: 'raw lines of Better Stack',
    format: 'storedLines',
    keeps: ['time'],
    write: (records) =>
      lines(records, ({ time, message }) => JSON.stringify({ dt: toIso(time), raw: message })),
  },
  {
    name: 'OpenTelemetry bodies',
    format: 'storedLines',
    keeps: ['time', 'origin'],
    write: (records) =>
      JSON.stringify(
        records.map((record) => ({
          Timestamp: `${String(record.time)}000000`,
          Body: record.message,
          Attributes: toLabels(record),
        })),
      ),
  },
  {
    name: 'Grafana txt',
    format: 'grafanaText',
    keeps: ['time'],
    write: (records) =>
      `Common labels: {"fly.app.name":"shop"}\nLine limit: "1000"\n\n\n${lines(records, ({ time, message }) => `${String(time)}\t${toIso(time)}\t${message}`)}`,
  },
  {
    name: 'Grafana JSON',
    format: 'grafanaJson',
    keeps: ['time', 'origin'],
    write: (records) =>
      JSON.stringify(
        records.map((record) => ({
          line: record.message,
          timestamp: `${String(record.time)}000000`,
          fields: toLabels(record),
        })),
      ),
  },
  {
    name: 'Grafana JSON of logfmt lines',
    format: 'grafanaJson',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(records, (record) =>
        JSON.stringify({ line: toLogfmt(record), timestamp: `${String(record.time)}000000`, fields: {} }),
      ),
  },
  {
    name: 'Grafana CSV',
    format: 'grafanaCsv',
    keeps: ['time', 'origin'],
    write: (records) => toCsv(records, ',', '\r\n', String),
  },
  {
    name: 'Grafana CSV with semicolons',
    format: 'grafanaCsv',
    keeps: ['time', 'origin'],
    write: (records) => toCsv(records, ';', '\n', (time) => toIso(time).slice(0, 23).replace('T', ' ')),
  },
  {
    name: 'Grafana CSV for spreadsheets',
    format: 'grafanaCsv',
    keeps: ['time', 'origin'],
    write: (records) => `sep=,\r\n${toCsv(records, ',', '\r\n', (time) => `${String(time)}000000`)}`,
  },
  {
    name: 'Grafana TSV',
    format: 'grafanaCsv',
    keeps: ['time', 'origin'],
    write: (records) => toCsv(records, '\t', '\n', String),
  },
  {
    name: 'Grafana panel copy, newest first',
    format: 'grafanaCopy',
    keeps: ['time'],
    write: (records) =>
      lines(
        records.toReversed(),
        ({ time, message }) => `${toIso(time).slice(0, 23).replace('T', ' ')}\t\n${message}`,
      ),
  },
  {
    name: 'dashboard copy',
    format: 'dashboardCopy',
    keeps: ['clock'],
    write: (records) =>
      `$ fly logs -a shop\nWaiting for logs...\n\n${lines(records, ({ time, message }) => `${toClock(time)} ${message}`)}`,
  },
  {
    name: 'dashboard copy with times on their own lines',
    format: 'dashboardCopy',
    keeps: ['clock'],
    write: (records) => lines(records, ({ time, message }) => `${toClock(time)}\n${message}`),
  },
  {
    name: 'dashboard copy, newest first',
    format: 'dashboardCopy',
    keeps: ['clock'],
    write: (records) => lines(records.toReversed(), ({ time, message }) => `${toClock(time)}  ${message}`),
  },
  {
    name: 'bracketed times',
    format: 'bracketedTime',
    keeps: ['time'],
    write: (records) => lines(records, ({ time, message }) => `[${toIso(time)}] ${message}`),
  },
  {
    name: 'times, levels and messages, as deploy monitoring printed them',
    format: 'timeMessage',
    keeps: ['time'],
    write: (records) => lines(records, ({ time, level, message }) => `${toIso(time)} [${level}] ${message}`),
  },
  {
    name: 'fly logs without brackets',
    format: 'timeMessage',
    keeps: ['time'],
    write: (records) =>
      lines(records, ({ time, provider, message }) => `${toIso(time)} ${provider}  ${message}`),
  },
  {
    name: 'fly logs without dates',
    format: 'dashboardCopy',
    keeps: ['clock', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `${toClock(time)}Z ${provider}[${machine}] ${region} [${level}]${message}`,
      ),
  },
  {
    name: 'fly logs with a blank before instances and for the T',
    format: 'flyctlText',
    keeps: ['time', 'origin'],
    write: (records) =>
      lines(
        records,
        ({ time, provider, machine, region, level, message }) =>
          `${toIso(time).replace('T', ' ')} ${provider} [${machine}] ${region} [${level}]${message}`,
      ),
  },
  {
    name: 'fly logs without times',
    format: 'flyctlCut',
    keeps: ['origin'],
    write: (records) =>
      lines(
        records,
        ({ provider, machine, region, level, message }) =>
          `${provider}[${machine}] ${region} [${level}]${message}`,
      ),
  },
  {
    name: 'fly deploy, with the log lines that it repeats',
    format: 'flyDeploy',
    keeps: [],
    write: (records) =>
      `Updating existing machines in 'shop' with rolling strategy\n${lines(
        records.filter(({ provider }) => provider !== 'app'),
        ({ message }) => `  ${message}`,
      )}`,
  },
  {
    name: 'messages only',
    format: 'messagesOnly',
    keeps: [],
    write: (records) =>
      lines(
        records.filter(({ provider }) => provider !== 'app'),
        ({ message }) => message,
      ),
  },
];
