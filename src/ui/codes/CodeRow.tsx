/** One code of the list: a button whose name begins with the code and then tells the rest. */
import type { ReactNode } from 'react';
import { findErrorCodeEntry } from '../../catalog/codes/index.ts';
import type { CodeSummary } from '../../core/bins/codeSummary.ts';
import { OWNER_LABELS, toSeriesKey } from '../../presentation/categories.ts';
import { formatCount, formatCounted } from '../../presentation/numbers.ts';
import { useSession, useView } from '../base/stores.ts';
import { formatMoment } from '../../presentation/times.ts';
import { useClock } from '../base/useClock.ts';
import { Sparkline } from './Sparkline.tsx';

interface RowProps {
  /** Counts over the chosen range; undefined where no error of the code has a time in it. */
  readonly sparkline: readonly number[] | undefined;
  readonly share: number;
  readonly isShown: boolean;
}

export function CodeRow({ summary, ...row }: RowProps & { readonly summary: CodeSummary }): ReactNode {
  const zone = useClock();
  const span = useSession((session) => session.overview?.span);
  const entry = findErrorCodeEntry(summary.code);
  const { firstSeen, lastSeen } = summary;
  const facts = [
    firstSeen !== undefined &&
      lastSeen !== undefined &&
      (firstSeen === lastSeen
        ? formatMoment(firstSeen, zone, span)
        : `${formatMoment(firstSeen, zone, span)} – ${formatMoment(lastSeen, zone, span)}`),
    summary.machineCount > 0 && formatCounted(summary.machineCount, 'machine'),
    entry === undefined ? undefined : describeOwner(entry.owner, entry.ownerIsJudgement),
    summary.inferred > 0 && `${formatCount(summary.inferred)} inferred from text`,
    summary.asCause > 0 && `quoted as cause ${formatCount(summary.asCause)}×`,
  ];
  return (
    <Row
      {...row}
      code={summary.code}
      title={entry?.title ?? 'not on the documentation page'}
      count={summary.count}
      facts={facts.filter((fact) => typeof fact === 'string')}
    />
  );
}

export function UnclassifiedRow({ count, ...row }: RowProps & { readonly count: number }): ReactNode {
  return (
    <Row
      {...row}
      code=""
      title="Proxy errors of no known code"
      count={count}
      facts={['no code written, and no known wording']}
    />
  );
}

function describeOwner(owner: keyof typeof OWNER_LABELS, isJudgement: boolean): string {
  return `${OWNER_LABELS[owner]}${isJudgement ? ' (our judgement)' : ''}`;
}

interface PlainRowProps extends RowProps {
  readonly code: string;
  readonly title: string;
  readonly count: number;
  readonly facts: readonly string[];
}

function Row({ code, title, count, facts, share, sparkline, isShown }: PlainRowProps): ReactNode {
  const selectCode = useView((view) => view.selectCode);
  const name = code === '' ? title : `${code} ${title}`;
  return (
    <button
      type="button"
      className="code-row"
      aria-label={`${name}, ${[formatCount(count), ...facts].join(', ')}`}
      aria-pressed={isShown}
      onClick={() => {
        selectCode(code);
      }}
    >
      {code !== '' && <span className="code">{code}</span>}
      <span className="code-title">{title}</span>
      {sparkline !== undefined && <Sparkline counts={sparkline} className={`fill-${toSeriesKey(code)}`} />}
      <span className="code-count">{formatCount(count)}</span>
      <span className="code-facts">{facts.join(' · ')}</span>
      <span className="share-bar" aria-hidden="true">
        <span className={`ground-${toSeriesKey(code)}`} style={{ transform: `scaleX(${String(share)})` }} />
      </span>
    </button>
  );
}
