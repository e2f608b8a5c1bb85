/**
 * How an app answers a health check, where it logs its requests: a line goes in, the status comes out. A check is known
 * by the path that people give it, or by the name that Fly's checks send (`Consul Health Check`).
 */

const PATH =
  '\\/(?:[\\w.-]{1,40}\\/){0,3}[._-]?(?:health|ping|status|ready|alive|live|up)(?:z|check|_check|-check|y)?\\/?(?:\\?[^\\s"]{0,80})?';
const FAILED = '([345]\\d\\d)\\b';
/** `GET /up 404`, `"GET /healthz HTTP/1.1" 503 12`, `GET /up -> 500` */
const IN_ACCESS_LOG = new RegExp(
  `\\b(?:GET|HEAD) ${PATH}"? (?:HTTP\\/[\\d.]{1,3}"? |(?:->|→|-) ){0,2}${FAILED}`,
);
/** `"url":"/healthz",…"statusCode":404`, `path=/up status=500` */
const IN_FIELDS = new RegExp(
  `\\b(?:url|path|uri|target)"?\\s?[:=]\\s?"?${PATH}["\\s,}].{0,200}?\\bstatus(?:_?[Cc]ode)?"?\\s?[:=]\\s?"?${FAILED}`,
);
const BY_NAME = /\b([345]\d\d)\b.{0,80}Consul Health Check/i;
const MAX_LENGTH = 2000;

/** The status, from `300`, of a check that fails by it; undefined of any other line. */
export function findFailedCheckStatus(text: string): string | undefined {
  const line = text.slice(0, MAX_LENGTH);
  return (IN_ACCESS_LOG.exec(line) ?? IN_FIELDS.exec(line) ?? BY_NAME.exec(line))?.[1];
}
