/** That the page works offline, and how it becomes an app of its own. */
import type { ReactNode } from 'react';
import { useInstallation } from '../base/stores.ts';

export function OfflineUse(): ReactNode {
  const offline = useInstallation((installation) => installation.offline);
  return (
    <div className="offline-use">
      {offline === 'ready' && <p>Ready to work offline.</p>}
      <InstallButton />
      <details>
        <summary>Offline, and as an app</summary>
        {offline === 'unavailable' ? (
          <p>
            Here the browser does not let the page keep itself, so it needs the network to start. Everything
            else works the same.
          </p>
        ) : (
          <p>
            After the first visit the page starts without a network, with all its parts. A new version waits
            until you reload.
          </p>
        )}
        <p>
          Browsers that install web apps offer it in their menu. Installed, Postflight opens .log, .txt,
          .json, .ndjson, .jsonl, .csv, .gz, .zst and .zip files from the file manager and takes files that
          other apps share. They stay on this device like all others.
        </p>
      </details>
    </div>
  );
}

function InstallButton(): ReactNode {
  const canInstall = useInstallation((installation) => installation.canInstall);
  const install = useInstallation((installation) => installation.install);
  if (!canInstall) return null;
  return (
    <button type="button" className="button" onClick={() => void install()}>
      Install
    </button>
  );
}
