/**
 * What Fly's log shipper sends to OpsVerse (superfly/fly-log-shipper, vector-configs/sinks/opsverse.toml): the same
 * fields as its JSON, as `key=value` pairs, the message in quotes. Loki keeps the time apart, so it can be missing.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { parseLogfmt } from '../../core/format/logfmt.ts';
import { namesFly, readLogObject, SHIPPER_PATHS } from './parts/logObject.ts';

export default {
  id: 'shipperLogfmt',
  label: 'log shipper logfmt',
  framing: 'wholeLine',
  markers: [],
  timePlace: 'none',
  samples: [
    'event.provider=proxy fly.app.instance=148e21ea7d9d68 fly.app.name=shop fly.region=ams host=a1b2 level=error log.level=error message="[PC01] instance refused connection. is your app listening on 0.0.0.0:3000?" timestamp=2026-03-02T08:15:31.123456789Z',
    'event.provider=app fly.app.instance=148e21ea7d9d68 fly.app.name=shop fly.region=ams host=a1b2 level=info log.level=info message=ready',
  ],
  readRecords(text) {
    const fields = parseLogfmt(text);
    const record = fields && readLogObject(fields, SHIPPER_PATHS);
    return record !== undefined && namesFly(record) ? [record] : [];
  },
} satisfies LogFormat;
