/** The account of a file goes in, the same without what names other files or quotes lines comes out. */
import type { TextMask } from '../redact/redaction.ts';
import {
  getProblemKind,
  type FileNamingKind,
  type FoundProblem,
  type SourceProblem,
  type SourceReport,
} from '../records/sourceReport.ts';

/** Each kind has to say whether it names files: a new one does not compile until somebody does. */
const NAMES_FILES: { readonly [Kind in FoundProblem['kind']]: Kind extends FileNamingKind ? true : false } = {
  brokenText: false,
  checksum: false,
  clockOnly: false,
  cutLines: false,
  cutOff: false,
  damaged: true,
  disorder: false,
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

/** Lines that could not be read are lines of the log, so they are left out. */
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
