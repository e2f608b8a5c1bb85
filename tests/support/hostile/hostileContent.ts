/** Texts go in; what an artefact shows comes out, with one of them in every place that takes text from outside. */
import { toFileId, toTextId } from '../../../src/analysis/api/ids.ts';
import type { ArtefactContent } from '../../../src/artefacts/content/content.ts';
import { toContent } from '../read/artefactContent.ts';

const START = Date.UTC(2026, 10, 22, 11);
const CODES = ['PC01', 'PM05', 'PU02', 'PX99'];

/** Read for real, as JSON that names them; then put where nothing but a saved analysis or a person can. */
export async function toHostileContent(texts: readonly string[], hasErrors = true): Promise<ArtefactContent> {
  let turn = 0;
  const next = (): string => texts[(turn += 1) % texts.length] ?? '';
  const rename = <Named extends { readonly name: string }>(shares: readonly Named[]): readonly Named[] =>
    shares.map((share) => ({ ...share, name: next() }));
  const lines = Array.from({ length: 12 }, (_, second) =>
    JSON.stringify({
      event: { provider: hasErrors ? 'proxy' : 'app' },
      fly: { app: { instance: next(), name: next() }, region: next() },
      log: { level: 'error' },
      message: `[${CODES[second % CODES.length] ?? ''}] ${next()}`,
      timestamp: new Date(START + second * 1000).toISOString(),
    }),
  );
  const files = [1, 0.5].map((share) => ({ name: next(), text: `${lines.join('\n')}\n`, share }));
  const content = await toContent({
    files: hasErrors ? files : files.slice(1),
    title: next(),
    view: { filters: [next(), next(), next()] },
    groupBy: 'machine',
  });
  const { overview } = content;
  const { timeline } = overview;
  return {
    ...content,
    lines: overview.codes.map((_, i) => ({
      place: { textId: toTextId(toFileId('opened', 0), 0), start: 0, end: 1, lineNumber: i + 1 },
      sourceName: next(),
      text: next(),
    })),
    overview: {
      ...overview,
      apps: rename(overview.apps),
      sources: overview.sources.map((source) => ({
        ...source,
        problems: [{ kind: 'saved', of: 'damaged', message: next() }],
      })),
      timeline: timeline && {
        ...timeline,
        stack: { ...timeline.stack, groups: rename(timeline.stack.groups) },
      },
      codes: overview.codes.map((code) => ({
        ...code,
        machines: rename(code.machines),
        regions: rename(code.regions),
        causes: [{ name: next(), count: 1 }],
      })),
    },
  };
}
