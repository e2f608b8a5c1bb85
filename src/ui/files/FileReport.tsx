import type { ReactNode } from 'react';
import { findLongestGap } from '../../core/log/gaps.ts';
import { getCoverage, type SourceState } from '../../core/records/sourceReport.ts';
import type { TextReport } from '../../store/session.ts';
import { NotAtHand } from '../kept/NotAtHand.tsx';
import { formatBytes, formatCount, formatCounted, formatShare } from '../../presentation/numbers.ts';
import { toReportId } from '../base/places.ts';
import { useSession } from '../base/stores.ts';
import { formatRange, withZone } from '../../presentation/times.ts';
import { KnownLayouts } from './KnownLayouts.tsx';
import { LineShares } from './LineShares.tsx';
import { describeGaps } from '../../presentation/gaps.ts';
import { describeProblem } from '../../presentation/problemText.ts';
import { ZoneChoice } from './ZoneChoice.tsx';
import { toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';
import { useClock } from '../base/useClock.ts';

const STATE_TEXTS: Readonly<Record<SourceState, string>> = {
  reading: 'being read',
  done: 'read to its end',
  cancelled: 'cancelled',
  failed: 'broke off',
};

export function FileReport({ source }: { readonly source: TextReport }): ReactNode {
  const remove = useSession((session) => session.remove);
  const clock = useClock();
  const isTimeOfDay = clock === 'timeOfDay';
  const zone = source.timeKind === 'timeOfDay' ? source.timeKind : clock;
  const longestGap = findLongestGap(source.gaps);
  const name = toVisibleName(source.name);
  const span = source.span && { start: source.span.first, end: source.span.last + 1 };
  // The end of a record's span is its last record, not what comes behind it.
  const spanText =
    source.span && formatRange({ start: source.span.first, end: source.span.last }, zone, undefined);
  return (
    <article id={toReportId(source.id)} className="file" aria-label={name}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <button
        type="button"
        className="button"
        aria-label={`Remove ${name}`}
        onClick={() => {
          remove(source.id);
        }}
      >
        Remove
      </button>
      <dl className="facts">
        <Fact label="Size">{formatBytes(source.bytes)}</Fact>
        <Fact label="Layout">{source.format?.label ?? 'not recognised yet'}</Fact>
        <Fact label="Encoding">
          {source.encoding.toUpperCase()}
          {source.compression !== 'none' && `, packed as ${source.compression}`}
        </Fact>
        <Fact label="Read">
          {formatShare(getCoverage(source))}, {STATE_TEXTS[source.state]}
        </Fact>
        <Fact label="Span">{spanText === undefined ? 'no times' : withZone(spanText, zone, span)}</Fact>
        <Fact label="Records">{formatCount(source.records)}</Fact>
      </dl>
      <LineShares source={source} />
      <NotAtHand textId={source.id} />
      {source.unread > (source.lines - source.blank) / 2 && <KnownLayouts />}
      {source.isScannedSlowly && (
        <p className="file-note">
          Read with the slower scanner, because this browser runs no WebAssembly here. The numbers are the
          same.
        </p>
      )}
      {source.timeKind === 'zoneless' && <ZoneChoice source={source} />}
      {source.timeKind === 'timeOfDay' && !isTimeOfDay && (
        <p className="file-note">
          Its times of day cannot be put beside the other files’ dates: its errors are counted, but not on the
          timeline.
        </p>
      )}
      {source.problems.length + source.gaps.length > 0 && (
        <ul className="problems" aria-label={`Problems of ${name}`}>
          {source.problems.map((problem) => (
            <li key={describeProblem(problem)}>
              {toVisibleText(describeProblem(problem))}
              {'line' in problem && ` Line ${formatCount(problem.line)}.`}
            </li>
          ))}
          {longestGap !== undefined && <li>{describeGaps(source.gaps, longestGap, zone)}</li>}
        </ul>
      )}
      {source.unreadExamples.length > 0 && <UnreadLines source={source} />}
    </article>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function UnreadLines({ source: { unread, unreadExamples } }: { readonly source: TextReport }): ReactNode {
  const shown = unreadExamples.length;
  return (
    <details>
      <summary>
        {shown < unread
          ? `First ${formatCount(shown)} of ${formatCounted(unread, 'unread line')}`
          : formatCounted(unread, 'unread line')}
      </summary>
      <ol className="raw-lines">
        {unreadExamples.map(({ lineNumber, text }) => (
          <li key={lineNumber}>
            <span className="line-number">{formatCount(lineNumber)}</span>
            <code>{toVisibleText(text)}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
