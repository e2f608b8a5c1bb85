/** What could not be read. Each alert stays until it is dismissed. */
import type { ReactNode } from 'react';
import { describeFailure } from '../failures.ts';
import { Prose } from '../Prose.tsx';
import { useSession } from '../stores.ts';
import { toVisibleText } from '../visibleText.ts';

export function Alerts(): ReactNode {
  const alerts = useSession((session) => session.alerts);
  const crash = useSession((session) => session.crash);
  const dismiss = useSession((session) => session.dismissAlert);
  return (
    // Always on the page, so that screen readers notice what comes into it.
    <div className="alerts">
      {crash !== undefined && (
        <div role="alert" className="alert">
          <p>
            <strong>The analysis stopped, by a fault of Postflight or for want of memory.</strong> What was
            read is lost. Reload the page and open the files again. ({toVisibleText(crash)})
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              location.reload();
            }}
          >
            Reload
          </button>
        </div>
      )}
      {alerts.map((alert) => {
        const { what, next } = describeFailure(alert);
        return (
          <div key={alert.id} role="alert" className="alert">
            <p>
              <strong>{what}</strong> <Prose>{next}</Prose>
            </p>
            <button
              type="button"
              className="button"
              onClick={() => {
                dismiss(alert.id);
              }}
            >
              Dismiss
            </button>
          </div>
        );
      })}
    </div>
  );
}
