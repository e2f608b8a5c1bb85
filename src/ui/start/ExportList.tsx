/** The exports that can be read, each with the command that makes it. */
import type { ReactNode } from 'react';

interface Export {
  readonly name: string;
  readonly note: string;
  /** Undefined where it is made by hand. */
  readonly command?: string;
}

const EXPORTS: readonly Export[] = [
  {
    name: 'fly logs, recent history',
    note: 'What Fly still holds, then ends.',
    command: 'fly logs --no-tail -a APP > app.log',
  },
  {
    name: 'fly logs, live',
    note: 'Until you press Ctrl C.',
    command: 'fly logs -a APP > app.log',
  },
  {
    name: 'fly logs, JSON',
    note: 'As it is, or after jq; pages of the HTTP API as well.',
    command: 'fly logs --json -a APP > app.json',
  },
  {
    name: 'Log shipper',
    note: 'What it wrote to S3 or elsewhere: one JSON object a line, arrays, or indented.',
    command: 'aws s3 cp s3://BUCKET/APP/DATE/FILE.log.gz .',
  },
  {
    name: 'Grafana',
    note: 'Explore, Download: txt, json or csv. Or copy lines of the panel and paste them here.',
  },
  {
    name: 'Dashboard',
    note: 'Copy the lines of Live Logs and paste them here. They have times of day only, no date.',
  },
];

export function ExportList(): ReactNode {
  return (
    <section className="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">Exports it reads</h2>
      <dl>
        {EXPORTS.map(({ name, note, command }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {command !== undefined && <code>{command}</code>}
              <span>{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="exports-packed">
        Packed or not: gzip, zstd, zip with several logs, tar. UTF-8 or UTF-16.
      </p>
    </section>
  );
}
