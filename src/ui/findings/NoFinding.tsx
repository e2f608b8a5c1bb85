/** One calm line where nothing was found: what was looked at, so that silence says something. */
import type { ReactNode } from 'react';
import { isShortLog } from '../../core/log/shortLog.ts';
import type { Overview } from '../../store/session.ts';
import { formatCounted } from '../../presentation/numbers.ts';
import { useSession } from '../base/stores.ts';

export function NoFinding(): ReactNode {
  const overview = useSession((session) => session.overview);
  if (overview === undefined) return null;
  return <p className="finding-none">{describeNothing(overview)}</p>;
}

function describeNothing({ sources, totals, span }: Overview): string {
  const errors = totals.errors + totals.unclassified;
  const count = sources.reduce((sum, source) => sum + source.records, 0);
  const records = formatCounted(count, 'record');
  if (errors === 0) return `No incident found: there is no proxy error in ${records}.`;
  const counted = formatCounted(errors, 'error');
  if (span === undefined)
    return `No incident found: ${counted} in ${records}, and no rule fits. Without times, nothing says whether they rose.`;
  if (isShortLog(count, span))
    return `No incident found: ${counted} in ${records}. That is too little to tell what is usual; what each code means is under Codes.`;
  return `No incident found: ${counted} in ${records}, at no time more than is usual in this log, and no rule fits.`;
}
