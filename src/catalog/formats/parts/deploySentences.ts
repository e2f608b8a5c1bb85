/**
 * What flyctl itself says while it deploys (superfly/flyctl, internal/command/deploy and internal/machine): a line goes
 * in, its sentence, the machine it is about and how grave it is come out. A status sign and a counter may stand before.
 */
export interface DeploySentence {
  /** Without the status sign and the counter. */
  readonly text: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly machine: string | undefined;
  readonly app: string | undefined;
}

const BEFORE_SENTENCE = /^\s*(?:(?:[✔✓✖✗✘❌⚠>|]|ok)\s+)?(?:\[\d{1,4}\/\d{1,4}\]\s+)?/u;

/** Of machines, checks, leases and release commands. */
const OF_A_MACHINE: readonly RegExp[] = [
  /^(?:Updating|Replacing|Created machine|Created release_command machine|Destroy(?:ing|ed) machine) [0-9a-f]{14}\b/,
  /^Waiting for (?:machine )?[0-9a-f]{14}(?: \[[^\]]{1,60}\])? to (?:have state: |become healthy: |get |reach )/,
  /^Machine [0-9a-f]{14}(?: \[[^\]]{1,60}\])? (?:has state: |was created|update |is now in a good state|reached |now ready|cordoned|destroyed|updated successfully)/,
  /^(?:Checking that|Checking health of machine|Running smoke checks on machine|Running machine checks on machine) [0-9a-f]{14}\b/,
  /^(?:Acquiring|Acquired|Clearing|Cleared|Already have|Skipped) lease for (?:unreachable machine )?[0-9a-f]{14}\b/,
  /^Failed to (?:acquire|clear) lease for [0-9a-f]{14}\b/,
  /^(?:WARN |Error: )?(?:failed to (?:release|acquire) lease|did not acquire lease)(?: for machine [0-9a-f]{14})?\b/,
  /^(?:Error: )?[Ss]moke checks for \S{1,40} failed: /,
  /^(?:Error: |Failed: |Unrecoverable error: )?(?:failed to update machine \S{1,40}: |timeout reached waiting for health ?checks to pass for machine )/,
  /^(?:Failed: |Unrecoverable error: )\S/,
  /^(?:Failed to create canary machine: |Failed to update machines: |Rolling back failed deployment)/,
  /^(?:Error: )?[Rr]elease command failed - aborting deployment/,
  /^Error release_command failed running on machine [0-9a-f]{14} with exit code \d{1,5}/,
  /^(?:[Ee]rror release_command )?machine [0-9a-f]{14} exited with non-zero status of \d{1,5}/,
  /^release_command (?:failed$|[0-9a-f]{14} completed successfully)/,
  /^(?:WARNING )?The app is not listening on the expected address and will not be reachable by fly-proxy/,
];
/** Of the app or the image; `APP` is what the parentheses hold. */
const OF_THE_APP: readonly RegExp[] = [
  /^Updating existing machines in '([^']{1,100})' with \w{1,20} strategy/,
  /^Watch your (?:app|deployment) at https:\/\/fly\.io\/apps\/([a-z0-9-]{1,100})\/monitoring/,
  /^Running ([a-z0-9-]{1,100}) release_command: /,
  /^(?:==>|-->) (?:Verifying app config|Verified app config|Building image|Pushing image)/,
  /^No machines in group \S{1,60}, launching /,
  /^Waiting for all (?:green|blue) machines to /,
  /^Check its logs: here's the last /,
];
const MACHINE = /\b[0-9a-f]{14}\b/;
const GRAVE =
  /^(?:Error\b|error\b|Failed\b|Unrecoverable\b|failed to (?!release)|did not\b|[Ss]moke checks|[Rr]elease command failed|timeout reached|release_command failed|Machine \S+(?: \[[^\]]{1,60}\])? update (?:failed|canceled))|exited with non-zero status/;
const NOTED = /^(?:WARN\b|WARNING\b|failed to release|The app is not listening)/;

/** Undefined where flyctl does not say this. */
export function readDeploySentence(line: string): DeploySentence | undefined {
  const text = line.slice(BEFORE_SENTENCE.exec(line)?.[0].length ?? 0).trimEnd();
  const firstLine = text.split('\n', 1)[0] ?? '';
  const ofApp = OF_THE_APP.map((words) => words.exec(firstLine)).find((found) => found !== null);
  if (ofApp === undefined && !OF_A_MACHINE.some((words) => words.test(firstLine))) return undefined;
  const level = NOTED.test(firstLine) ? 'warn' : GRAVE.test(firstLine) ? 'error' : 'info';
  return { text, level, machine: MACHINE.exec(firstLine)?.[0], app: ofApp?.[1] };
}
