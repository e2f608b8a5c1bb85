/** What the host sends now; undefined until it is known, and 'unknown' where nobody answers. */
import { useEffect, useState } from 'react';
import { readArrivedPage, type ArrivedPage } from '../../protection/arrivedHeaders.ts';

export type Arrived = ArrivedPage | 'unknown' | undefined;

export function useArrivedPage(): Arrived {
  const [arrived, setArrived] = useState<Arrived>();
  useEffect(() => {
    let isGone = false;
    const show = (page: Arrived): void => {
      if (!isGone) setArrived(page);
    };
    readArrivedPage(location.href).then(show, () => {
      show('unknown');
    });
    return () => {
      isGone = true;
    };
  }, []);
  return arrived;
}
