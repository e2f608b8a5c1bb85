/** What could not be read, and what else has to be said. Each stays until it is dismissed. */
import type { ReactNode } from 'react';
import { useRemoveContextFile } from '../files/useRemoveContextFile.ts';
import type { ContextFile } from '../../core/diagnosis/appContext.ts';
import type { Alert } from '../../store/session.ts';
import { describeFailure } from './failures.ts';
import { formatCount } from '../../presentation/numbers.ts';
import { Prose } from '../base/Prose.tsx';
import { removeFlyToml } from '../../store/findings.ts';
import { useSession, useStores } from '../base/stores.ts';
import { toVisibleName, toVisibleText } from '../../presentation/visibleText.ts';
import { Notices } from './Notices.tsx';

/** More alerts than this of files that were opened together become one. */
const MAX_APART = 3;

export function Alerts(): ReactNode {
  const alerts = useSession((session) => session.alerts);
  const crash = useSession((session) => session.crash);
  const flyTomlName = useSession((session) => session.flyTomlName);
  const contextFiles = useSession((session) => session.contextFiles);
  const isEmpty = useSession(
    ({ overview, readings }) => (overview?.sources.length ?? 0) + readings.length === 0,
  );
  return (
    <div className="alerts">
      {crash !== undefined && <CrashAlert reason={crash} />}
      {flyTomlName !== undefined && isEmpty && <FlyTomlAlone name={flyTomlName} />}
      {isEmpty && contextFiles.map((file) => <ContextAlone key={file.name} file={file} />)}
      {groupByBatch(alerts).map((group) =>
        group.length > MAX_APART ? (
          <GroupAlert key={group[0]?.id} alerts={group} />
        ) : (
          group.map((alert) => <SingleAlert key={alert.id} alert={alert} />)
        ),
      )}
      <Notices />
    </div>
  );
}

function groupByBatch(alerts: readonly Alert[]): readonly (readonly Alert[])[] {
  const groups = new Map<number, Alert[]>();
  for (const alert of alerts) {
    const group = groups.get(alert.batch);
    if (group === undefined) groups.set(alert.batch, [alert]);
    else group.push(alert);
  }
  return [...groups.values()];
}

function CrashAlert({ reason }: { readonly reason: string }): ReactNode {
  return (
    <div role="alert" className="alert">
      <p>
        <strong>The analysis stopped, by a fault of Postflight or for want of memory.</strong> Reload the
        page: what was read to its end comes back where the browser keeps it; open the rest again. (
        {toVisibleText(reason)})
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
  );
}

/** Findings are compared with a fly.toml; without a log there are none. */
function FlyTomlAlone({ name }: { readonly name: string }): ReactNode {
  const { session, analysis } = useStores();
  return (
    <div role="alert" className="alert">
      <p>
        <strong>
          <bdi>{toVisibleName(name)}</bdi> is the configuration of an app, not a log.
        </strong>{' '}
        It is kept for now: open a log of the app as well, and the findings tell what to change in it.
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          removeFlyToml(session, analysis);
        }}
      >
        Dismiss
      </button>
    </div>
  );
}

/** Nor is there anything to use these for. */
function ContextAlone({ file }: { readonly file: ContextFile }): ReactNode {
  const removeFile = useRemoveContextFile();
  return (
    <div role="alert" className="alert">
      <p>
        <strong>
          <bdi>{toVisibleName(file.name)}</bdi> is what <code>{file.label}</code> prints, not a log.
        </strong>{' '}
        It is kept for now: open a log of the app as well. Then {file.use}.
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          removeFile(file.name);
        }}
      >
        Dismiss
      </button>
    </div>
  );
}

function SingleAlert({ alert }: { readonly alert: Alert }): ReactNode {
  const readAnyway = useSession((session) => session.readAnyway);
  const { what, next, lines = [] } = describeFailure(alert);
  return (
    <div role="alert" className="alert">
      <div>
        <p>
          <strong>{what}</strong> <Prose>{next}</Prose>
        </p>
        {lines.length > 0 && (
          <ol className="raw-lines" aria-label="Its first lines">
            {lines.map((line, i) => (
              <li key={i}>
                <code>{line}</code>
              </li>
            ))}
          </ol>
        )}
      </div>
      {alert.failure.kind === 'notText' && alert.source !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            readAnyway(alert.id);
          }}
        >
          Read it anyway
        </button>
      )}
      <DismissButton alerts={[alert]} />
    </div>
  );
}

function GroupAlert({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  return (
    <div role="alert" className="alert">
      <details>
        <summary>
          <strong>{formatCount(alerts.length)} files could not be read, or not to their end.</strong>
        </summary>
        <ul className="bullets">
          {alerts.map((alert) => (
            <li key={alert.id}>{describeFailure(alert).what}</li>
          ))}
        </ul>
        {[...new Set(alerts.map((alert) => describeFailure(alert).next))].map((next) => (
          <p key={next}>
            <Prose>{next}</Prose>
          </p>
        ))}
      </details>
      <DismissButton alerts={alerts} />
    </div>
  );
}

function DismissButton({ alerts }: { readonly alerts: readonly Alert[] }): ReactNode {
  const dismiss = useSession((session) => session.dismissAlerts);
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        dismiss(alerts.map(({ id }) => id));
      }}
    >
      Dismiss
    </button>
  );
}
