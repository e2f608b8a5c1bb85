/** Files as they were read go in, the same with masked names come out: what an analysis that is passed on is made of. */
import type { EventTable } from '../table/eventTable.ts';
import { EventTableBuilder } from '../table/eventTableBuilder.ts';
import { maskReport } from './maskReport.ts';
import { type TextMask } from '../redact/redaction.ts';
import type { ReadSource } from '../log/mergeSources.ts';

export function maskSources(sources: readonly ReadSource[], mask: TextMask): readonly ReadSource[] {
  return sources.map(({ report, recordCounts, table, lifecycle }) => ({
    report: maskReport(report, mask),
    recordCounts,
    table: maskTable(table, mask),
    lifecycle: maskTable(lifecycle, mask),
  }));
}

/** Through a builder, because two names can become one. */
function maskTable(table: EventTable, mask: TextMask): EventTable {
  const redact = (name: string): string => mask.redact(name);
  const masked = {
    ...table,
    codes: table.codes.map(redact),
    apps: table.apps.map(redact),
    machines: table.machines.map(redact),
    regions: table.regions.map(redact),
  };
  const builder = new EventTableBuilder(table.length);
  builder.addTable(masked);
  return builder.finish();
}
