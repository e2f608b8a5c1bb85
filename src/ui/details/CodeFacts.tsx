/** The short facts of a code: whose it is, how often, since when. */
import type { ReactNode } from 'react';
import type { CodeSummary } from '../../core/bins/codeSummary.ts';
import { toCategory, type ErrorCode } from '../../core/format/errorCode.ts';
import { SERIES_LABELS } from '../../presentation/categories.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { useSession } from '../base/stores.ts';
import { formatMoment } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { OwnerText } from './CodeText.tsx';

interface Props {
  readonly code: string;
  readonly entry: ErrorCode | undefined;
  readonly summary: CodeSummary | undefined;
}

export function CodeFacts({ code, entry, summary }: Props): ReactNode {
  const category = toCategory(code);
  return (
    <dl className="facts">
      {entry !== undefined && (
        <div>
          <dt>Whose</dt>
          <dd>
            <OwnerText entry={entry} />
          </dd>
        </div>
      )}
      <div>
        <dt>Category</dt>
        <dd>
          <svg className="swatch" viewBox="0 0 10 10" aria-hidden="true">
            <path className={`fill-${category}`} d="M0 0h10v10h-10z" />
          </svg>
          {SERIES_LABELS[category]}
          {entry !== undefined && isElsewhere(entry) && (
            <span className="muted">; the documentation has it under “{entry.section}”</span>
          )}
        </dd>
      </div>
      <div>
        <dt>Count</dt>
        <dd>
          <Count summary={summary} />
        </dd>
      </div>
      <Seen label="First seen" time={summary?.firstSeen} />
      <Seen label="Last seen" time={summary?.lastSeen} />
    </dl>
  );
}

/** The documentation's sections do not always follow the letter of the code. */
function isElsewhere({ section, category }: ErrorCode): boolean {
  return !section.toLowerCase().startsWith(SERIES_LABELS[category].toLowerCase());
}

function Count({ summary }: { readonly summary: CodeSummary | undefined }): ReactNode {
  if (summary === undefined) return 'none in this range';
  const { count, inferred, asCause } = summary;
  return (
    <>
      <span className="count">{formatCount(count)}</span>
      {inferred > 0 && (
        <span className="muted">
          ; {inferred === count ? 'all' : formatCount(inferred)} inferred from text
        </span>
      )}
      {asCause > 0 && <span className="muted">; quoted by others {formatCount(asCause)}×</span>}
    </>
  );
}

function Seen({ label, time }: { readonly label: string; readonly time: number | undefined }): ReactNode {
  const zone = useClock();
  const span = useSession((session) => session.overview?.span);
  if (time === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="mono">{formatMoment(time, zone, span)}</dd>
    </div>
  );
}
