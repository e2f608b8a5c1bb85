/** The exports that can be read, each with the command that makes it. */
import type { ReactNode } from 'react';

const EXPORTS = [
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
    name: 'Log shipper, NDJSON',
    note: 'One JSON object a line, as the shipper stores it, unpacked.',
    command: 'aws s3 cp s3://BUCKET/APP/DATE/FILE.log.gz - | gunzip > app.ndjson',
  },
] as const;

export function ExportList(): ReactNode {
  return (
    <section className="exports" aria-labelledby="exports-title">
      <h2 id="exports-title">Exports it reads</h2>
      <dl>
        {EXPORTS.map(({ name, note, command }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{command}</code>
              <span>{note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
