/** Files as they were read go in, the same with masked names come out: what an analysis that is passed on is made of. */
import type { EventTable } from '../table/eventTable.ts';
import { EventTableBuilder } from '../table/eventTableBuilder.ts';
import type { ReadSource } from '../log/mergeSources.ts';
import {
  getProblemKind,
  type FileNamingKind,
  type FoundProblem,
  type SourceProblem,
  type SourceReport,
} from '../records/sourceReport.ts';
import type { TextMask } from '../redact/redaction.ts';

/** Each kind has to say whether it names files: a new one does not compile until somebody does. */
const NAMES_FILES: { readonly [Kind in FoundProblem['kind']]: Kind extends FileNamingKind ? true : false } = {
  brokenText: false,
  checksum: false,
  clockOnly: false,
  cutLines: false,
  cutOff: false,
  damaged: true,
  disorder: false,
  layouts: false,
  outliers: false,
  partial: false,
  repeats: true,
  sameContent: true,
  skipped: true,
  tooLarge: true,
  trailing: false,
  truncated: true,
  unchecked: false,
  unread: false,
  unsupported: true,
  zoneless: false,
};
const FILE_NAMING: ReadonlyMap<string, boolean> = new Map(Object.entries(NAMES_FILES));

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

/** Without what names other files. Lines that could not be read are lines of the log, so they are left out. */
export function maskReport<Report extends SourceReport>(report: Report, mask: TextMask): Report {
  return {
    ...report,
    name: mask.redactFileName(report.name),
    unreadExamples: [],
    problems: report.problems.map((problem) => maskProblem(problem, mask)),
  };
}

function maskProblem(problem: SourceProblem, mask: TextMask): SourceProblem {
  if (problem.kind === 'masked') return problem;
  const kind = getProblemKind(problem);
  if (isFileNaming(kind)) return { kind: 'masked', of: kind };
  return problem.kind === 'saved' ? { ...problem, message: mask.redact(problem.message) } : problem;
}

function isFileNaming(kind: string): kind is FileNamingKind {
  return FILE_NAMING.get(kind) === true;
}
