/** What to change in the fly.toml that was opened beside the log, as a diff. */
import type { ReactNode } from 'react';
import { toVisibleText } from '../../presentation/visibleText.ts';
import type { PlacedFinding } from '../../store/session.ts';

export function SettingChanges({ finding }: { readonly finding: PlacedFinding }): ReactNode {
  return finding.changes.map(({ file, setting, diff }) => (
    <figure key={setting} className="setting-change">
      <figcaption>
        In <bdi>{toVisibleText(file)}</bdi>: <code>{setting}</code>
      </figcaption>
      <pre>
        {diff.split('\n').map((line, index) => (
          <DiffLine key={index} line={line} />
        ))}
      </pre>
    </figure>
  ));
}

function DiffLine({ line }: { readonly line: string }): ReactNode {
  const text = `${toVisibleText(line)}\n`;
  if (line.startsWith('+ ')) return <ins>{text}</ins>;
  return line.startsWith('- ') ? <del>{text}</del> : text;
}
