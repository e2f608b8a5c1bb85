/** In which zone a file's times are, where the file does not say. Another choice reads the file again. */
import { useId, type ReactNode } from 'react';
import { UTC } from '../../core/time/timeZones.ts';
import type { TextReport } from '../../store/session.ts';
import { useIsAtHand } from '../kept/useKeptFile.ts';
import { useSession } from '../base/stores.ts';
import { getLocalZoneName } from '../../presentation/times.ts';

export function ZoneChoice({ source }: { readonly source: TextReport }): ReactNode {
  const readInZone = useSession((session) => session.readInZone);
  const isAtHand = useIsAtHand(source.id);
  const id = useId();
  const local = getLocalZoneName();
  const likely = new Set([UTC, local, source.zone]);
  return (
    <p className="zone-choice">
      <label htmlFor={id}>Its times are those of</label>{' '}
      <select
        id={id}
        className="select"
        value={source.zone}
        disabled={!isAtHand || source.isSaved} // it would have to be read again
        onChange={({ target }) => {
          readInZone(source.fileId, target.value);
        }}
      >
        {[...likely].map((zone) => (
          <option key={zone} value={zone}>
            {zone === local && zone !== UTC ? `${zone} (this computer)` : zone}
          </option>
        ))}
        <hr />
        {Intl.supportedValuesOf('timeZone')
          .filter((zone) => !likely.has(zone))
          .map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
      </select>
    </p>
  );
}
