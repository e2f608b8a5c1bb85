/** The first lines of what is listed on the page, masked, each to be taken along or not. None is at first. */
import { useEffect, useState, type ReactNode } from 'react';
import type { ChosenLine } from '../../artefacts/content/content.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { toVisibleText } from '../../presentation/visibleText.ts';
import { getLineSelection } from '../../store/view.ts';
import { useStores } from '../base/stores.ts';

interface Props {
  readonly chosen: readonly ChosenLine[];
  /** As the artefact masks its lines; undefined until there is one. */
  readonly maskLine: ((text: string) => string) | undefined;
  readonly onChange: (lines: readonly ChosenLine[]) => void;
}

const MOST_LINES = 20;

export function LinePicker({ chosen, maskLine, onChange }: Props): ReactNode {
  const lines = useFirstLines();
  if (lines === undefined || maskLine === undefined) return null;
  if (lines.length === 0)
    return (
      <p className="share-note">No lines to take along: the file is not at hand, or nothing is listed.</p>
    );
  return (
    <details className="share-lines">
      <summary>
        Lines of the log: {chosen.length === 0 ? 'none' : formatCount(chosen.length)} of the first{' '}
        {formatCount(lines.length)}
      </summary>
      <fieldset>
        <legend className="visually-hidden">Lines of the log to take along, masked</legend>
        {lines.map((line) => (
          <label key={`${line.place.textId} ${String(line.place.start)}`} className="share-line">
            <input
              type="checkbox"
              checked={chosen.includes(line)}
              onChange={({ target }) => {
                // In the order of the list, whatever was clicked first.
                onChange(lines.filter((other) => (other === line ? target.checked : chosen.includes(other))));
              }}
            />
            <code>{toVisibleText(maskLine(line.text)).trim()}</code>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** Undefined until they are read; of the chosen code, range and filters, as *Lines* lists them. */
function useFirstLines(): readonly ChosenLine[] | undefined {
  const { analysis, view } = useStores();
  const [lines, setLines] = useState<readonly ChosenLine[]>();
  useEffect(() => {
    let isWanted = true;
    const shown = view.getState();
    analysis
      .getLines(getLineSelection(shown), shown.newestFirst, 0, MOST_LINES)
      .then(
        (page) =>
          page.lines.flatMap(({ text, sourceName, textId, lineNumber, start, end }): ChosenLine[] =>
            text === undefined ? [] : [{ text, sourceName, place: { textId, lineNumber, start, end } }],
          ),
        // The analysis is lost; the page says so.
        () => [],
      )
      .then(
        (read) => {
          if (isWanted) setLines(read);
        },
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [analysis, view]);
  return lines;
}
