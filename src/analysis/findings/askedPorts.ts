/** Asked ports: a log goes in; the ports that the proxy asks for, waits for, or checks come out. */
import { at } from '../../core/table/eventTable.ts';
import type { MomentKind } from '../../core/table/lifecycle.ts';
import { spreadRows } from '../../core/table/rows.ts';
import { selectRows } from '../../core/table/selection.ts';
import { readPlacedTexts } from './evidence.ts';
import type { DiagnosisParts } from './tools.ts';

/** Errors whose texts are read again for it. */
const MAX_READ = 40;
/** The code whose message names the port. */
const REFUSED = 'PC01';
const ASKING: ReadonlySet<string> = new Set<MomentKind>(['waiting', 'healthFailed', 'healthPassing']);

export async function listAskedPorts(parts: DiagnosisParts): Promise<ReadonlySet<string>> {
  const { merged, texts, findAskedPort, findAskedPortOfSign } = parts;
  const { table, lifecycle } = merged;
  const rows = spreadRows(selectRows(table, { codes: [REFUSED] }), MAX_READ);
  const lines = await readPlacedTexts(
    rows.map((row) => ({ table, row })),
    texts,
  );
  const details = new Set<string>();
  const isAsking = lifecycle.codes.map((kind) => ASKING.has(kind));
  for (let row = 0; row < lifecycle.length; row += 1)
    if (isAsking[lifecycle.code[row] ?? 0] === true)
      details.add(at(lifecycle.codes, at(lifecycle.cause, row)));
  const ports = [...lines.map((line) => findAskedPort(line ?? '')), ...[...details].map(findAskedPortOfSign)];
  return new Set(ports.filter((port) => port !== undefined));
}
