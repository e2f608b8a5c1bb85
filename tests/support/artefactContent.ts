/** What somebody looks at goes in; what an artefact of it shows comes out, by way of the real analysis. */
import { Analysis } from '../../src/analysis/analysis.ts';
import { ingest } from '../../src/analysis/ingest.ts';
import type { ArtefactContent, ArtefactView } from '../../src/artefacts/content.ts';
import type { GroupBy } from '../../src/core/grouping.ts';
import type { Selection } from '../../src/core/selection.ts';
import { errorCodes } from '../../src/catalog/codes/index.ts';
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
}: ShownLog): Promise<ArtefactContent> {
  const owners = new Map<string, string>(errorCodes.map(({ code, owner }) => [code, owner]));
  const analysis = new Analysis(
    () => undefined,
    (code) => owners.get(code) ?? 'unclear',
  );
  for (const [id, { name, text, share = 1 }] of files.entries()) {
    const bytes = new TextEncoder().encode(text);
    analysis.addSource(id, new File([bytes], name));
    const source = { name, size: Math.round(bytes.length / share), chunks: [bytes] };
    for await (const update of ingest(source, catalog)) analysis.updateSource(id, update);
    analysis.endSource(id, share < 1 ? 'cancelled' : 'done');
  }
  return {
    title,
    overview: analysis.getOverview(selection, maxBins, groupBy),
    view: {
      clock: 'utc',
      range: selection.range,
      filters: [],
      scale: 'linear',
      hasPatterns: false,
      hiddenGroups: new Set(),
      ...view,
    },
    lines: [],
    version,
  };
}
