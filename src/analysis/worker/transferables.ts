/** What crosses threads by being handed over, never copied: what was read goes in, its memory comes out. */
import type { Block } from '../../core/records/blocks.ts';
import { getTransferables } from '../../core/table/eventTable.ts';

export function findTransferables({
  events,
  lifecycle,
  recordCounts: { starts, counts },
}: Pick<Block, 'events' | 'lifecycle' | 'recordCounts'>): ArrayBuffer[] {
  const columns = [...getTransferables(events), ...getTransferables(lifecycle)];
  return [...columns, starts.buffer as ArrayBuffer, counts.buffer as ArrayBuffer];
}
