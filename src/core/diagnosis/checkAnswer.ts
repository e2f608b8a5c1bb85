/**
 * How an app answers a health check, where it logs its requests: a line goes in, the status comes out. A check is known
 * by the path that people give it, or by the name that Fly's checks send (`Consul Health Check`).
 */

const BY_PATH =
  /\b(?:GET|HEAD)\b.{0,20}\/(?:\S{0,60}(?:health|ping|status|ready|alive)\S{0,20}|up|live)\b.{0,40}\b([345]\d\d)\b/i;
const BY_NAME = /\b([345]\d\d)\b.{0,80}Consul Health Check/i;
const MAX_LENGTH = 2000;

/** The status, from `300`, of a check that fails by it; undefined of any other line. */
export function findFailedCheckStatus(text: string): string | undefined {
  const line = text.slice(0, MAX_LENGTH);
  return (BY_PATH.exec(line) ?? BY_NAME.exec(line))?.[1];
}
