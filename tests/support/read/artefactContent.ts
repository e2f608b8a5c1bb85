/** What somebody looks at goes in; what an artefact of it shows comes out, by way of the real analysis. */
import { toFileId } from '../../../src/analysis/api/ids.ts';
import { createAnalysis } from '../../../src/analysis/queries/analysis.ts';
import { ingest } from '../../../src/analysis/ingest/ingest.ts';
import type { ArtefactContent, ArtefactView } from '../../../src/artefacts/content/content.ts';
import type { GroupBy } from '../../../src/core/bins/grouping.ts';
import type { Selection } from '../../../src/core/table/selection.ts';
import { diagnosisCatalog } from '../../../src/catalog/rules/diagnosisCatalog.ts';
import { errorCodes } from '../../../src/catalog/codes/index.ts';
import { catalog } from './readText.ts';

export interface ShownLog {
  readonly files: readonly {
    readonly name: string;
    readonly text: string;
    /** How much of the file this is; all of it, unless told. */
    readonly share?: number;
  }[];
  readonly title?: string;
  readonly selection?: Selection;
  readonly groupBy?: GroupBy;
  readonly maxBins?: number;
  readonly view?: Partial<ArtefactView>;
  readonly version?: string;
  /** Whether the log is diagnosed; not, unless told. */
  readonly hasFindings?: boolean;
}

/** By default: all of the log in UTC, nothing hidden. */
export async function toContent({
  files,
  title = 'Proxy errors of fictional-app',
  selection = {},
  groupBy = 'category',
  maxBins = 200,
  view = {},
  version = '1.2.3',
  hasFindings = false,
}: ShownLog): Promise<ArtefactContent> {
  const owners = new Map<string, string>(errorCodes.map(({ code, owner }) => [code, owner]));
  const analysis = createAnalysis(() => undefined, {
    toOwner: (code) => owners.get(code) ?? 'unclear',
    loadDiagnosisTools: () => Promise.resolve(diagnosisCatalog),
  });
  for (const [index, { name, text, share = 1 }] of files.entries()) {
    const id = toFileId('opened', index);
    const bytes = new TextEncoder().encode(text);
    analysis.addFile(id, new File([bytes], name));
    const source = { name, size: Math.round(bytes.length / share), chunks: [bytes] };
    for await (const update of ingest(source, catalog)) analysis.updateFile(id, update);
    analysis.endFile(id, share < 1 ? 'cancelled' : 'done');
  }
  const findings = hasFindings ? await analysis.getFindings() : [];
  return {
    title,
    findings: findings.map((finding) => ({
      ...finding,
      evidence: finding.evidence.map(({ sourceName, place }) => ({
        sourceName,
        lineNumber: place.lineNumber,
      })),
    })),
    overview: analysis.getOverview(selection, maxBins, groupBy),
    view: {
      clock: 'utc',
      range: selection.range,
      filters: [],
      hasChosenApps: false,
      scale: 'linear',
      hasPatterns: false,
      hiddenGroups: new Set(),
      ...view,
    },
    lines: [],
    version,
  };
}
