/** A trial at the push of a button: the page tries to reach another host, and the browser should refuse. */
import { useState, type ReactNode } from 'react';
import { tryToConnect, type Outcome } from '../../protection/tryToConnect.ts';

const SAYS: Readonly<Record<Outcome, string>> = {
  refused: 'Refused by the browser, as it should be: nothing left.',
  notRefused:
    'The browser did not refuse. Nothing was sent, because the address does not exist; but here only the app’s own code keeps the promise.',
};

export function Trial(): ReactNode {
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <div className="privacy-trial">
      <button
        type="button"
        className="button"
        onClick={() => {
          setOutcome(undefined);
          void tryToConnect(document).then(setOutcome);
        }}
      >
        Try to reach another host
      </button>
      <p role="status">{outcome !== undefined && SAYS[outcome]}</p>
    </div>
  );
}
