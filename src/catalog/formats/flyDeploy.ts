/**
 * Output of `fly deploy` and `fly status` that was saved as the log: what flyctl says of machines, health checks, smoke
 * checks, leases and the release command, and the lines of the log that it repeats, as messages alone. The rest of it,
 * of the build and of the tables, belongs to the line before.
 */
import type { LogFormat } from '../../core/format/logFormat.ts';
import { readLifecycle } from '../lifecycle/lifecycle.ts';
import { readDeploySentence } from './parts/deploySentences.ts';
import { isFlyWording, toGuessedRecord } from './parts/flyWordings.ts';
import { readStatusRow } from './parts/statusRows.ts';

/** Until 2022, lines of the log stood behind a bar. */
const BEFORE_MESSAGE = /^\s*(?:\|\s)?\s*/;

export default {
  id: 'flyDeploy',
  label: 'fly deploy or fly status output',
  framing: 'line',
  markers: [],
  timePlace: 'none',
  samples: [
    "Updating existing machines in 'shop' with rolling strategy",
    '  [1/2] Waiting for 148e21ea7d9d68 [app] to become healthy: 0/1',
    'Error: smoke checks for 148e21ea7d9d68 failed: the app appears to be crashing',
    'WARNING The app is not listening on the expected address and will not be reachable by fly-proxy.\nYou can fix this by configuring your app to listen on the following addresses:\n  - 0.0.0.0:8080',
    'Error: release command failed - aborting deployment. machine 148e21ea7d9d68 exited with non-zero status of 1',
    'app  148e21ea7d9d68  3  ams  stopped    1 total, 1 critical  2026-03-02T08:15:31Z',
  ],
  repeatsLog: true,
  isEvidence: ({ provider }) => provider === 'flyctl',
  readRecords(text) {
    const sentence = readDeploySentence(text);
    if (sentence !== undefined) {
      const { level, machine, app, text: message } = sentence;
      const names = { ...(machine !== undefined && { machine }), ...(app !== undefined && { app }) };
      return [{ provider: 'flyctl', level, message, ...names }];
    }
    const row = readStatusRow(text);
    if (row !== undefined) return [row];
    const message = text.slice(BEFORE_MESSAGE.exec(text)?.[0].length ?? 0).trimEnd();
    const firstLine = message.split('\n', 1)[0] ?? '';
    // Between sentences of flyctl's, what tells of a machine is of the log that it repeats.
    const isRepeated = isFlyWording(firstLine) || readLifecycle({ message: firstLine }) !== undefined;
    return isRepeated ? [toGuessedRecord(message)] : [];
  },
} satisfies LogFormat;
